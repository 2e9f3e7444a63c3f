namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>A map projection: longitude and latitude on one ellipsoid to plane coordinates and back, in place over spans.</summary>
internal abstract class MapProjection
{
    /// <summary>True where angles are kept, so that a point scale factor exists.</summary>
    public abstract bool IsConformal { get; }

    /// <summary>Degrees to plane coordinates in the projection's unit; what lies outside its reach becomes NaN.</summary>
    /// <param name="x">Longitude in degrees; becomes easting.</param>
    /// <param name="y">Latitude in degrees; becomes northing.</param>
    public abstract void Forward(Span<double> x, Span<double> y);

    /// <summary>Plane coordinates to degrees; what lies outside its reach becomes NaN.</summary>
    /// <param name="x">Easting; becomes longitude in degrees.</param>
    /// <param name="y">Northing; becomes latitude in degrees.</param>
    public abstract void Inverse(Span<double> x, Span<double> y);

    /// <summary>Point scale factor at a place of the plane.</summary>
    /// <param name="x">Easting.</param>
    /// <param name="y">Northing.</param>
    public abstract double ScaleFactor(double x, double y);

    /// <summary>Point scale factors at many places, with the bits of one at a time.</summary>
    /// <param name="x">Eastings.</param>
    /// <param name="y">Northings, as many.</param>
    /// <param name="scale">Takes the factors, as many.</param>
    public virtual void ScaleFactors(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> scale)
    {
        for (int i = 0; i < scale.Length; i++)
        {
            scale[i] = ScaleFactor(x[i], y[i]);
        }
    }
}
