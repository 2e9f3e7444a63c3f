using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>The options of <c>link</c> that say what is sent: models, frequency, heights, climate.</summary>
internal sealed class LinkOptions
{
    /// <summary>The word for all models.</summary>
    public const string AllModels = "all";

    /// <summary>Frequency where none is stated, MHz: the band that reaches furthest in the countryside.</summary>
    public const double UsualFrequencyMHz = 900;

    /// <summary>Height of the mast where none is stated, m.</summary>
    public const double UsualTransmitterMetres = 30;

    /// <summary>Height of the receiver where none is stated, m: a telephone in the hand.</summary>
    public const double UsualReceiverMetres = 1.5;

    /// <summary>Tallest mast of a BTS; what is higher is the height above sea level.</summary>
    private const double TallestMastMetres = 500;

    private const double GreatestMHz = 100_000, GreatestMetres = 3_000;

    /// <summary>Latitude and longitude where none is stated: the middle of Việt Nam.</summary>
    private const double UsualLatitude = 16, UsualLongitude = 107;

    private readonly Option<string?> model, frequency, transmitter, receiver, time, location, polarization, gradient, refractivity, eirp;
    private readonly Option<string?> transmitterLatitude, transmitterLongitude, receiverLatitude, receiverLongitude;

    /// <summary>Declares them.</summary>
    /// <param name="add">Declares an option: name, name of its value, meaning.</param>
    public LinkOptions(Func<string, string, LocalizedText, Option<string?>> add)
    {
        string names = string.Join(", ", PropagationModels.All.Select(m => m.Name));
        model = add("--model", "NAME|all", new($"mô hình truyền sóng: {names}; hoặc all: tất cả (mặc định)", $"propagation model: {names}; or all of them (the default)"));
        frequency = add("--frequency-mhz", "MHz", LocalizedText.Of(
            $"tần số, MHz (với --profile: bắt buộc; nếu không: mặc định {UsualFrequencyMHz:0})", $"frequency in MHz (required with --profile, otherwise {UsualFrequencyMHz:0} by default)"));
        transmitter = add("--tx-height-m", "M", LocalizedText.Of(
            $"chiều cao ăng-ten phát trên mặt đất, m (với --profile: bắt buộc; nếu không: mặc định {UsualTransmitterMetres:0})",
            $"height of the transmitting antenna above ground in m (required with --profile, otherwise {UsualTransmitterMetres:0})"));
        receiver = add("--rx-height-m", "M", LocalizedText.Of(
            $"chiều cao ăng-ten thu trên mặt đất, m (với --profile: bắt buộc; nếu không: mặc định {UsualReceiverMetres:0.#})",
            $"height of the receiving antenna above ground in m (required with --profile, otherwise {UsualReceiverMetres:0.#})"));
        time = add("--time-percent", "%", new("tỷ lệ thời gian của năm mà suy hao không vượt, % (mặc định 50)", "share of the year for which the loss is not exceeded, % (default 50)"));
        location = add("--location-percent", "%", new("tỷ lệ địa điểm mà suy hao không vượt, % (mặc định 50)", "share of the places at which the loss is not exceeded, % (default 50)"));
        polarization = add("--polarization", "h|v", new("phân cực: h ngang, v đứng (mặc định)", "polarization: h horizontal, v vertical (default)"));
        gradient = add("--delta-n", "N", new(
            "ΔN: độ giảm chiết suất trong km thấp nhất của khí quyển, đơn vị N/km (mặc định 39,25: k = 4/3)",
            "ΔN: fall of the refractivity in the lowest km of the atmosphere, N-units/km (default 39.25: k = 4/3)"));
        refractivity = add("--n0", "N", new("N₀: chiết suất ở mực nước biển, đơn vị N (mặc định 325)", "N₀: refractivity at sea level, N-units (default 325)"));
        transmitterLatitude = add("--tx-lat", "LAT", new("vĩ độ trạm phát, độ (với --profile; mặc định 16)", "latitude of the transmitter in degrees (with --profile; default 16)"));
        transmitterLongitude = add("--tx-lon", "LON", new("kinh độ trạm phát, độ (với --profile; mặc định 107)", "longitude of the transmitter in degrees (with --profile; default 107)"));
        receiverLatitude = add("--rx-lat", "LAT", new("vĩ độ điểm thu, độ (với --profile; mặc định như trạm phát)", "latitude of the receiver in degrees (with --profile; default the transmitter's)"));
        receiverLongitude = add("--rx-lon", "LON", new("kinh độ điểm thu, độ (với --profile; mặc định như trạm phát)", "longitude of the receiver in degrees (with --profile; default the transmitter's)"));
        eirp = add("--eirp-dbm", "dBm", new("EIRP về phía điểm thu, dBm: để tính công suất thu", "EIRP towards the receiver in dBm: gives the received power"));
    }

