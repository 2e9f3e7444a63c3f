using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Headlines;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Runs a study: import, prepare, measure, cover, look at the terrain, classify. Publishing is a step of its own.</summary>
/// <remarks>The same study gives the same results for any number of threads, on any day and machine.</remarks>
public static class StudyRunner
{
    /// <summary>Runs a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="programVersion">Version of the program, for the report.</param>
    /// <param name="progress">Told where the run stands, or null.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <exception cref="Data.Import.InputFileException">An input cannot be used.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public static StudyResults Run(
        StudyFile study, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        using PreparedStudy prepared = PreparedStudy.Open(study, options, programVersion, progress, cancellation);
        return prepared.Baseline;
    }

    /// <summary>Runs a study with a scenario's changes, and says what the study's own headline figures are.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">The scenario.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="programVersion">Version of the program, for the report.</param>
    /// <param name="progress">Told where the run stands, or null.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <exception cref="Data.Import.InputFileException">An input cannot be used.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public static StudyResults RunScenario(
        StudyFile study, ScenarioFile file, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        using PreparedStudy prepared = PreparedStudy.Open(study, options, programVersion, progress, cancellation);
        string name = Path.GetFileName(file.Input.Path);
        (ScenarioResult result, RasterFiles? rasters) = prepared.Evaluate(file.Scenario with { Name = name }, keepsRasters: true, cancellation); // findings name the file
        var scenario = new ReportScenario
        {
            Name = file.Scenario.Name,
            File = name,
            Sha256 = file.Input.Sha256,
            Edits = file.Scenario.Edits.Count,
            Before = HeadlineFigures.Of(prepared.Baseline.Content),
        };
        var source = new ReportInput(
            file.Input.Role, name, "JSON", LocalizedText.Same("WGS 84"), LocalizedText.Same("UTF-8"), file.Scenario.Edits.Count, file.Input.Sha256);
        return new StudyResults(
            study,
            result.Content with
            {
                Scenario = scenario,
                Notices = [scenario.Notice, .. result.Content.Notices],
                Inputs = [.. result.Content.Inputs, source],
                Findings = [.. result.Content.Findings, .. ScenarioFindings.Of(result.Notes, file.Scenario, name)],
            },
            [.. prepared.Baseline.InputFiles, file.Input])
        {
            Rasters = rasters,
        };
    }
}
