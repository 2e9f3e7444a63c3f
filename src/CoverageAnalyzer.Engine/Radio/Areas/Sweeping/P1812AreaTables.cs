using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>What ITU-R P.1812-8 makes of the link and the distance alone, for the samples of a radial.</summary>
internal sealed class P1812AreaTables
{
    // Ap falls with β down to 10⁻⁵ %: up to 200 km, 1/(log p − L) − 1.012/(2.0058 − L), L = log β, is there above what the exponential of (53a) takes off. For β below
    // 10⁻⁵ % it is above 90 dB: the exponent (log p − L)·Γ is 0.94 at −5, and where Γ goes to 0 the term of log(p/β) is in the hundreds. So no Ap is below the less of 60 dB and that of β₀.
    private const double MostTimeVariabilityDb = 60;

    /// <summary>Works the tables out.</summary>
    /// <param name="link">The link.</param>
    /// <param name="steps">The radial.</param>
    public P1812AreaTables(RadioLink link, RadialSteps steps)
    {
        int room = steps.DistancesKilometres.Length;
        Parameters = P1812Parameters.Of(link, 0);
        (ScatterBaseDb, DuctingFloorDb, LatitudesDegrees) = (new double[room], new double[room], new double[room]);
        double f = Parameters.FrequencyGHz, p = Parameters.TimePercent, cubeRoot = Math.Cbrt(f);
        double wavelength = f < 0.5 ? 45.375 - (137 * f) + (92.5 * f * f) : 0; // Alf (47a)
        MedianEarthRadiusKilometres = DuctingIncidence.MedianEarthRadiusKilometres(Parameters.RefractivityGradient);
        SpecificAttenuation = 5e-5 * MedianEarthRadiusKilometres * cubeRoot; // γd (51)
        ShieldingSlope = 0.264 * cubeRoot; // (48)
        for (int i = 1; i < room; i++)
        {
            double d = steps.DistancesKilometres[i];
            LatitudesDegrees[i] = P1812Parameters.Of(link, d).LatitudeDegrees;
            ScatterBaseDb[i] = Troposcatter.LossDb(d, 0, f, p, Parameters.SeaLevelRefractivity);
            DuctingFloorDb[i] = 102.45 + (20 * Math.Log10(f)) + wavelength + Math.Min(TimeVariabilityDb(LatitudesDegrees[i], d, p), MostTimeVariabilityDb);
        }
    }

    /// <summary>The link as the model takes it.</summary>
    public P1812Parameters Parameters { get; }

    /// <summary>aₑ.</summary>
    public double MedianEarthRadiusKilometres { get; }

    /// <summary>Lbs less its part for the angle, in dB.</summary>
    public double[] ScatterBaseDb { get; }

    /// <summary>Least Lba in dB of a path of that length, less 20 log(dlt + dlr) and what the angles add.</summary>
    public double[] DuctingFloorDb { get; }

    /// <summary>Latitude of the middle of a path of that length in degrees.</summary>
    public double[] LatitudesDegrees { get; }

    /// <summary>γd in dB/mrad.</summary>
    public double SpecificAttenuation { get; }

    /// <summary>What Ast and Asr grow with an angle at least, in dB/mrad.</summary>
    public double ShieldingSlope { get; }

    /// <summary>Ap for μ2 = μ3 = 1 over land, equations (53) and (54).</summary>
    private static double TimeVariabilityDb(double latitudeDegrees, double d, double p)
    {
        double beta = DuctingIncidence.TimePercent(latitudeDegrees, d, d), log = Math.Log10(beta);
        double gamma = 1.076 / Math.Pow(2.0058 - log, 1.012) * Math.Exp(-(9.51 - (4.8 * log) + (0.198 * log * log)) * 1e-6 * Math.Pow(d, 1.13));
        return -12 + ((1.2 + (3.7e-3 * d)) * Math.Log10(p / beta)) + (12 * Math.Pow(p / beta, gamma));
    }
}
