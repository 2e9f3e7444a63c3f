using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Free space: nothing but the spreading of the wave.</summary>
/// <remarks>
/// Source: ITU-R P.525-4, equation (3): 20 log₁₀(4πd / λ), along the straight line between the antennas.
/// Valid for: any frequency, antennas in each other's far field; a path shorter than ten wavelengths is flagged, one below a wavelength refused.
/// Cost: constant.
/// </remarks>
public sealed class FreeSpaceModel : PropagationModel
{
    private const double FarFieldWavelengths = 10;

    /// <inheritdoc/>
    public override string Name => "free-space";

    /// <inheritdoc/>
    public override string Source => "ITU-R P.525-4";

    /// <summary>Loss over a distance.</summary>
    /// <remarks>
    /// Source: ITU-R P.525-4, equation (3); with the constant rounded to 32.4 it is equation (4).
    /// Behavior: 6.02 dB more for twice the distance or twice the frequency.
    /// </remarks>
    /// <param name="frequencyMHz">Frequency in MHz.</param>
    /// <param name="kilometres">Distance in km.</param>
    /// <returns>Loss between isotropic antennas in dB.</returns>
    public static double LossDb(double frequencyMHz, double kilometres) =>
        20 * Math.Log10(4000 * Math.PI * kilometres * frequencyMHz / PathClearance.SpeedOfLight);

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ModelCheck check = ModelCheck.Of("ITU-R P.525", profile, link);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        double slant = SlantKilometres(profile, link), wavelength = PathClearance.SpeedOfLight / link.FrequencyMHz;
        if (slant * 1000 < wavelength)
        {
            check.Refuse(LocalizedText.Of(
                $"Đường truyền {slant * 1000:N2} m ngắn hơn bước sóng {wavelength:N2} m.", $"The path of {slant * 1000:N2} m is shorter than the wavelength of {wavelength:N2} m."));
            return check.Refused();
        }

        if (slant * 1000 < FarFieldWavelengths * wavelength)
        {
            check.Warn(LocalizedText.Of(
                $"Đường truyền {slant * 1000:N1} m ngắn hơn mười bước sóng: còn trong trường gần của ăng-ten.",
                $"The path of {slant * 1000:N1} m is shorter than ten wavelengths: the near field of the antennas."));
        }

        double loss = LossDb(link.FrequencyMHz, slant);
        return check.Answer(loss, 0, link, Quantities(slant, wavelength, loss));
    }

    /// <summary>Straight distance between the antennas in km.</summary>
    internal static double SlantKilometres(TerrainProfile profile, RadioLink link)
    {
        double rise = profile.ElevationsMetres[0] + link.TransmitterHeightAboveGroundMetres
            - profile.ElevationsMetres[profile.Count - 1] - link.ReceiverHeightAboveGroundMetres;
        return Math.Sqrt((profile.LengthKilometres * profile.LengthKilometres) + (rise * rise / 1e6));
    }

    /// <summary>The quantities of free space, which other models begin with.</summary>
    internal static ModelQuantity[] Quantities(double slantKilometres, double wavelengthMetres, double lossDb) =>
    [
        new("d", slantKilometres, "km", "P.525 (3)"),
        new("lambda", wavelengthMetres, "m", string.Empty),
        new("Lbf", lossDb, "dB", "P.525 (3)"),
    ];
}
