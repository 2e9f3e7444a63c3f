using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a fact is: its measure, its units, and its words.</summary>
public sealed record FactDefinition
{
    /// <summary>The fact.</summary>
    public required RuleFact Fact { get; init; }

    /// <summary>What it is measured in.</summary>
    public required FactMeasure Measure { get; init; }

    /// <summary>What must be said beside its name.</summary>
    public FactParameter Parameter { get; init; }

    /// <summary>The kinds of unit that have it.</summary>
    public required IReadOnlyList<RuleScope> Scopes { get; init; }

    /// <summary>A noun phrase; {1} stands for the parameter.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>A sentence without capital and full stop; {0} stands for the value with its unit, {1} for the parameter. For yes or no: the yes.</summary>
    public required LocalizedText Statement { get; init; }

    /// <summary>The sentence for the value 0, for yes or no: the no; empty where <see cref="Statement"/> serves.</summary>
    public LocalizedText ZeroStatement { get; init; } = LocalizedText.Empty;

    /// <summary>What a verdict is decided by, "altitude".</summary>
    public required LocalizedText Route { get; init; }

    /// <summary>Name of counted things behind their number, "postal points"; empty for other measures.</summary>
    public LocalizedText Counted { get; init; } = LocalizedText.Empty;

    /// <summary>Name in rule files: the fact's, with a small first letter.</summary>
    public string Key
    {
        get
        {
            string name = Fact.ToString();
            return char.ToLowerInvariant(name[0]) + name[1..];
        }
    }

    /// <summary>True for a share of the area by height or slope, which unknown heights make uncertain.</summary>
    public bool IsTerrain => Fact is RuleFact.AreaShareAtOrAboveHeight or RuleFact.AreaShareAtOrAboveSlope or RuleFact.MeanElevation;

    /// <summary>True for a share of any kind.</summary>
    public bool IsShare => Measure is FactMeasure.AreaShare or FactMeasure.Share;

    /// <summary>Unit of values in machine-readable outputs.</summary>
    public string UnitName => Measure switch
    {
        FactMeasure.AreaShare or FactMeasure.Share => "share",
        FactMeasure.Metres => "m",
        FactMeasure.Kilometres => "km",
        FactMeasure.SquareKilometres => "km2",
        FactMeasure.People => "people",
        FactMeasure.Households => "households",
        FactMeasure.Points => "points",
        _ => string.Empty,
    };
}
