using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Data.Import;

/// <summary>An official list of communes with the file it was read from.</summary>
/// <param name="List">The list, joined to the communes.</param>
/// <param name="Table">The file as read: format, encoding, rows, rejected rows, files.</param>
public sealed record UnitListTable(OfficialList List, PointTable Table);
