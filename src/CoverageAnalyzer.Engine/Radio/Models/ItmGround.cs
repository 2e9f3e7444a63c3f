using System.Numerics;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Air and ground of the Irregular Terrain Model: equations (1.1) to (1.4) of The Algorithm.</summary>
internal static class ItmGround
{
    /// <summary>f·λ/2π in the model's round number: k = f / 47.7 MHz·m. Equation (1.1).</summary>
    public const double MegahertzMetres = 47.7;

    /// <summary>Least surface refractivity the model has been tried with.</summary>
    public const double UsualSurfaceRefractivity = 250;

    private const double TrueCurvaturePerMetre = 157e-9;
    private const double RefractivityScaleMetres = 9460;

    /// <summary>N_s: refractivity at the ground, N-units. Equation (1.2).</summary>
    /// <param name="seaLevelRefractivity">N_0, reduced to sea level.</param>
    /// <param name="meanHeightMetres">Mean height of the ground above sea level in m.</param>
    public static double SurfaceRefractivity(double seaLevelRefractivity, double meanHeightMetres) =>
        seaLevelRefractivity * Math.Exp(-meanHeightMetres / RefractivityScaleMetres);

    /// <summary>γ_e: curvature of the effective earth in 1/m. Equation (1.3).</summary>
    /// <param name="surfaceRefractivity">N_s.</param>
    public static double CurvaturePerMetre(double surfaceRefractivity) => TrueCurvaturePerMetre * (1 - (0.04665 * Math.Exp(surfaceRefractivity / 179.3)));

    /// <summary>Z_g: impedance of the ground. Equation (1.4).</summary>
    /// <param name="frequencyMHz">Frequency in MHz.</param>
    /// <param name="polarization">Polarization.</param>
    /// <param name="settings">Permittivity and conductivity.</param>
    public static Complex Impedance(double frequencyMHz, Polarization polarization, ItmSettings settings)
    {
        var permittivity = new Complex(settings.GroundRelativePermittivity, 18_000 * settings.GroundConductivitySiemensPerMetre / frequencyMHz);
        var horizontal = Complex.Sqrt(permittivity - 1);
        return polarization == Polarization.Vertical ? horizontal / permittivity : horizontal;
    }

    /// <summary>Mean height of the inner four fifths of a profile in m.</summary>
    /// <param name="elevationsMetres">Heights in equal steps.</param>
    public static double MeanHeightMetres(ReadOnlySpan<double> elevationsMetres)
    {
        int intervals = elevationsMetres.Length - 1, tenth = (int)(0.1 * intervals);
        double sum = 0;
        for (int i = tenth; i <= intervals - tenth; i++)
        {
            sum += elevationsMetres[i];
        }

        return sum / (intervals - (2 * tenth) + 1);
    }
}
