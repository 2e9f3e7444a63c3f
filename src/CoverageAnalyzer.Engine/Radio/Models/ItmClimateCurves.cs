using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Curves of a radio climate over the effective distance. The Algorithm, table 5.1; NBS Technical Note 101, volume 2, equations (III.69), (III.70).</summary>
internal sealed class ItmClimateCurves
{
    private static readonly ItmClimateCurves[] All =
    [
        new()
        {
            Median = new(-9.67, 12.7, 144_900, 190_300, 133_800), Below = new(2.13, 159.5, 762_200, 123_600, 94_500), Above = new(2.11, 102.3, 636_900, 134_800, 95_600),
            BelowByFrequency = new(1, 0, 0), AboveByFrequency = new(1, 0, 0), TailFactor = 1.224, TailDeviate = 1.282,
        },
        new()
        {
            Median = new(-0.62, 9.19, 228_900, 205_200, 143_600), Below = new(2.66, 7.67, 100_400, 172_500, 136_400), Above = new(6.87, 15.53, 138_700, 143_700, 98_600),
            BelowByFrequency = new(1, 0, 0), AboveByFrequency = new(0.93, 0.31, 2), TailFactor = 0.801, TailDeviate = 2.161,
        },
        new()
        {
            Median = new(1.26, 15.5, 262_600, 185_200, 99_800), Below = new(6.11, 6.65, 138_200, 242_200, 178_600), Above = new(10.08, 9.6, 165_300, 225_700, 129_700),
            BelowByFrequency = new(1, 0, 0), AboveByFrequency = new(1, 0, 0), TailFactor = 1.38, TailDeviate = 1.282,
        },
        new()
        {
            Median = new(-9.21, 9.05, 84_100, 101_100, 98_600), Below = new(1.98, 13.11, 139_100, 132_700, 193_500), Above = new(3.68, 159.3, 464_400, 93_100, 94_200),
            BelowByFrequency = new(1, 0, 0), AboveByFrequency = new(0.93, 0.19, 1.79), TailFactor = 1, TailDeviate = 20,
        },
        new()
        {
            Median = new(-0.62, 9.19, 228_900, 205_200, 143_600), Below = new(2.68, 7.16, 93_700, 186_800, 133_500), Above = new(4.75, 8.12, 93_200, 135_900, 113_400),
            BelowByFrequency = new(0.92, 0.25, 1.77), AboveByFrequency = new(0.93, 0.31, 2), TailFactor = 1.224, TailDeviate = 1.282,
        },
        new()
        {
            Median = new(-0.39, 2.86, 141_700, 315_900, 167_400), Below = new(6.86, 10.38, 187_800, 169_600, 108_900), Above = new(8.58, 13.97, 216_000, 152_000, 122_700),
            BelowByFrequency = new(1, 0, 0), AboveByFrequency = new(1, 0, 0), TailFactor = 1.518, TailDeviate = 1.282,
        },
        new()
        {
            Median = new(3.15, 857.9, 2_222_000, 164_800, 116_300), Below = new(8.51, 169.8, 609_800, 119_900, 106_600), Above = new(8.43, 8.19, 136_200, 188_500, 122_900),
            BelowByFrequency = new(1, 0, 0), AboveByFrequency = new(1, 0, 0), TailFactor = 1.518, TailDeviate = 1.282,
        },
    ];

    /// <summary>V_med: all-year median against the reference.</summary>
    public required ByDistance Median { get; init; }

    /// <summary>σ_T−: deviation in time, of weaker signals.</summary>
    public required ByDistance Below { get; init; }

    /// <summary>σ_T+: deviation in time, of stronger signals.</summary>
    public required ByDistance Above { get; init; }

    /// <summary>g−: what the frequency does to σ_T−.</summary>
    public required ByFrequency BelowByFrequency { get; init; }

    /// <summary>g+: what the frequency does to σ_T+.</summary>
    public required ByFrequency AboveByFrequency { get; init; }

    /// <summary>C_D: deviation of very strong signals relative to σ_T+.</summary>
    public required double TailFactor { get; init; }

    /// <summary>z_D: deviate from which signals are very strong.</summary>
    public required double TailDeviate { get; init; }

    /// <summary>The curves of a climate.</summary>
    /// <param name="climate">The climate, one of the seven.</param>
    public static ItmClimateCurves Of(ItmClimate climate) => All[(int)climate - 1];

    /// <summary>A curve over the effective distance; parameters are those of table 5.1, distances in m.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct ByDistance(double C1, double C2, double X1, double X2, double X3)
    {
        /// <summary>Value at an effective distance. Equations (5.5) to (5.7).</summary>
        /// <param name="effectiveDistanceMetres">d_e.</param>
        public double At(double effectiveDistanceMetres)
        {
            double peak = (effectiveDistanceMetres - X2) / X3, rise = effectiveDistanceMetres / X1;
            return (C1 + (C2 / (1 + (peak * peak)))) * (rise * rise) / (1 + (rise * rise));
        }
    }

    /// <summary>A factor over the frequency.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct ByFrequency(double B1, double B2, double B3)
    {
        /// <summary>Value at a wave number.</summary>
        /// <param name="waveNumberPerMetre">k.</param>
        public double At(double waveNumberPerMetre)
        {
            double q = B3 * Math.Log(0.133 * waveNumberPerMetre);
            return B1 + (B2 / ((q * q) + 1));
        }
    }
}
