namespace CoverageAnalyzer.Tests.Samples;

/// <summary>A plain reference for the area of a small ring on WGS 84: Green's theorem with numerical integration, no closed formula.</summary>
/// <remarks>
/// Area = −∮ F(φ) dλ with F(φ) = ∫ M(t) N(t) cos t dt from a base latitude. Both integrals are Simpson sums.
/// </remarks>
internal static class EllipsoidalArea
{
    public static double SquareMetres(double[][] ring)
    {
        double area = 0;
        for (int i = 1; i < ring.Length; i++)
        {
            double y0 = ring[i - 1][1], y1 = ring[i][1];
            double mean = (Strip(y0) + (4 * Strip((y0 + y1) / 2)) + Strip(y1)) / 6;
            area -= mean * (ring[i][0] - ring[i - 1][0]) * Math.PI / 180;
        }

        return area;
    }

    private static double Strip(double latitudeDegrees)
    {
        const double BaseDegrees = 16;
        const int Steps = 20;
        double h = (latitudeDegrees - BaseDegrees) / Steps * Math.PI / 180, from = BaseDegrees * Math.PI / 180, sum = 0;
        for (int i = 0; i < Steps; i++)
        {
            sum += Density(from + (i * h)) + (4 * Density(from + ((i + 0.5) * h))) + Density(from + ((i + 1) * h));
        }

        return sum * h / 6;
    }

    /// <summary>M · N · cos φ: the radius of the meridian times that of the parallel, in m².</summary>
    private static double Density(double latitude)
    {
        const double A = 6_378_137, F = 1 / 298.257223563, E2 = F * (2 - F);
        double t = 1 - (E2 * Math.Sin(latitude) * Math.Sin(latitude));
        return A * (1 - E2) / Math.Pow(t, 1.5) * A / Math.Sqrt(t) * Math.Cos(latitude);
    }
}
