using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The villages of a file.</summary>
/// <param name="Layer">The villages in the order of their codes, with their polygons where the file has them.</param>
/// <param name="Table">The file as read: format, encoding, coordinate system (<see cref="PointTable.Crs"/>), rows, files.</param>
/// <param name="Rejected">Rows and features not used, with the reason.</param>
/// <param name="ApproximateCount">Villages placed by the name or code of their commune.</param>
/// <param name="OutsideCount">Villages that lie in no commune.</param>
public sealed record VillageReadResult(
    VillageLayer Layer, PointTable Table, IReadOnlyList<RejectedRow> Rejected, int ApproximateCount, int OutsideCount);
