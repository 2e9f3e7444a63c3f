using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Reference attenuation of a path and what it comes from.</summary>
/// <param name="ReferenceDb">A_ref: loss beyond free space in dB, 0 or more.</param>
/// <param name="Mode">What carries the signal.</param>
/// <param name="DiffractionSlopeDbPerMetre">m_d: slope of the line of diffraction.</param>
/// <param name="DiffractionInterceptDb">A_ed: its value at 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItmAttenuation(double ReferenceDb, ItmMode Mode, double DiffractionSlopeDbPerMetre, double DiffractionInterceptDb)
{
    private const double ScatterStepMetres = 200_000;

    /// <summary>Works out the reference attenuation: The Algorithm, section 4, equations (4.1) to (4.59).</summary>
    /// <param name="path">Path.</param>
    public static ItmAttenuation Of(ItmPath path)
    {
        double smooth = path.SmoothHorizonSumMetres, radius = 1 / path.CurvaturePerMetre, scale = Math.Cbrt(radius * radius / path.FrequencyMHz); // X_ae (4.2), times 3.626
        double d3 = Math.Max(smooth, path.HorizonSumMetres + (5 * scale)), d4 = d3 + (10 * scale); // (4.3), (4.4)
        double a3 = ItmDiffraction.LossDb(path, d3), a4 = ItmDiffraction.LossDb(path, d4); // (4.5), (4.6)
        double slope = (a4 - a3) / (d4 - d3), intercept = a3 - (slope * d3); // m_d (4.7), A_ed (4.8)
        var (loss, mode) = path.DistanceMetres < smooth
            ? (InSightDb(path, smooth, slope, intercept), ItmMode.LineOfSight)
            : Beyond(path, smooth, scale, slope, intercept);
        // The rounded earth has no value where K is above 1.607 (near horizons below about 60 MHz); the published program comes to 0 there, and so do we.
        return new ItmAttenuation(loss > 0 ? loss : 0, mode, slope, intercept); // (4.1)
    }

    private static double InSightDb(ItmPath path, double d2, double slope, double intercept)
    {
        double horizons = path.HorizonSumMetres, a2 = (d2 * slope) + intercept;
        double d0 = 0.04 * path.FrequencyMHz * path.Transmitter.EffectiveHeightMetres * path.Receiver.EffectiveHeightMetres, d1; // (4.38)
        if (intercept >= 0)
        {
            d0 = Math.Min(d0, 0.5 * horizons); // (4.28)
            d1 = d0 + (0.25 * (horizons - d0)); // (4.29)
        }
        else
        {
            d1 = Math.Max(-intercept / slope, 0.25 * horizons); // (4.39)
        }

        double a1 = ItmLineOfSight.LossDb(path, d1, slope, intercept); // (4.31)
        double k1 = 0, k2 = 0;
        bool curved = false;
        if (d0 < d1)
        {
            double a0 = ItmLineOfSight.LossDb(path, d0, slope, intercept), q = Math.Log(d2 / d0); // (4.30)
            k2 = Math.Max(0, (((d2 - d0) * (a1 - a0)) - ((d1 - d0) * (a2 - a0))) / (((d2 - d0) * Math.Log(d1 / d0)) - ((d1 - d0) * q))); // (4.32)
            curved = intercept > 0 || k2 > 0;
            if (curved)
            {
                k1 = (a2 - a0 - (k2 * q)) / (d2 - d0); // (4.33)
                if (k1 < 0)
                {
                    k2 = Math.Max(a2 - a0, 0) / q; // (4.35)
                    k1 = k2 == 0 ? slope : 0; // (4.36), (4.37)
                }
            }
        }

        if (!curved)
        {
            double straight = Math.Max(a2 - a1, 0) / (d2 - d1); // (4.40)
            (k1, k2) = (straight == 0 ? slope : straight, 0); // (4.37), (4.41)
        }

        double outer = a2 - (k1 * d2) - (k2 * Math.Log(d2)); // A_el (4.42)
        return outer + (k1 * path.DistanceMetres) + (k2 * Math.Log(path.DistanceMetres)); // (4.1)
    }

    private static (double LossDb, ItmMode Mode) Beyond(ItmPath path, double smooth, double scale, double slope, double intercept)
    {
        double diffracted = (slope * path.DistanceMetres) + intercept;
        double d5 = path.HorizonSumMetres + ScatterStepMetres; // (4.52)
        var (a5, a6) = ItmTroposcatter.LossDb(path, d5, d5 + ScatterStepMetres); // (4.53) to (4.55)
        if (!(a5 < 1000))
        {
            return (diffracted, ItmMode.Diffraction);
        }

        double scatterSlope = (a6 - a5) / ScatterStepMetres; // m_s (4.57)
        double least = Math.Max(smooth, path.HorizonSumMetres + (1.088 * scale * Math.Log(path.FrequencyMHz)));
        double change = Math.Max(least, (a5 - intercept - (scatterSlope * d5)) / (slope - scatterSlope)); // d_x (4.58), (4.59)
        return path.DistanceMetres > change
            ? ((scatterSlope * path.DistanceMetres) + ((slope - scatterSlope) * change) + intercept, ItmMode.Troposcatter) // A_es (4.59)
            : (diffracted, ItmMode.Diffraction);
    }
}
