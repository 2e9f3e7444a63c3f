namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>What another reader must find in a feature too.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Vertices">Vertices of its geometry, closing ones included; 0 without a geometry.</param>
/// <param name="West">Least abscissa, in the file's own coordinates; NaN without a geometry.</param>
/// <param name="South">Least ordinate.</param>
/// <param name="East">Greatest abscissa.</param>
/// <param name="North">Greatest ordinate.</param>
/// <param name="Area">Planar area of its polygons, holes taken off: square of the coordinates' unit.</param>
internal sealed record FeatureFigures(long Number, int Vertices, double West, double South, double East, double North, double Area);
