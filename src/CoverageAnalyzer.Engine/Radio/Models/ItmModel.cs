using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>The Irregular Terrain Model (Longley-Rice) 1.2.2 in its point-to-point mode.</summary>
/// <remarks>
/// Source: G. A. Hufford, "The ITS Irregular Terrain Model, version 1.2.2, The Algorithm"; NTIA Report 82-100. N₀ of the link is the model's surface
/// refractivity reduced to sea level; the bending of rays follows from it and from the mean height of the path, not from the link's ΔN.
/// Valid for: 20 MHz to 20 GHz, antennas of 0.5 to 3,000 m, N₀ of 250 to 400, paths of 1 to 2,000 km; shorter ones are worked out with a warning.
/// Behavior: what stands on the ground is left out (the model knows only the ground). A profile in unequal steps is read anew in as many equal ones,
/// linearly, with a warning. Two or three points are a path, of irregularity 0. Cost: some passes over the profile.
/// </remarks>
public sealed class ItmModel : PropagationModel
{
    private const double EqualStepsTolerance = 1e-6;

    /// <summary>Makes the model.</summary>
    /// <param name="settings">Ground, climate and variability; null: the defaults.</param>
    public ItmModel(ItmSettings? settings = null) => Settings = settings ?? new ItmSettings();

    /// <inheritdoc/>
    public override string Name => "itm";

    /// <inheritdoc/>
    public override string Source => "ITM 1.2.2 (Longley-Rice), Hufford, The Algorithm; NTIA Report 82-100";

    /// <summary>Ground, climate and variability.</summary>
    public ItmSettings Settings { get; }

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(link);
        if (profile.Count < 2)
        {
            return Refused(new("Mô hình ITM cần tuyến có ít nhất hai điểm; máy thu ở ngay máy phát thì không có tuyến.", "The ITM model needs a path of at least two points; a receiver at the transmitter makes no path."));
        }

        if (profile.IsUnknown)
        {
            return Refused(new("Không rõ độ cao ở một số điểm trên tuyến.", "Heights along the path are not known."));
        }

        double[] heights = [.. profile.ElevationsMetres];
        bool equal = HasEqualSteps(profile);
        if (!equal)
        {
            heights = InEqualSteps(profile);
        }

