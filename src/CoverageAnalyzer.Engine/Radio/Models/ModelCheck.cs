using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Holds a path against what a model is made for: the first thing outside is the refusal, what is near an edge a warning.</summary>
/// <param name="modelName">What the model is called in the messages.</param>
internal sealed class ModelCheck(string modelName)
{
    /// <summary>How near to a limit, as a share of it, a value is flagged.</summary>
    public const double NearFraction = 0.1;

    private readonly List<LocalizedText> warnings = [];

    /// <summary>Why the model gives no loss, or null.</summary>
    public LocalizedText? Refusal { get; private set; }

    /// <summary>Checks what every model needs: known heights, a length, a frequency, antennas above the ground.</summary>
    /// <param name="modelName">What the model is called in the messages.</param>
    /// <param name="profile">The path.</param>
    /// <param name="link">The link.</param>
    public static ModelCheck Of(string modelName, TerrainProfile profile, RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(link);
        var check = new ModelCheck(modelName);
        if (profile.Count < 2 || profile.LengthKilometres <= 0)
        {
            check.Refuse(new(
                "Điểm thu ở ngay trạm phát (mặt cắt chỉ có một điểm): không có đường truyền để tính.",
                "The receiver stands at the transmitter (the profile has a single point): there is no path."));
            return check;
        }

        if (profile.IsUnknown)
        {
            int unknown = profile.ElevationsMetres.Count(h => !double.IsFinite(h)), first = 0;
            while (double.IsFinite(profile.ElevationsMetres[first]))
            {
                first++;
            }

            check.Refuse(LocalizedText.Of(
                $"Không biết độ cao mặt đất ở {unknown:N0} trên {profile.Count:N0} điểm của đường truyền (điểm đầu tiên ở km {profile.DistancesKilometres[first]:N2}).",
                $"The height of the ground is not known at {unknown:N0} of the {profile.Count:N0} points of the path (first at {profile.DistancesKilometres[first]:N2} km)."));
        }

        if (!(link.FrequencyMHz > 0 && double.IsFinite(link.FrequencyMHz)))
        {
            check.Refuse(LocalizedText.Of($"Tần số {link.FrequencyMHz} MHz: phải lớn hơn 0.", $"A frequency of {link.FrequencyMHz} MHz: it must be above 0."));
        }

        check.Above(new("Ăng-ten phát", "The transmitting antenna"), link.TransmitterHeightAboveGroundMetres);
        check.Above(new("Ăng-ten thu", "The receiving antenna"), link.ReceiverHeightAboveGroundMetres);
        if (!(link.LocationPercent is > 0 and < 100) || !(link.TimePercent is > 0 and < 100))
        {
            check.Refuse(LocalizedText.Of(
                $"Tỷ lệ thời gian {link.TimePercent} % và địa điểm {link.LocationPercent} %: phải lớn hơn 0 và nhỏ hơn 100.",
                $"{link.TimePercent} % of time and {link.LocationPercent} % of places: both must be above 0 and below 100."));
        }

        if (check.Refusal is null && profile.Count == 2 && profile.LengthKilometres > 0.2)
        {
            check.Warn(new(
                "Mặt cắt chỉ có hai điểm: coi như mặt đất giữa hai đầu không có gì cản.",
                "The profile has no point between its ends: the ground there is taken to be out of the way."));
        }

        return check;
    }

    /// <summary>Refuses a value outside a range and flags one near its ends.</summary>
    /// <param name="quantity">What it is.</param>
    /// <param name="value">The value.</param>
    /// <param name="least">Least value of the range.</param>
    /// <param name="greatest">Greatest value of the range.</param>
    /// <param name="unit">Its unit.</param>
    public void Within(LocalizedText quantity, double value, double least, double greatest, string unit)
    {
        if (!(value >= least && value <= greatest))
        {
            Refuse(LocalizedText.Of(
                $"{quantity.Vietnamese} {value:#,0.###} {unit} nằm ngoài phạm vi {least:#,0.###}–{greatest:#,0.###} {unit} của {modelName}.",
                $"{quantity.English} of {value:#,0.###} {unit} is outside the {least:#,0.###} to {greatest:#,0.###} {unit} that {modelName} is made for."));
        }
        else if (value < least * (1 + NearFraction) || value > greatest * (1 - NearFraction))
        {
            Warn(LocalizedText.Of(
                $"{quantity.Vietnamese} {value:#,0.###} {unit} ở sát giới hạn {least:#,0.###}–{greatest:#,0.###} {unit} của {modelName}.",
                $"{quantity.English} of {value:#,0.###} {unit} is near the limits {least:#,0.###} to {greatest:#,0.###} {unit} of {modelName}."));
        }
    }

    /// <summary>Adds a warning.</summary>
    public void Warn(LocalizedText warning) => warnings.Add(warning);

    /// <summary>Refuses, if nothing has before.</summary>
    public void Refuse(LocalizedText reason) => Refusal ??= reason;

    /// <summary>The answer of a model that gives none.</summary>
    public PathLoss Refused() => new() { LossDb = double.NaN, Refusal = Refusal };

    /// <summary>The answer with a loss, moved to the wanted share of places.</summary>
    /// <param name="medianLossDb">Loss at half of the places.</param>
    /// <param name="ownDeviationDb">Standard deviation over the places that the model states; NaN: it states none.</param>
    /// <param name="link">The link.</param>
    /// <param name="quantities">Intermediate values.</param>
    public PathLoss Answer(double medianLossDb, double ownDeviationDb, RadioLink link, IReadOnlyList<ModelQuantity> quantities)
    {
        if (link.TimePercent != 50)
        {
            Warn(LocalizedText.Of(
                $"{modelName} không xét tỷ lệ thời gian: kết quả là trung vị, không phải {link.TimePercent:0.###} %.",
                $"{modelName} knows no share of time: its figure is the median, not that of {link.TimePercent:0.###} %."));
        }

        double deviation = double.IsNaN(link.LocationDeviationDb) ? ownDeviationDb : link.LocationDeviationDb;
        if (link.LocationPercent != 50 && double.IsNaN(deviation))
        {
            Warn(LocalizedText.Of(
                $"{modelName} không có độ lệch theo địa điểm: kết quả là trung vị, không phải {link.LocationPercent:0.###} %.",
                $"{modelName} states no deviation over places: its figure is the median, not that of {link.LocationPercent:0.###} %."));
        }

        double offset = link.LocationPercent == 50 || double.IsNaN(deviation) ? 0 : -InverseNormal.At(link.LocationPercent / 100) * deviation;
        ModelQuantity[] all = link.LocationPercent == 50 || double.IsNaN(deviation)
            ? [.. quantities]
            : [.. quantities, new("sigma", deviation, "dB", string.Empty), new("L50", medianLossDb, "dB", string.Empty)];
        return new PathLoss { LossDb = medianLossDb + offset, Warnings = warnings, Quantities = all };
    }

    private void Above(LocalizedText antenna, double metres)
    {
        if (!(metres > 0 && double.IsFinite(metres)))
        {
            Refuse(LocalizedText.Of(
                $"{antenna.Vietnamese} cao {metres:#,0.###} m: phải cao hơn mặt đất.", $"{antenna.English} at {metres:#,0.###} m: it must stand above the ground."));
        }
    }
}
