namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A "what if": points that stand elsewhere, are new, or are gone, against the layers of a study.</summary>
public sealed record Scenario
{
    /// <summary>The most changes a scenario may have.</summary>
    public const int MostEdits = 10_000;

    /// <summary>Name for people, and of the file.</summary>
    public required string Name { get; init; }

    /// <summary>The changes, in the order they were made. A later one of the same point takes the place of an earlier one.</summary>
    public required IReadOnlyList<ScenarioEdit> Edits { get; init; }
}
