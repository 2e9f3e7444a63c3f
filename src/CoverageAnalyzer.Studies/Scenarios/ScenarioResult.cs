using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>All figures of a study as a scenario changes it.</summary>
public sealed record ScenarioResult
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The figures: what a run would give on inputs edited by hand.</summary>
    public required ReportContent Content { get; init; }

    /// <summary>What was noticed of its changes, in their order.</summary>
    public required IReadOnlyList<ScenarioNote> Notes { get; init; }

    /// <summary>What was done with each postal point, in the order of <see cref="ReportContent.PostalPoints"/>; empty where the scenario changes none.</summary>
    public IReadOnlyList<ScenarioChange> PostalChanges { get; init; } = [];

    /// <summary>What was done with each BTS site, in the order of <see cref="ReportContent.BtsSites"/>; empty where the scenario changes none.</summary>
    public IReadOnlyList<ScenarioChange> BtsChanges { get; init; } = [];

    /// <summary>Communes whose figures, classes or reasons are not those of the study, in ascending order.</summary>
    public required IReadOnlyList<int> ChangedCommunes { get; init; }
}
