using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Areas on the WGS 84 ellipsoid.</summary>
/// <remarks>
/// The area below a line of the map is the integral of S(φ) dλ, S(φ) being the area from the equator to φ for one radian of longitude:
/// dS/dφ = M N cos φ = b² cos φ / (1 − e² sin²φ)². With 1 − e² sin²φ = (1 + 2n cos 2φ + n²) / (1 + n)² (n the third flattening) and the Fourier series of
/// (1 + 2n cos x + n²)⁻² = Σ aₖ cos kx, aₖ = (−n)ᵏ (1 + n² + k (1 − n²)) / (1 − n²)³ (twice that for k &gt; 0), S is a sum of sines of odd multiples of φ.
/// Along an edge that is straight in longitude and latitude the mean of sin mφ is sin mφ̄ · sin(mδ)/(mδ), φ̄ the middle and δ half the
/// difference of the latitudes, so the integral is closed: exact for an edge of any length, to the rounding of doubles.
/// </remarks>
public static class EllipsoidalArea
{
    private const double RadiansPerDegree = Math.PI / 180;

    private static readonly double[] Series = MakeSeries(Ellipsoid.Wgs84);

    /// <summary>Area of one unit whose edges are straight in longitude and latitude.</summary>
    /// <remarks>
    /// Behavior: holes (clockwise rings) are taken off, as in <see cref="PolygonSet"/>; 0 for a unit without rings; NaN coordinates give NaN.
    /// Cost: two sine-cosine pairs an edge.
    /// </remarks>
    /// <param name="wgs84">The units, longitude and latitude in degrees. Rings do not cross the 180° meridian.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>Square metres.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    public static double SquareMetres(PolygonSet wgs84, int unit)
    {
        ArgumentNullException.ThrowIfNull(wgs84);
        if ((uint)unit >= (uint)wgs84.UnitCount)
        {
            throw new ArgumentOutOfRangeException(nameof(unit), unit, $"The set has units 0 to {wgs84.UnitCount - 1}.");
        }

        double area = 0;
        for (int r = wgs84.UnitStart[unit]; r < wgs84.UnitStart[unit + 1]; r++)
        {
            int from = wgs84.RingStart[r], to = wgs84.RingStart[r + 1];
            area += SquareMetres(wgs84.X.AsSpan(from, to - from), wgs84.Y.AsSpan(from, to - from));
        }

        return area;
    }

    /// <summary>Signed area of one closed ring whose edges are straight in longitude and latitude.</summary>
    /// <param name="longitudeDegrees">Longitudes, the last one the first again.</param>
    /// <param name="latitudeDegrees">Latitudes, as many.</param>
    /// <returns>Square metres, positive where the ring runs counter-clockwise.</returns>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static double SquareMetres(ReadOnlySpan<double> longitudeDegrees, ReadOnlySpan<double> latitudeDegrees)
    {
        if (longitudeDegrees.Length != latitudeDegrees.Length)
        {
            throw new ArgumentException("The two spans must be equally long.", nameof(latitudeDegrees));
        }

        if (longitudeDegrees.Length == 0)
        {
            return 0;
        }

        // S relative to the first vertex: the constant drops out of a closed ring, and small rings keep their digits.
        double reference = MeanOfSeries(latitudeDegrees[0] * RadiansPerDegree, 0);
        double sum = 0;
        for (int i = 1; i < longitudeDegrees.Length; i++)
        {
            double middle = (latitudeDegrees[i] + latitudeDegrees[i - 1]) * (RadiansPerDegree / 2);
            double half = (latitudeDegrees[i] - latitudeDegrees[i - 1]) * (RadiansPerDegree / 2);
            sum += (longitudeDegrees[i - 1] - longitudeDegrees[i]) * RadiansPerDegree * (MeanOfSeries(middle, half) - reference);
        }

        return sum;
    }

    /// <summary>Mean of S over the latitudes from middle − half to middle + half, square metres a radian.</summary>
    private static double MeanOfSeries(double middle, double half)
    {
        var (sin, cos) = Math.SinCos(middle);
        double twiceCos = 2 * (1 - (2 * sin * sin)); // 2 cos 2φ: the recurrence over odd multiples
        double current = sin, previous = -sin; // sin φ, sin −φ
        var (sinHalf, cosHalf) = Math.SinCos(half);
        double twiceCosHalf = 2 * (1 - (2 * sinHalf * sinHalf));
        double currentHalf = sinHalf, previousHalf = -sinHalf;
        double sum = 0;
        for (int k = 0; k < Series.Length; k++)
        {
            double order = (2 * k) + 1;
            double damping = half == 0 ? 1 : currentHalf / (order * half);
            sum += Series[k] * current * damping;
            (current, previous) = ((twiceCos * current) - previous, current);
            (currentHalf, previousHalf) = ((twiceCosHalf * currentHalf) - previousHalf, currentHalf);
        }

        return sum;
    }

    private static double[] MakeSeries(Ellipsoid ellipsoid)
    {
        double n = ellipsoid.ThirdFlattening, b = ellipsoid.SemiMinorAxisMetres;
        double scale = b * b * Math.Pow(1 + n, 4) / Math.Pow(1 - (n * n), 3);
        double Coefficient(int k) => Math.Pow(-n, k) * (1 + (n * n) + (k * (1 - (n * n))));
        return [.. Enumerable.Range(0, 7).Select(k => scale * (Coefficient(k) + Coefficient(k + 1)) / ((2 * k) + 1))];
    }
}
