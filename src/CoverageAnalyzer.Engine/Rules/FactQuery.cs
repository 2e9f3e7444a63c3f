using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>A fact with its parameter: "share of the area at or above 200 m".</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Amount">The height, slope or distance in <paramref name="Unit"/>; NaN for a fact without one.</param>
/// <param name="Unit">Its unit.</param>
public sealed record FactQuery(RuleFact Fact, double Amount = double.NaN, FactUnit Unit = FactUnit.None)
{
    private const double KilometresPerMile = 1.609344;

    /// <summary>What the fact is.</summary>
    public FactDefinition Definition => FactCatalog.Of(Fact);

    /// <summary>The height in metres; NaN for other parameters.</summary>
    public double HeightMetres => Unit == FactUnit.Metres ? Amount : double.NaN;

    /// <summary>The slope in percent: 15° is 26.8 percent; NaN for other parameters.</summary>
    public double SlopePercent => Unit switch
    {
        FactUnit.Percent => Amount,
        FactUnit.Degrees => 100 * Math.Tan(Amount * Math.PI / 180),
        _ => double.NaN,
    };

    /// <summary>The distance in kilometres; NaN for other parameters.</summary>
    public double DistanceKilometres => Unit switch
    {
        FactUnit.Kilometres => Amount,
        FactUnit.Miles => Amount * KilometresPerMile,
        _ => double.NaN,
    };

    /// <summary>The parameter for people, "200 m", "15 degrees"; empty without one.</summary>
    public LocalizedText Parameter => Unit switch
    {
        FactUnit.Metres => LocalizedText.Of($"{Amount:#,0.##} m", $"{Amount:#,0.##} m"),
        FactUnit.Percent => LocalizedText.Of($"{Amount:0.##} %", $"{Amount:0.##} percent"),
        FactUnit.Degrees => LocalizedText.Of($"{Amount:0.##} độ", $"{Amount:0.##} degrees"),
        FactUnit.Kilometres => LocalizedText.Of($"{Amount:0.##} km", $"{Amount:0.##} km"),
        FactUnit.Miles => LocalizedText.Of($"{Amount:0.##} dặm", $"{Amount:0.##} {(Amount == 1 ? "mile" : "miles")}"),
        _ => LocalizedText.Empty,
    };

    /// <summary>Name of the fact with its parameter.</summary>
    public LocalizedText Name => new(
        string.Format(NumberSigns.For(ReportLanguage.Vietnamese), Definition.Name.Vietnamese, string.Empty, Parameter.Vietnamese),
        string.Format(NumberSigns.For(ReportLanguage.English), Definition.Name.English, string.Empty, Parameter.English));
}
