using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Okumura-Hata: the median loss measured in and around Tokyo as a formula of distance, frequency and heights.</summary>
/// <remarks>
/// Source: M. Hata, "Empirical formula for propagation loss in land mobile radio services", IEEE Trans. Veh. Technol. VT-29 (1980), equations (10) to (18).
/// Valid for: 150–1,500 MHz, base antenna 30–200 m, mobile 1–10 m, 1–20 km, quasi-smooth ground. The heights are those above ground; hills of the profile do not enter.
/// In a large city Hata gives the mobile's correction up to 200 MHz and from 400 MHz; between them it is interpolated over log f, and flagged.
/// Cost: constant.
/// </remarks>
/// <param name="settings">What the user set; null: suburban.</param>
public sealed class HataModel(HataSettings? settings = null) : PropagationModel
{
    private const double LowBandMHz = 200, HighBandMHz = 400;

    /// <inheritdoc/>
    public override string Name => "hata";

    /// <inheritdoc/>
    public override string Source => "Hata 1980 (Okumura)";

    /// <summary>What the user set.</summary>
    public HataSettings Settings { get; } = settings ?? new HataSettings();

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ModelCheck check = ModelCheck.Of("Okumura-Hata", profile, link);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        double f = link.FrequencyMHz, hb = link.TransmitterHeightAboveGroundMetres, hm = link.ReceiverHeightAboveGroundMetres, d = profile.LengthKilometres;
        check.Within(new("Tần số", "A frequency"), f, 150, 1500, "MHz");
        CheckGeometry(check, hb, hm, d);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        bool isLarge = Settings.Environment == HataEnvironment.UrbanLargeCity;
        if (isLarge && f is > LowBandMHz and < HighBandMHz)
        {
            check.Warn(new(
                "Từ 200 đến 400 MHz Hata không cho hệ số hiệu chỉnh của thành phố lớn: đã nội suy.",
                "Between 200 and 400 MHz Hata gives no correction for a large city: it was interpolated."));
        }

        double a = isLarge ? LargeCityCorrectionDb(f, hm) : SmallCityCorrectionDb(f, hm);
        double slope = 44.9 - (6.55 * Math.Log10(hb));
        double urban = 69.55 + (26.16 * Math.Log10(f)) - (13.82 * Math.Log10(hb)) - a + (slope * Math.Log10(d)); // (10)
        double log = Math.Log10(f), log28 = Math.Log10(f / 28);
        double less = Settings.Environment switch
        {
            HataEnvironment.Suburban => (2 * log28 * log28) + 5.4, // (17)
            HataEnvironment.Open => (4.78 * log * log) - (18.33 * log) + 40.94, // (18)
            _ => 0,
        };
        return check.Answer(urban - less, double.NaN, link,
        [
            new("d", d, "km", string.Empty),
            new("a(hm)", a, "dB", isLarge ? "(14)-(15)" : "(12)"),
            new("slope", slope, "dB", "(10)"),
            new("Lurban", urban, "dB", "(10)"),
            new("less", less, "dB", Settings.Environment switch { HataEnvironment.Suburban => "(17)", HataEnvironment.Open => "(18)", _ => string.Empty }),
        ]);
    }

    /// <summary>Correction for the height of the mobile in a small or medium city. Hata's equation (12).</summary>
    internal static double SmallCityCorrectionDb(double frequencyMHz, double mobileMetres)
    {
        double log = Math.Log10(frequencyMHz);
        return (((1.1 * log) - 0.7) * mobileMetres) - ((1.56 * log) - 0.8);
    }

    /// <summary>Refuses heights and distances outside what Okumura measured.</summary>
    internal static void CheckGeometry(ModelCheck check, double baseMetres, double mobileMetres, double kilometres)
    {
        check.Within(new("Ăng-ten phát cao", "A transmitting antenna height"), baseMetres, 30, 200, "m");
        check.Within(new("Ăng-ten thu cao", "A receiving antenna height"), mobileMetres, 1, 10, "m");
        check.Within(new("Khoảng cách", "A distance"), kilometres, 1, 20, "km");
    }

    // (14) up to 200 MHz, (15) from 400 MHz.
    private static double LargeCityCorrectionDb(double frequencyMHz, double mobileMetres)
    {
        double lowLog = Math.Log10(1.54 * mobileMetres), highLog = Math.Log10(11.75 * mobileMetres);
        double low = (8.29 * lowLog * lowLog) - 1.1, high = (3.2 * highLog * highLog) - 4.97;
        double share = Math.Clamp(Math.Log(frequencyMHz / LowBandMHz) / Math.Log(HighBandMHz / LowBandMHz), 0, 1);
        return low + ((high - low) * share);
    }
}
