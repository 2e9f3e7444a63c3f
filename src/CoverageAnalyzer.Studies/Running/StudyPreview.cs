using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What a study's files hold, read as a run would read them, without measuring anything.</summary>
/// <param name="Inputs">Each file: format, coordinate system and how it was decided, encoding, rows.</param>
/// <param name="Findings">What was guessed and what is wrong.</param>
/// <param name="Communes">Communes read.</param>
/// <param name="HasStatedArea">Whether the communes state an area.</param>
/// <param name="BoundsDegrees">Extent of the communes in degrees.</param>
public sealed record StudyPreview(
    IReadOnlyList<ReportInput> Inputs, IReadOnlyList<Finding> Findings, int Communes, bool HasStatedArea, Bounds BoundsDegrees)
{
    /// <summary>Reads the layers of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told where the reading stands, or null.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="Data.Import.InputFileException">A file cannot be used.</exception>
    public static StudyPreview Of(StudyFile study, int threads, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        using StudyInputs inputs = StudyImport.Read(study, new StudyOptions(threads), f => progress?.Report(new StudyProgress(StudyStage.Import, f)), cancellation);
        return new StudyPreview(
            inputs.Inputs,
            inputs.Findings.ToList(),
            inputs.Layer.Communes.Count,
            inputs.Layer.Communes.Any(c => c.StatedAreaHectares > 0),
            inputs.Layer.Polygons.BoundsOf());
    }
}
