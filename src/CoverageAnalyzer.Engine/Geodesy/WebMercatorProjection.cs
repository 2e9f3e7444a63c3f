namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>The spherical Mercator formulas on WGS 84 latitudes that web maps use (EPSG method 1024).</summary>
/// <remarks>Not conformal on the ellipsoid and far from true to scale (1/cos φ): good for a map background, not for measuring.</remarks>
internal sealed class WebMercatorProjection : MapProjection
{
    private const double Radius = 6_378_137;
    private const double DegreesPerRadian = 180 / Math.PI;

    /// <inheritdoc/>
    public override bool IsConformal => false;

    /// <inheritdoc/>
    public override void Forward(Span<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            bool known = Math.Abs(x[i]) <= 360 && Math.Abs(y[i]) < 90;
            x[i] = known ? Radius * x[i] / DegreesPerRadian : double.NaN;
            y[i] = known ? Radius * Math.Asinh(Math.Tan(y[i] / DegreesPerRadian)) : double.NaN;
        }
    }

    /// <inheritdoc/>
    public override void Inverse(Span<double> x, Span<double> y)
    {
        const double halfWorld = Radius * Math.PI;
        for (int i = 0; i < x.Length; i++)
        {
            bool known = Math.Abs(x[i]) <= 2 * halfWorld && Math.Abs(y[i]) <= 2 * halfWorld;
            x[i] = known ? x[i] / Radius * DegreesPerRadian : double.NaN;
            y[i] = known ? Math.Atan(Math.Sinh(y[i] / Radius)) * DegreesPerRadian : double.NaN;
        }
    }

    /// <inheritdoc/>
    public override double ScaleFactor(double x, double y) =>
        throw new NotSupportedException("Web Mercator is not conformal on the ellipsoid: it has no single scale factor at a point.");
}
