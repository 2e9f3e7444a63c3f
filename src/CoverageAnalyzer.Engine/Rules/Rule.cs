using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>One dated rule, as its JSON file states it.</summary>
public sealed record Rule
{
    /// <summary>Id, for example <c>MTN-272-C</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The units it judges.</summary>
    public required RuleScope Scope { get; init; }

    /// <summary>The class it decides, or none.</summary>
    public UnitClass Decides { get; init; }

    /// <summary>The legal instrument, for example "Decree 272/2025/NĐ-CP of 16 October 2025"; empty for a proposal.</summary>
    public LocalizedText Instrument { get; init; } = LocalizedText.Empty;

    /// <summary>Article or section, or empty.</summary>
    public string Article { get; init; } = string.Empty;

    /// <summary>First day in force; null where unknown.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force; null where it still is, or where unknown.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>How well its thresholds are known.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>Where it was read.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>What a reader must know besides, or empty.</summary>
    public LocalizedText Note { get; init; } = LocalizedText.Empty;

    /// <summary>True where the set applies it although it is not in force on the set's date; the note says why.</summary>
    public bool IsComparator { get; init; }

    /// <summary>The condition.</summary>
    public required RuleCondition When { get; init; }
}
