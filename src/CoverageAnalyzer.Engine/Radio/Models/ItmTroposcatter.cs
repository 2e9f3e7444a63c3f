namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Loss by scatter in the air above both horizons.</summary>
internal static class ItmTroposcatter
{
    private const double WeakDb = 15; // above it the frequency gain is that of the farther length
    private const double UndefinedBelow = 0.2;

    // H₀ of (6.13), by η from 1 to 5.
    private static ReadOnlySpan<double> FourthPower => [25, 80, 177, 395, 705];

    private static ReadOnlySpan<double> Square => [24, 45, 68, 80, 105];

    /// <summary>A_scat at two lengths in dB; NaN where scatter has no meaning for such low antennas. Equations (4.54), (4.55).</summary>
    /// <remarks>Where the frequency gain H₀ of either is above 15 dB both take that of the farther one.</remarks>
    /// <param name="path">Path.</param>
    /// <param name="nearMetres">d₅.</param>
    /// <param name="farMetres">d₆, beyond d₅.</param>
    public static (double NearDb, double FarDb) LossDb(ItmPath path, double nearMetres, double farMetres)
    {
        double far = FrequencyGainDb(path, farMetres);
        double near = far > WeakDb ? far : FrequencyGainDb(path, nearMetres);
        if (double.IsNaN(near))
        {
            return (double.NaN, double.NaN);
        }

        if (near > WeakDb && far >= 0)
        {
            near = far;
        }

        return (AtDb(path, nearMetres, near), AtDb(path, farMetres, far));
    }

    // (4.63) with F of (6.8), (6.9)
    private static double AtDb(ItmPath path, double distanceMetres, double gainDb)
    {
        double angle = path.HorizonAngleRadians + (distanceMetres * path.CurvaturePerMetre), reach = angle * distanceMetres; // θ (4.60)
        double quartic = angle * angle * angle * angle;
        double scattered = reach <= 10_000 ? 133.4 + (0.332e-3 * reach) - (10 * Math.Log10(reach))
            : reach <= 70_000 ? 104.6 + (0.212e-3 * reach) - (2.5 * Math.Log10(reach))
            : 71.8 + (0.157e-3 * reach) + (5 * Math.Log10(reach));
        return scattered + (10 * Math.Log10(path.WaveNumberPerMetre * 47.7 * quartic)) - (0.1 * (path.SurfaceRefractivity - 301) * Math.Exp(-reach / 40_000)) + gainDb;
    }

    // H₀ by (4.61) to (4.67) and (6.10) to (6.14)
    private static double FrequencyGainDb(ItmPath path, double distanceMetres)
    {
        var (a, b) = (path.Transmitter, path.Receiver);
        double difference = Math.Abs(a.HorizonDistanceMetres - b.HorizonDistanceMetres);
        double ratio = a.HorizonDistanceMetres < b.HorizonDistanceMetres ? a.EffectiveHeightMetres / b.EffectiveHeightMetres : b.EffectiveHeightMetres / a.EffectiveHeightMetres;
        double angle = a.HorizonAngleRadians + b.HorizonAngleRadians + (distanceMetres * path.CurvaturePerMetre); // θ′ (4.61)
        double first = 2 * path.WaveNumberPerMetre * angle * a.EffectiveHeightMetres, second = 2 * path.WaveNumberPerMetre * angle * b.EffectiveHeightMetres; // (4.62)
        if (first < UndefinedBelow && second < UndefinedBelow)
        {
            return double.NaN;
        }

        double asymmetry = (distanceMetres - difference) / (distanceMetres + difference); // s (4.65)
        double q = Math.Min(Math.Max(0.1, ratio / asymmetry), 10), s = Math.Max(0.1, asymmetry);
        double crossing = (distanceMetres - difference) * (distanceMetres + difference) * angle * 0.25 / distanceMetres; // z₀ (4.66)
        double decay = Math.Pow(Math.Min(1.7, crossing / 8000), 6), n = path.SurfaceRefractivity;
        double efficiency = crossing / 1755.6 * (1 + ((0.031 - (n * 2.32e-3) + (n * n * 5.67e-6)) * Math.Exp(-decay))); // η_s (4.67)
        double both = (CurvesDb(first, efficiency) + CurvesDb(second, efficiency)) / 2; // H₀₀ (6.12)
        double shift = Math.Min(both, 6 * (0.6 - Math.Log10(Math.Max(efficiency, 1))) * Math.Log10(s) * Math.Log10(q)); // ΔH₀ (6.10), (6.11)
        double gain = Math.Max(both + shift, 0); // (4.64)
        if (efficiency < 1)
        {
            double root = Math.Sqrt(2), product = (1 + (root / first)) * (1 + (root / second));
            double none = 10 * Math.Log10(product * product * (first + second) / (first + second + (2 * root))); // η_s = 0 (6.14)
            gain = (efficiency * gain) + ((1 - efficiency) * none);
        }

        return gain;
    }

    private static double CurvesDb(double r, double efficiency)
    {
        double eta = Math.Clamp(efficiency, 1, 5);
        int below = (int)eta;
        double part = eta - below, lower = CurveDb(below - 1, r);
        return part == 0 ? lower : ((1 - part) * lower) + (part * CurveDb(below, r));
    }

    private static double CurveDb(int curve, double r)
    {
        double inverse = 1 / (r * r);
        return 10 * Math.Log10(1 + (FourthPower[curve] * inverse * inverse) + (Square[curve] * inverse)); // (6.13)
    }
}