    /// <summary>The models asked for, and whether the user named any.</summary>
    /// <exception cref="UsageException">There is none of this name.</exception>
    public (IReadOnlyList<PropagationModel> Models, bool IsStated) ModelsOf(ParseResult parsed)
    {
        string? name = parsed.GetValue(model);
        if (name is null or AllModels)
        {
            return (PropagationModels.All, name is not null);
        }

        if (PropagationModels.Find(name) is { } one)
        {
            return ([one], true);
        }

        string[] names = [.. PropagationModels.All.Select(m => m.Name), AllModels];
        string? near = Suggestions.Closest(name, names);
        throw new UsageException(near is null
            ? LocalizedText.Of($"--model '{name}': chỉ có {string.Join(", ", names)}.", $"--model '{name}': only {string.Join(", ", names)}.")
            : LocalizedText.Of($"--model '{name}': không có. Có phải ý bạn là '{near}'?", $"--model '{name}': there is none. Did you mean '{near}'?"));
    }

    /// <summary>EIRP in dBm; NaN where not stated.</summary>
    public double EirpDbmOf(ParseResult parsed) => Numbers.Within(parsed, eirp, -50, 150, " dBm");

    /// <summary>Places of the ends as far as they are stated.</summary>
    public ((double LongitudeDegrees, double LatitudeDegrees)? Transmitter, (double LongitudeDegrees, double LatitudeDegrees)? Receiver) PlacesOf(ParseResult parsed)
    {
        double latitude1 = Numbers.Within(parsed, transmitterLatitude, -90, 90, string.Empty), longitude1 = Numbers.Within(parsed, transmitterLongitude, -180, 180, string.Empty);
        double latitude2 = Numbers.Within(parsed, receiverLatitude, -90, 90, string.Empty), longitude2 = Numbers.Within(parsed, receiverLongitude, -180, 180, string.Empty);
        if (double.IsNaN(latitude1) != double.IsNaN(longitude1) || double.IsNaN(latitude2) != double.IsNaN(longitude2))
        {
            throw new UsageException(new("Vĩ độ và kinh độ phải đi cùng nhau: --tx-lat với --tx-lon, --rx-lat với --rx-lon.", "Latitude and longitude go together: --tx-lat with --tx-lon, --rx-lat with --rx-lon."));
        }

        return (double.IsNaN(latitude1) ? null : (longitude1, latitude1), double.IsNaN(latitude2) ? null : (longitude2, latitude2));
    }

    /// <summary>The link of a profile: what it sends must be stated.</summary>
    public RadioLink LinkOfProfile(ParseResult parsed)
    {
        RadioLink link = LinkOf(
            parsed,
            Numbers.Positive(parsed, frequency, required: true, NumberKind.Any, GreatestMHz),
            Numbers.Positive(parsed, transmitter, required: true, NumberKind.Any, GreatestMetres),
            Numbers.Positive(parsed, receiver, required: true, NumberKind.Any, GreatestMetres),
            GreatestMetres);
        var (from, to) = PlacesOf(parsed);
        (double LongitudeDegrees, double LatitudeDegrees) start = from ?? to ?? (UsualLongitude, UsualLatitude), end = to ?? start;
        return link with
        {
            TransmitterLongitudeDegrees = start.LongitudeDegrees,
            TransmitterLatitudeDegrees = start.LatitudeDegrees,
            ReceiverLongitudeDegrees = end.LongitudeDegrees,
            ReceiverLatitudeDegrees = end.LatitudeDegrees,
        };
    }

