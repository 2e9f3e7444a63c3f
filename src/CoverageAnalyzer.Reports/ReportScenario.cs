using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Headlines;

namespace CoverageAnalyzer.Reports;

/// <summary>The scenario a run's figures are of, and the headline figures of the study without it.</summary>
public sealed record ReportScenario
{
    /// <summary>Name of the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Its file, without folders.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many changes it has.</summary>
    public required int Edits { get; init; }

    /// <summary>The headline figures of the study without the scenario.</summary>
    public required IReadOnlyList<HeadlineFigure> Before { get; init; }

    /// <summary>What is said wherever figures or maps are shown, so that nobody takes them for the present state.</summary>
    public LocalizedText Notice => LocalizedText.Of(
        $"Phương án “{Name}” ({File}, {Edits:N0} thay đổi): số liệu và bản đồ là của phương án, không phải hiện trạng.",
        $"Scenario “{Name}” ({File}, {Edits:N0} changes): figures and maps are those of the scenario, not the present state.");

    /// <summary>Each headline figure with that of the study without the scenario, as far as there is one.</summary>
    /// <param name="after">The figures with the scenario.</param>
    public IEnumerable<(HeadlineFigure? Before, HeadlineFigure After)> Compare(IReadOnlyList<HeadlineFigure> after) =>
        after.Select(a => (Before.FirstOrDefault(b => b.Id == a.Id), a));
}
