using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Rural macro cell (RMa) of 3GPP, where the terrain says whether the antennas see each other.</summary>
/// <remarks>
/// Source: 3GPP TR 38.901 V17.0.0, table 7.4.1-1 and its notes. The technical report draws line of sight by chance; here the ray over the profile decides.
/// Valid for: 0.5–30 GHz, base 10–150 m, mobile 1–10 m, 10 m–10 km in sight and 10 m–5 km out of sight, streets and buildings of 5–50 m.
/// Behavior: out of sight the loss is never below that in sight.
/// Cost: one pass over the points.
/// </remarks>
/// <param name="settings">What the user set; null: W = 20 m, h = 5 m.</param>
public sealed class RuralMacroModel(RuralMacroSettings? settings = null) : PropagationModel
{
    private const double SpeedOfLight = 3.0e8; // as the table's note 5 has it
    private const double BeforeBreakDeviationDb = 4, BehindBreakDeviationDb = 6, HiddenDeviationDb = 8;

    /// <inheritdoc/>
    public override string Name => "rma";

    /// <inheritdoc/>
    public override string Source => "3GPP TR 38.901 V17, RMa";

    /// <summary>What the user set.</summary>
    public RuralMacroSettings Settings { get; } = settings ?? new RuralMacroSettings();

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ModelCheck check = ModelCheck.Of("TR 38.901 RMa", profile, link);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        double ghz = link.FrequencyMHz / 1000, hb = link.TransmitterHeightAboveGroundMetres, hm = link.ReceiverHeightAboveGroundMetres, flat = profile.LengthKilometres * 1000;
        bool isVisible = LineOfSightModel.ClearanceOf(profile, link).IsVisible;
        check.Within(new("Tần số", "A frequency"), link.FrequencyMHz, 500, 30_000, "MHz");
        check.Within(new("Ăng-ten phát cao", "A transmitting antenna height"), hb, 10, 150, "m");
        check.Within(new("Ăng-ten thu cao", "A receiving antenna height"), hm, 1, 10, "m");
        check.Within(
            isVisible ? new("Khoảng cách (nhìn thấy)", "A distance (in sight)") : new("Khoảng cách (bị che)", "A distance (out of sight)"), flat, 10, isVisible ? 10_000 : 5_000, "m");
        check.Within(new("Bề rộng đường", "A street width"), Settings.StreetWidthMetres, 5, 50, "m");
        InRange(check, Settings.BuildingHeightMetres);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        double slant = 1000 * FreeSpaceModel.SlantKilometres(profile, link), breakMetres = BreakMetres(hb, hm, ghz);
        bool isBefore = flat <= breakMetres;
        double visible = VisibleLossDb(flat, slant, ghz, hb, hm);
        double hidden = isVisible ? double.NaN : Math.Max(visible, HiddenLossDb(slant, ghz, hb, hm));
        double deviation = !isVisible ? HiddenDeviationDb : isBefore ? BeforeBreakDeviationDb : BehindBreakDeviationDb;
        return check.Answer(isVisible ? visible : hidden, deviation, link,
        [
            new("d2D", flat, "m", string.Empty),
            new("d3D", slant, "m", string.Empty),
            new("dBP", breakMetres, "m", "7.4.1-1, note 5"),
            new(LineOfSightModel.VisibleSymbol, isVisible ? 1 : 0, string.Empty, string.Empty),
            new("PL-LOS", visible, "dB", isBefore ? "7.4.1-1, PL1" : "7.4.1-1, PL2"),
            new("PL-NLOS", hidden, "dB", "7.4.1-1"),
            new("sigmaSF", deviation, "dB", "7.4.1-1"),
        ]);
    }

    /// <summary>Loss in dB between antennas that see each other: PL1 up to the break, PL2 behind it.</summary>
    internal double VisibleLossDb(double flatMetres, double slantMetres, double ghz, double baseMetres, double mobileMetres)
    {
        double breakMetres = BreakMetres(baseMetres, mobileMetres, ghz), h = Settings.BuildingHeightMetres;
        return flatMetres <= breakMetres ? NearLossDb(slantMetres, ghz, h) : NearLossDb(breakMetres, ghz, h) + (40 * Math.Log10(slantMetres / breakMetres));
    }

    /// <summary>PL' NLOS in dB; the loss of a hidden path is this or that in sight, whichever is more.</summary>
    internal double HiddenLossDb(double slantMetres, double ghz, double hb, double hm)
    {
        double h = Settings.BuildingHeightMetres, ratio = h / hb, mobile = Math.Log10(11.75 * hm);
        return 161.04 - (7.1 * Math.Log10(Settings.StreetWidthMetres)) + (7.5 * Math.Log10(h)) - ((24.37 - (3.7 * ratio * ratio)) * Math.Log10(hb))
            + ((43.42 - (3.1 * Math.Log10(hb))) * (Math.Log10(slantMetres) - 3)) + (20 * Math.Log10(ghz)) - ((3.2 * mobile * mobile) - 4.97);
    }

    /// <summary>Distance of the break, note 5.</summary>
    internal static double BreakMetres(double baseMetres, double mobileMetres, double ghz) => 2 * Math.PI * baseMetres * mobileMetres * ghz * 1e9 / SpeedOfLight;

    // h = 5 m, the report's own figure, is no doubtful one.
    private static void InRange(ModelCheck check, double buildingMetres)
    {
        if (!(buildingMetres is >= 5 and <= 50))
        {
            check.Within(new("Chiều cao nhà", "A building height"), buildingMetres, 5, 50, "m");
        }
    }

    // PL1, up to the break.
    private static double NearLossDb(double slantMetres, double ghz, double h)
    {
        double power = Math.Pow(h, 1.72);
        return (20 * Math.Log10(40 * Math.PI * slantMetres * ghz / 3)) + (Math.Min(0.03 * power, 10) * Math.Log10(slantMetres))
            - Math.Min(0.044 * power, 14.77) + (0.002 * Math.Log10(h) * slantMetres);
    }
}
