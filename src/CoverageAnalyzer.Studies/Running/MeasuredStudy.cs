using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>A study measured and judged: the way from a prepared study to its figures, the same for a run in one process and for one in pieces.</summary>
/// <param name="Ground">The ground, with terrain and situations, and with the findings up to there.</param>
/// <param name="Points">What was measured of the points.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Content">All figures.</param>
internal sealed record MeasuredStudy(StudyGround Ground, PointMeasures Points, CommuneClassification Classes, ReportContent Content)
{
    /// <summary>Measures, covers, looks at the terrain, classifies.</summary>
    /// <param name="ground">The prepared study; its findings take those of the measuring.</param>
    /// <param name="measured">What is measured commune by commune, where it was already; null: measure it.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="programVersion">Version of the program, for the report.</param>
    /// <param name="report">Told which stage begins, or what share of it is done.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <exception cref="Data.Import.InputFileException">The elevation model cannot be measured in.</exception>
    /// <exception cref="Files.StudyFileException">A setting cannot be used with these inputs.</exception>
    public static MeasuredStudy Of(
        StudyGround ground, MeasuredUnits? measured, StudyOptions options, string programVersion, Action<StudyStage, double> report, CancellationToken cancellation)
    {
        report(StudyStage.Measure, 0);
        PointMeasures points = new PointMeasures(null, null, null)
            .WithPostal(ground, options.Threads, () => report(StudyStage.Measure, 0.6), cancellation, measured?.People);

        report(StudyStage.Cover, 0);
        points = points.WithMobile(ground, options.Threads, cancellation, measured: measured);
        points = options.IsCompact && measured is null
            ? points.WithKeptRadio(ground, ground.Inputs.Findings, options.Threads, cancellation)
            : points.WithRadio(ground, !options.IsCompact, ground.Inputs.Findings, options.Threads, cancellation, measured?.Radio);
        if (options.MemoryMebibytes is not null)
        {
            StageMemory.Compact();
        }

        report(StudyStage.Terrain, 0);
        ground = ground.WithTerrain(measured is null ? ground.MeasureTerrain(null, options.Threads, cancellation) : measured.Terrain);

        report(StudyStage.Classify, 0);
        ground = ground.WithSituations(options.Threads, cancellation, measured?.Surroundings);
        StageMemory.Collect();
        ReportContent content = StudyFigures.Of(
            ground.WithOwnFindings(), points, null, !options.IsCompact, programVersion, options.Threads, out CommuneClassification classes, cancellation);
        return new MeasuredStudy(ground, points, classes, content);
    }
}
