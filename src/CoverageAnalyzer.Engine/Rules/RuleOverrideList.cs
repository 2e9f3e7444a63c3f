using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>One class's overrides as a study writes them: codes of communes that belong, and that do not.</summary>
public sealed record RuleOverrideList
{
    /// <summary>The class.</summary>
    public required UnitClass Kind { get; init; }

    /// <summary>Codes of communes that belong.</summary>
    public IReadOnlyList<string> Yes { get; init; } = [];

    /// <summary>Codes of communes that do not.</summary>
    public IReadOnlyList<string> No { get; init; } = [];

    /// <summary>By whom or by what; must not be empty.</summary>
    public required LocalizedText Reason { get; init; }
}
