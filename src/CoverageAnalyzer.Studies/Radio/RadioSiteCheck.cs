using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Makes the sites of a radio network of a list of masts: what cannot be is taken out and named, what is missing is counted.</summary>
/// <remarks>No site is lost: a figure that cannot be counts as not stated and takes its default.</remarks>
internal sealed class RadioSiteCheck
{
    private const double GreatestHeightMetres = 300; // the tallest guyed masts of mobile networks; 1,000 m is a slip of the unit or the elevation
    private readonly BtsDefaults defaults;
    private readonly IReadOnlyDictionary<string, AntennaPattern> patterns;
    private readonly FindingLog findings;
    private readonly long[,] missing = new long[RadioClassNames.Keys.Count, 3];

    private RadioSiteCheck(BtsDefaults defaults, IReadOnlyDictionary<string, AntennaPattern> patterns, FindingLog findings) =>
        (this.defaults, this.patterns, this.findings) = (defaults, patterns, findings);

    /// <summary>Checks the sites.</summary>
    /// <param name="sites">The masts.</param>
    /// <param name="file">Their file, for findings about all.</param>
    /// <param name="defaults">What is taken where nothing is stated.</param>
    /// <param name="patterns">Antenna patterns by name.</param>
    /// <param name="findings">Takes what is wrong or missing.</param>
    public static IReadOnlyList<RadioSite> Check(
        IReadOnlyList<BtsSite> sites, string file, BtsDefaults defaults, IReadOnlyDictionary<string, AntennaPattern> patterns, FindingLog findings)
    {
        var check = new RadioSiteCheck(defaults, patterns, findings);
        RadioSite[] made = [.. sites.Select(check.Site)];
        check.ReportMissing(file);
        return made;
    }

    private RadioSite Site(BtsSite site)
    {
        RadioSite made = RadioSite.Of(site);
        RadioSector[] sectors = [.. made.Sectors.Select(s => Sector(site, s))];
        foreach (RadioClass radio in sectors.Select(s => s.Radio).Distinct())
        {
            RadioSector[] of = [.. sectors.Where(s => s.Radio == radio)];
            missing[(int)radio, 0] += of.Any(s => double.IsNaN(s.HeightAboveGroundMetres)) ? 1 : 0;
            missing[(int)radio, 1] += of.Any(s => double.IsNaN(s.EirpDbm) && double.IsNaN(s.TransmitPowerDbm)) ? 1 : 0;
            missing[(int)radio, 2] += of.Any(s => double.IsNaN(s.FrequencyMHz)) ? 1 : 0;
        }

        return made with { Sectors = sectors };
    }

    private RadioSector Sector(BtsSite site, RadioSector sector)
    {
        if (sector.PatternName.Length > 0 && !patterns.ContainsKey(sector.PatternName))
        {
            findings.Add(
                "antenna-pattern-missing",
                FindingRank.Warning,
                Named(site, "pattern"),
                LocalizedText.Of($"không có giản đồ anten '{Shown(sector.PatternName)}'.", $"there is no antenna pattern '{Shown(sector.PatternName)}'."),
                new("Dùng công thức 3GPP TR 38.901; đặt tệp .msi vào thư mục của khóa 'mobile.patterns'.", "The formula of 3GPP TR 38.901 is used; put the .msi file into the folder of the key 'mobile.patterns'."));
        }

        return sector with
        {
            HeightAboveGroundMetres = Within(site, "height", sector.HeightAboveGroundMetres, 0.1, GreatestHeightMetres, "m"),
            FrequencyMHz = Within(site, "frequency", sector.FrequencyMHz, 30, 100_000, "MHz"),
            BandwidthMHz = Within(site, "bandwidth", sector.BandwidthMHz, 0.1, 2000, "MHz"),
            TransmitPowerDbm = Within(site, "power", sector.TransmitPowerDbm, 0.001, 80, "dBm"),
            EirpDbm = Within(site, "eirp", sector.EirpDbm, 0.001, 110, "dBm"),
            GainDbi = Within(site, "gain", sector.GainDbi, -10, 50, "dBi"),
            AzimuthDegrees = Within(site, "azimuth", sector.AzimuthDegrees, 0, 360, "°"),
            MechanicalTiltDegrees = Within(site, "tilt", sector.MechanicalTiltDegrees, -90, 90, "°"),
            ElectricalTiltDegrees = Within(site, "electricalTilt", sector.ElectricalTiltDegrees, -90, 90, "°"),
        };
    }

    private double Within(BtsSite site, string role, double value, double least, double most, string unit)
    {
        if (double.IsNaN(value) || (value >= least && value <= most))
        {
            return value;
        }

        findings.Add(new Finding(
            "site-figure-impossible",
            FindingRank.Warning,
            Named(site, role),
            LocalizedText.Of(
                $"'{role}' là {value:0.###} {unit}; phải từ {least:0.###} đến {most:0.###} {unit}.",
                $"'{role}' is {value:0.###} {unit}; it must lie between {least:0.###} and {most:0.###} {unit}."),
            new("Giữ trạm; giá trị đó coi như không ghi và dùng mặc định. Hãy sửa trong tệp.", "The site is kept; the value counts as not stated and takes its default. Mend it in the file."))
        {
            LongitudeDegrees = site.LongitudeDegrees,
            LatitudeDegrees = site.LatitudeDegrees,
        });
        return double.NaN;
    }

    private void ReportMissing(string file)
    {
        for (RadioClass radio = RadioClass.Unknown; radio <= RadioClass.Nr; radio++)
        {
            BtsClassDefaults of = defaults.Of(radio);
            LocalizedText name = radio == RadioClass.Unknown ? new("không rõ công nghệ", "of unknown technology") : LocalizedText.Same(RadioClassNames.Keys[(int)radio]);
            Report(file, "site-height-assumed", missing[(int)radio, 0], name, new("độ cao", "height"), a => of.HeightAboveGroundMetres.Under(a), "m");
            Report(file, "site-power-assumed", missing[(int)radio, 1], name, new("công suất (EIRP)", "power (EIRP)"), of.EirpDbm, "dBm");
            Report(file, "site-frequency-assumed", missing[(int)radio, 2], name, new("tần số", "frequency"), a => of.FrequencyMHz.Under(a), "MHz");
        }
    }

    private void Report(string file, string code, long count, LocalizedText radio, LocalizedText figure, Func<RadioAssumption, double> under, string unit)
    {
        if (count == 0)
        {
            return;
        }

        (double low, double expected, double high) = (under(RadioAssumption.Low), under(RadioAssumption.Expected), under(RadioAssumption.High));
        findings.Add(new Finding(
            code,
            FindingRank.Info,
            SourcePlace.OfFile(file),
            LocalizedText.Of($"{count:N0} trạm {radio.Vietnamese} không có {figure.Vietnamese}.", $"{count:N0} sites {radio.English} state no {figure.English}."),
            LocalizedText.Of(
                $"Dùng {low:0.#}/{expected:0.#}/{high:0.#} {unit} (thấp/giữa/cao); vùng chỉ phủ theo một số giả định là 'chưa chắc'.",
                $"{low:0.#}/{expected:0.#}/{high:0.#} {unit} are used (low/expected/high); what only some of them cover is 'uncertain'."))
        {
            Count = count,
        });
    }

    private static string Shown(string text) => text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;

    private static SourcePlace Named(BtsSite site, string field) => site.Place with { Field = field, Name = site.Name.Length > 0 ? site.Name : site.Code };
}
