namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>How often the air bends rays as strongly as a duct, and how far rays see then.</summary>
public static class DuctingIncidence
{
    /// <summary>Mean radius of the earth in km.</summary>
    public const double EarthRadiusKilometres = 6371;

    /// <summary>aβ: effective earth radius in km exceeded for β₀ % of the time, 3 × 6371. Equation (7b).</summary>
    public const double DuctingEarthRadiusKilometres = 3 * EarthRadiusKilometres;

    /// <summary>ae: median effective earth radius in km.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (6) and (7a).</remarks>
    /// <param name="refractivityGradient">ΔN in N-units/km, positive, below 157.</param>
    public static double MedianEarthRadiusKilometres(double refractivityGradient) => EarthRadiusKilometres * 157 / (157 - refractivityGradient);

    /// <summary>τ: how far inland the path is, 0 to 1.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (3).</remarks>
    /// <param name="longestInlandKilometres">dlm, longest unbroken stretch inland in km.</param>
    public static double InlandFactor(double longestInlandKilometres) => 1 - Math.Exp(-4.12e-4 * Math.Pow(longestInlandKilometres, 2.41)); // (3)

    /// <summary>β₀: percentage of the time with a refractivity gradient above 100 N-units/km in the lowest 100 m.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (2) to (5). Behavior: above 0, at most 46.8; falls with latitude and with land.</remarks>
    /// <param name="latitudeDegrees">φ, latitude of the middle of the path in degrees.</param>
    /// <param name="longestLandKilometres">dtm, longest unbroken stretch over land, inland and coastal, in km.</param>
    /// <param name="longestInlandKilometres">dlm, longest unbroken stretch inland in km.</param>
    /// <returns>β₀ in %.</returns>
    public static double TimePercent(double latitudeDegrees, double longestLandKilometres, double longestInlandKilometres)
    {
        double tau = InlandFactor(longestInlandKilometres), latitude = Math.Abs(latitudeDegrees);
        double mu1 = Math.Min(1, Math.Pow(Math.Pow(10, -longestLandKilometres / (16 - (6.6 * tau))) + Math.Pow(10, -5 * (0.496 + (0.354 * tau))), 0.2)); // (2)
        return latitude <= 70
            ? Math.Pow(10, (-0.015 * latitude) + 1.67) * mu1 * Math.Pow(mu1, -0.935 + (0.0176 * latitude)) // (4), (5)
            : 4.17 * mu1 * Math.Pow(mu1, 0.3);
    }
}
