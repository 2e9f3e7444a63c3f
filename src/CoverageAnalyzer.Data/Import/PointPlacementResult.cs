using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Points with their places and communes.</summary>
/// <typeparam name="TPoint">Service points or sites.</typeparam>
/// <param name="Points">The points in the order of their files and rows.</param>
/// <param name="Rejected">Rows not used, those the reader rejected before included, with the reason.</param>
/// <param name="RowsRead">Rows of all files.</param>
/// <param name="ApproximateCount">Points placed by the name or code of their commune.</param>
/// <param name="OutsideCount">Points that stand in no commune.</param>
public sealed record PointPlacementResult<TPoint>(
    IReadOnlyList<TPoint> Points, IReadOnlyList<RejectedRow> Rejected, long RowsRead, int ApproximateCount, int OutsideCount);
