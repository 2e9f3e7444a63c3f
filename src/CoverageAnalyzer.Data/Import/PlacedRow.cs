namespace CoverageAnalyzer.Data.Import;

/// <summary>A row of a point file with its place.</summary>
/// <param name="Table">The file it comes from.</param>
/// <param name="Record">The row.</param>
/// <param name="LongitudeDegrees">Longitude.</param>
/// <param name="LatitudeDegrees">Latitude.</param>
/// <param name="CommuneIndex">The commune, or null.</param>
/// <param name="IsApproximate">True where the place is only that of the commune.</param>
internal sealed record PlacedRow(
    PointTable Table, PointRecord Record, double LongitudeDegrees, double LatitudeDegrees, int? CommuneIndex, bool IsApproximate);
