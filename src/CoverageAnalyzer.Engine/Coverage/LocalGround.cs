using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Turns places of a conformal plane into metres on the ground around a place, flat to the second order.</summary>
/// <remarks>
/// Source: see <see cref="GroundDisc"/>; w = (z − g* z²/2)/k. Left out is the second order, (d/R)²: measured against geodesics in UTM, for places
/// within 20 km of the middle and others d from them, distances are right to 6 · 10⁻⁶ for d = 5 km, 2 · 10⁻⁵ for 30 km, 7 · 10⁻⁵ for 100 km.
/// </remarks>
internal readonly record struct LocalGround(double MiddleX, double MiddleY, double InverseScale, double HalfGradientX, double HalfGradientY)
{
    /// <summary>Around the middle of some bounds; without a function plane lengths are ground lengths.</summary>
    /// <param name="bounds">The bounds.</param>
    /// <param name="scaleFactor">Point scale factor, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale factor is not a finite number above 0.</exception>
    public static LocalGround Around(Bounds bounds, Func<double, double, double>? scaleFactor)
    {
        double x = (bounds.MinX + bounds.MaxX) / 2, y = (bounds.MinY + bounds.MaxY) / 2;
        if (scaleFactor is null)
        {
            return new(x, y, 1, 0, 0);
        }

        const double Step = 1000;
        double k = scaleFactor(x, y);
        double east = scaleFactor(x + Step, y) - scaleFactor(x - Step, y), north = scaleFactor(x, y + Step) - scaleFactor(x, y - Step);
        return k > 0 && double.IsFinite(k + east + north)
            ? new(x, y, 1 / k, east / (4 * Step * k), north / (4 * Step * k))
            : throw new ArgumentOutOfRangeException(nameof(scaleFactor), k, $"The point scale factor around ({x}, {y}) must be a finite number above 0.");
    }

    /// <summary>Metres on the ground east and north of the middle.</summary>
    /// <param name="planeX">Abscissa in the plane.</param>
    /// <param name="planeY">Ordinate in the plane.</param>
    public (double X, double Y) Of(double planeX, double planeY)
    {
        double x = planeX - MiddleX, y = planeY - MiddleY, real = (x * x) - (y * y), imaginary = 2 * x * y;
        return (
            InverseScale * (x - ((HalfGradientX * real) + (HalfGradientY * imaginary))),
            InverseScale * (y - ((HalfGradientX * imaginary) - (HalfGradientY * real))));
    }
}
