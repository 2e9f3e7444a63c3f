using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>COST 231-Hata: Okumura-Hata carried on to 2 GHz.</summary>
/// <remarks>
/// Source: COST Action 231, "Digital mobile radio towards future generation systems", final report (1999), section 4.4.1, equations (4.4.3) and (4.4.4).
/// Valid for: 1,500–2,000 MHz, base antenna 30–200 m and above the roofs, mobile 1–10 m, 1–20 km.
/// Cost: constant.
/// </remarks>
/// <param name="settings">What the user set; null: a medium city or suburb.</param>
public sealed class Cost231Model(Cost231Settings? settings = null) : PropagationModel
{
    /// <inheritdoc/>
    public override string Name => "cost231";

    /// <inheritdoc/>
    public override string Source => "COST 231-Hata";

    /// <summary>What the user set.</summary>
    public Cost231Settings Settings { get; } = settings ?? new Cost231Settings();

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ModelCheck check = ModelCheck.Of("COST 231-Hata", profile, link);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        double f = link.FrequencyMHz, hb = link.TransmitterHeightAboveGroundMetres, hm = link.ReceiverHeightAboveGroundMetres, d = profile.LengthKilometres;
        check.Within(new("Tần số", "A frequency"), f, 1500, 2000, "MHz");
        HataModel.CheckGeometry(check, hb, hm, d);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        double a = HataModel.SmallCityCorrectionDb(f, hm), city = Settings.IsMetropolitan ? 3 : 0, slope = 44.9 - (6.55 * Math.Log10(hb));
        double loss = 46.3 + (33.9 * Math.Log10(f)) - (13.82 * Math.Log10(hb)) - a + (slope * Math.Log10(d)) + city;
        return check.Answer(loss, double.NaN, link,
        [
            new("d", d, "km", string.Empty),
            new("a(hm)", a, "dB", "(4.4.2)"),
            new("slope", slope, "dB", "(4.4.3)"),
            new("Cm", city, "dB", "(4.4.4)"),
        ]);
    }
}
