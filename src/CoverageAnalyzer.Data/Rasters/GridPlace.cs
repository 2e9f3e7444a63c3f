namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Where a grid may lie, by its edges.</summary>
internal static class GridPlace
{
    /// <summary>No system in use has a coordinate beyond this: the whole earth is 40 million metres round.</summary>
    private const double FarthestCoordinate = 1e9;

    /// <summary>True where all four edges are numbers that a place on earth can have in degrees, metres or feet.</summary>
    /// <param name="west">West edge.</param>
    /// <param name="first">Edge of the first row.</param>
    /// <param name="east">East edge.</param>
    /// <param name="last">Edge of the last row.</param>
    public static bool IsOnEarth(double west, double first, double east, double last) =>
        Math.Abs(west) <= FarthestCoordinate && Math.Abs(first) <= FarthestCoordinate && Math.Abs(east) <= FarthestCoordinate && Math.Abs(last) <= FarthestCoordinate;
}
