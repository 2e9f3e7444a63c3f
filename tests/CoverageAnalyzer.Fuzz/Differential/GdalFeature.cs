namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A feature as GDAL has it.</summary>
/// <param name="Vertices">Its vertices.</param>
/// <param name="West">Least abscissa; NaN without a geometry.</param>
/// <param name="South">Least ordinate.</param>
/// <param name="East">Greatest abscissa.</param>
/// <param name="North">Greatest ordinate.</param>
/// <param name="Area">Planar area.</param>
internal sealed record GdalFeature(int Vertices, double West, double South, double East, double North, double Area);
