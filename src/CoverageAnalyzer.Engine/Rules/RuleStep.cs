using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>One link of a verdict's reason chain.</summary>
public sealed record RuleStep
{
    /// <summary>How deep it stands: 0 the rule itself, 1 its conditions, and so on.</summary>
    public required int Depth { get; init; }

    /// <summary>What was compared, for people: "area at 200 m or higher".</summary>
    public required LocalizedText Condition { get; init; }

    /// <summary>Met, not met, or undecidable.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The whole step as a sentence: "68.4 % of its area lies at 200 m or higher; 1.7 points, 61 ha, above the two-thirds line".</summary>
    public required LocalizedText Sentence { get; init; }

    /// <summary>The value compared, in <see cref="Unit"/> (shares from 0 to 1); NaN where there is none.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>The threshold; NaN where there is none.</summary>
    public double Threshold { get; init; } = double.NaN;

    /// <summary>Unit of value, threshold and margin: <c>share</c>, <c>m</c>, <c>km</c>, <c>km2</c>, <c>people</c>, <c>points</c>, or empty.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>How far beyond the threshold on the side that meets it; negative where it is missed; NaN where there is none.</summary>
    public double Margin { get; init; } = double.NaN;

    /// <summary>The margin of a share of area, in hectares; NaN for other values.</summary>
    public double MarginHectares { get; init; } = double.NaN;
}
