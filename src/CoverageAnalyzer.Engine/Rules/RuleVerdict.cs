using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a rule says of one unit, with its reason chain.</summary>
public sealed record RuleVerdict
{
    /// <summary>The rule.</summary>
    public required Rule Rule { get; init; }

    /// <summary>Index of the unit among those of the rule's scope: commune, village or district in their order; 0 for the study.</summary>
    public required int UnitIndex { get; init; }

    /// <summary>The verdict: the computed one, or the override's.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The verdict before an override; the same without one.</summary>
    public required Verdict Computed { get; init; }

    /// <summary>The chain, the rule itself first, each condition after the one it belongs to.</summary>
    public required IReadOnlyList<RuleStep> Chain { get; init; }

    /// <summary>The deciding step in one sentence: why met, not met or undecidable.</summary>
    public required LocalizedText Reason { get; init; }

    /// <summary>The value of the deciding step with a number, NaN where there is none.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>Its threshold.</summary>
    public double Threshold { get; init; } = double.NaN;

    /// <summary>Unit of value, threshold and margin.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Its margin, negative where the threshold is missed.</summary>
    public double Margin { get; init; } = double.NaN;

    /// <summary>Its margin in hectares, for shares of area.</summary>
    public double MarginHectares { get; init; } = double.NaN;

    /// <summary>Whether the official list compared with this rule names the unit; null without such a list.</summary>
    public bool? IsListed { get; init; }

    /// <summary>Who overrode the verdict and why, or empty.</summary>
    public LocalizedText Override { get; init; } = LocalizedText.Empty;
}
