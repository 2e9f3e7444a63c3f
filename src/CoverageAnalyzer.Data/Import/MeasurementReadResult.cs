using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Measurements;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The measured points of a file.</summary>
/// <param name="Points">The usable points in the order of their rows.</param>
/// <param name="Table">The file as read.</param>
/// <param name="Rejected">Rows not used, with the reason.</param>
public sealed record MeasurementReadResult(IReadOnlyList<MeasuredPoint> Points, PointTable Table, IReadOnlyList<RejectedRow> Rejected);