        var loss = Predict(heights, SpacingMetres(profile), link);
        return equal || loss.Refusal is not null ? loss : loss with
        {
            Warnings =
            [
                .. loss.Warnings,
                LocalizedText.Of(
                    $"Các điểm của tuyến cách nhau không đều; độ cao được nội suy tuyến tính tại {heights.Length:N0} điểm cách đều.",
                    $"The points of the path are unequally spaced; heights were interpolated linearly at {heights.Length:N0} equally spaced points."),
            ],
        };
    }

    /// <summary>Works out the loss of a path whose heights stand in equal steps.</summary>
    /// <param name="elevationsMetres">Heights from transmitter to receiver in m, two or more, all known.</param>
    /// <param name="spacingMetres">The step in m.</param>
    /// <param name="link">Frequency, heights, refractivity, shares.</param>
    internal PathLoss Predict(ReadOnlySpan<double> elevationsMetres, double spacingMetres, RadioLink link)
    {
        if (ItmLimits.Refusal(link, Settings) is { } refusal)
        {
            return Refused(refusal);
        }

        var path = ItmPathGeometry.Of(elevationsMetres, spacingMetres, link, Settings);
        if (ItmLimits.Refusal(path.SurfaceRefractivity) is { } thin)
        {
            return Refused(thin);
        }

        return Answer(path, new ItmVariability(link, Settings));
    }

    /// <summary>Loss, warnings and intermediate values of a prepared path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="variability">The shares asked for.</param>
    internal static PathLoss Answer(ItmPath path, ItmVariability variability)
    {
        var attenuation = ItmAttenuation.Of(path);
        var (tx, rx) = (path.Transmitter, path.Receiver);
        double free = FreeSpaceDb(path.DistanceMetres, path.FrequencyMHz), at = ItmTerrainIrregularity.AtMetres(path.DistanceMetres, path.TerrainIrregularityMetres);
        double effective = variability.EffectiveDistanceMetres(path.DistanceMetres, tx.EffectiveHeightMetres, rx.EffectiveHeightMetres);
        double beyond = variability.LossDb(attenuation.ReferenceDb, effective, at);
        return new PathLoss
        {
            LossDb = free + beyond,
            Warnings = ItmLimits.Warnings(path, variability),
            Quantities =
            [
                new("d", path.DistanceMetres / 1000, "km", string.Empty),
                new("k", path.WaveNumberPerMetre, "1/m", "(1.1)"),
                new("Ns", path.SurfaceRefractivity, "N", "(1.2)"),
                new("ae", 1 / path.CurvaturePerMetre / 1000, "km", "(1.3)"),
                new("Zg_re", path.GroundImpedance.Real, string.Empty, "(1.4)"),
                new("Zg_im", path.GroundImpedance.Imaginary, string.Empty, "(1.4)"),
                new("dh", path.TerrainIrregularityMetres, "m", "(3.9)"),
                new("he1", tx.EffectiveHeightMetres, "m", "(3.2)"),
                new("he2", rx.EffectiveHeightMetres, "m", "(3.2)"),
                new("dL1", tx.HorizonDistanceMetres / 1000, "km", "(3.3)"),
                new("dL2", rx.HorizonDistanceMetres / 1000, "km", "(3.3)"),
                new("theta_e1", tx.HorizonAngleRadians * 1000, "mrad", "(3.4)"),
                new("theta_e2", rx.HorizonAngleRadians * 1000, "mrad", "(3.4)"),
                new("dLs1", tx.SmoothHorizonMetres(path.CurvaturePerMetre) / 1000, "km", "(3.5)"),
                new("dLs2", rx.SmoothHorizonMetres(path.CurvaturePerMetre) / 1000, "km", "(3.5)"),
                new("dLs", path.SmoothHorizonSumMetres / 1000, "km", "(3.6)"),
                new("dL", path.HorizonSumMetres / 1000, "km", "(3.7)"),
                new("theta_e", path.HorizonAngleRadians * 1000, "mrad", "(3.8)"),
                new("dh_d", at, "m", "(3.9)"),
                new("md", attenuation.DiffractionSlopeDbPerMetre * 1000, "dB/km", "(4.7)"),
                new("Aed", attenuation.DiffractionInterceptDb, "dB", "(4.8)"),
                new("mode", (int)attenuation.Mode, string.Empty, "(4.1)"),
                new("Aref", attenuation.ReferenceDb, "dB", "(4.1)"),
                new("de", effective / 1000, "km", "(5.4)"),
                new("Vmed", variability.Curves.Median.At(effective), "dB", "(5.5)"),
                new("A", beyond, "dB", "(5.1)"),
                new("Afs", free, "dB", string.Empty),
                new("Lb", free + beyond, "dB", string.Empty),
            ],
        };
    }

    /// <summary>Loss of free space in the model's rounding in dB.</summary>
    /// <param name="distanceMetres">Distance.</param>
    /// <param name="frequencyMHz">Frequency.</param>
    internal static double FreeSpaceDb(double distanceMetres, double frequencyMHz) => 32.45 + (20 * Math.Log10(frequencyMHz)) + (20 * Math.Log10(distanceMetres / 1000));

    private static PathLoss Refused(LocalizedText why) => new() { LossDb = double.NaN, Refusal = why };

    // To ten digits of a metre: a step that was a round number in a file is that number again.
    private static double SpacingMetres(TerrainProfile profile) => Math.Round(profile.LengthKilometres * 1000 / (profile.Count - 1), 10);

    private static bool HasEqualSteps(TerrainProfile profile)
    {
        double step = profile.LengthKilometres / (profile.Count - 1);
        for (int i = 1; i < profile.Count; i++)
        {
            if (!(Math.Abs(profile.DistancesKilometres[i] - (i * step)) <= EqualStepsTolerance * step))
            {
                return false;
            }
        }

        return true;
    }

    private static double[] InEqualSteps(TerrainProfile profile)
    {
        int last = profile.Count - 1, right = 1;
        double step = profile.LengthKilometres / last;
        double[] heights = new double[last + 1];
        for (int i = 0; i <= last; i++)
        {
            double place = i * step;
            while (right < last && profile.DistancesKilometres[right] < place)
            {
                right++;
            }

            double west = profile.DistancesKilometres[right - 1], east = profile.DistancesKilometres[right], t = Math.Clamp((place - west) / (east - west), 0, 1);
            heights[i] = profile.ElevationsMetres[right - 1] + ((profile.ElevationsMetres[right] - profile.ElevationsMetres[right - 1]) * t);
        }

        return heights;
    }
}
