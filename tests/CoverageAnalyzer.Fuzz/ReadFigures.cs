namespace CoverageAnalyzer.Fuzz;

/// <summary>What another program must find in a file that ours accepts.</summary>
/// <param name="Count">Features, or cells of a raster.</param>
/// <param name="West">Least x, in the file's own coordinates; of a raster its outer edge. NaN where there is none.</param>
/// <param name="South">Least y.</param>
/// <param name="East">Greatest x.</param>
/// <param name="North">Greatest y.</param>
/// <param name="Area">Planar area in the file's own coordinates; of a raster the sum of its values.</param>
public sealed record ReadFigures(long Count, double West, double South, double East, double North, double Area)
{
    /// <summary>Figures of a file that no other program is asked about.</summary>
    public static ReadFigures None { get; } = new(0, double.NaN, double.NaN, double.NaN, double.NaN, 0);
}
