using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Rules that are applied together, as of a date.</summary>
public sealed record RuleSet
{
    /// <summary>Id, for example <c>vn-2012</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The day the set speaks of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What a reader must know of the set as a whole, or empty.</summary>
    public LocalizedText Note { get; init; } = LocalizedText.Empty;

    /// <summary>The rules, in the order of the file; a rule may refer to those before it.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Share (0–1) of a unit's area whose height may be unknown; above it every terrain condition of the unit is undecidable.</summary>
    public double MaximumUnknownFraction { get; init; } = 0.05;

    /// <summary>Area of the smallest village that is thought of where there is no village layer: smaller hills cannot make a village mountainous.</summary>
    public double SmallestVillageHectares { get; init; } = 1;

    /// <summary>The official lists its rules ask for.</summary>
    public IReadOnlyList<RuleList> Lists { get; init; } = [];
}
