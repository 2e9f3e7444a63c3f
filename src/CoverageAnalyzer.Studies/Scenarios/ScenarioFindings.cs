using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>What was noticed of a scenario's changes, as findings of a run.</summary>
internal static class ScenarioFindings
{
    /// <summary>The findings: changes that were left out, and such as a later one took the place of.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="file">Name of its file.</param>
    public static IEnumerable<Finding> Of(IEnumerable<ScenarioNote> notes, Scenario scenario, string file) => notes.Where(n => !n.IsFinding).Select(n => new Finding(
        n.Rank == FindingRank.Error ? "scenario-change-refused" : "scenario-change-replaced",
        n.Rank,
        new SourcePlace { File = file, Record = n.Edit + 1, Name = scenario.Edits[n.Edit].Code },
        n.Message,
        n.Rank == FindingRank.Error
            ? new("Bỏ qua thay đổi này; các thay đổi khác vẫn được tính.", "This change was left out; the others were made.")
            : new("Chỉ tính thay đổi sau.", "Only the later change was made.")));
}
