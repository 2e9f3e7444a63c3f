using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Something noticed of a change of a scenario.</summary>
/// <param name="Edit">Position of the change in <see cref="Scenario.Edits"/>, from 0.</param>
/// <param name="Rank">An error: the change was left out. Else it was made, and this is worth knowing.</param>
/// <param name="Message">What was noticed.</param>
public sealed record ScenarioNote(int Edit, FindingRank Rank, LocalizedText Message)
{
    /// <summary>True where a finding of the result says the same, as the import would.</summary>
    public bool IsFinding { get; init; }
}
