using System.Data;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A sheet of the workbook before it is written.</summary>
/// <param name="Name">Name of its tab: 31 characters at most, none of <c>[]:*?/\</c>.</param>
/// <param name="Table">Its header and rows.</param>
/// <param name="Widths">Width of each column in characters.</param>
/// <param name="Formats">Number format of each column, or null for text.</param>
internal sealed record WorkbookSheet(string Name, DataTable Table, IReadOnlyList<int> Widths, IReadOnlyList<string?> Formats);