    /// <summary>The link from a site of a study, with defaults.</summary>
    public RadioLink LinkOfStudy(ParseResult parsed, double fromLongitude, double fromLatitude, double toLongitude, double toLatitude)
    {
        double Or(Option<string?> option, double usual, double greatest) =>
            Numbers.Positive(parsed, option, required: false, NumberKind.Any, greatest) is var stated && double.IsNaN(stated) ? usual : stated;
        foreach (Option<string?> option in (Option<string?>[])[transmitterLatitude, transmitterLongitude, receiverLatitude, receiverLongitude])
        {
            if (parsed.GetValue(option) is not null)
            {
                throw new UsageException(LocalizedText.Of(
                    $"{option.Name} chỉ dùng với --profile; ở đây hai đầu là --from và --to.", $"{option.Name} goes with --profile; here the ends are --from and --to."));
            }
        }

        return LinkOf(
            parsed,
            Or(frequency, UsualFrequencyMHz, GreatestMHz),
            Or(transmitter, UsualTransmitterMetres, TallestMastMetres),
            Or(receiver, UsualReceiverMetres, TallestMastMetres),
            TallestMastMetres) with
        {
            TransmitterLongitudeDegrees = fromLongitude,
            TransmitterLatitudeDegrees = fromLatitude,
            ReceiverLongitudeDegrees = toLongitude,
            ReceiverLatitudeDegrees = toLatitude,
        };
    }

    private RadioLink LinkOf(ParseResult parsed, double mhz, double transmitterMetres, double receiverMetres, double tallestMetres)
    {
        if (mhz > GreatestMHz)
        {
            throw new UsageException(LocalizedText.Of($"--frequency-mhz {mhz:#,0.###}: nhiều nhất {GreatestMHz:N0} MHz.", $"--frequency-mhz {mhz:#,0.###}: at most {GreatestMHz:N0} MHz."));
        }

        foreach ((string name, double metres) in ((string, double)[])[(transmitter.Name, transmitterMetres), (receiver.Name, receiverMetres)])
        {
            if (metres > tallestMetres)
            {
                throw new UsageException(LocalizedText.Of(
                    $"{name} {metres:#,0.###}: nhiều nhất {tallestMetres:N0} m. Đây là chiều cao trên mặt đất, không phải trên mực nước biển.",
                    $"{name} {metres:#,0.###}: at most {tallestMetres:N0} m. It is the height above the ground, not above sea level."));
            }
        }

        double Or(Option<string?> option, double usual, double least, double greatest, string unit) =>
            Numbers.Within(parsed, option, least, greatest, unit) is var stated && double.IsNaN(stated) ? usual : stated;
        return new RadioLink
        {
            FrequencyMHz = mhz,
            TransmitterHeightAboveGroundMetres = transmitterMetres,
            ReceiverHeightAboveGroundMetres = receiverMetres,
            TimePercent = Or(time, 50, 0.001, 99.999, " %"),
            LocationPercent = Or(location, 50, 0.001, 99.999, " %"),
            RefractivityGradient = Or(gradient, 39.25, 0, 150, " N/km"),
            SeaLevelRefractivity = Or(refractivity, 325, 200, 500, " N"),
            Polarization = parsed.GetValue(polarization) switch
            {
                null or "v" or "V" => Polarization.Vertical,
                "h" or "H" => Polarization.Horizontal,
                string other => throw new UsageException(LocalizedText.Of($"--polarization '{SettingsText.Shown(other)}': chỉ có 'h' hoặc 'v'.", $"--polarization '{SettingsText.Shown(other)}': only h or v.")),
            },
        };
    }
}
