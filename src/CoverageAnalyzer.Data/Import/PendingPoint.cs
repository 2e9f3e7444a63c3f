using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A row whose coordinates wait until the whole column has been seen.</summary>
/// <param name="Record">The row.</param>
/// <param name="X">Longitude or first coordinate.</param>
/// <param name="Y">Latitude or second coordinate.</param>
/// <param name="Radius">Coverage radius.</param>
/// <param name="Flags">What its coordinates leave open.</param>
internal sealed record PendingPoint(PointRecord Record, ParsedNumber X, ParsedNumber Y, ParsedNumber Radius, CoordinateFlags Flags);
