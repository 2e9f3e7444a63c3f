using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>A study read and measured once, ready to answer "what if".</summary>
/// <remarks>
/// What no point changes (people, heights, how communes lie) is kept, so that a scenario costs only what its points change.
/// Safe for concurrent use once opened.
/// </remarks>
public sealed class PreparedStudy : IDisposable
{
    private readonly StudyGround ground;
    private readonly PointMeasures measures;
    private readonly CommuneClassification classes;
    private readonly StudyOptions options;
    private readonly string programVersion;
    private readonly ScenarioLayers layers;

    private PreparedStudy(StudyGround ground, PointMeasures measures, CommuneClassification classes, StudyOptions options, string programVersion, StudyResults baseline)
    {
        this.ground = ground;
        this.measures = measures;
        this.classes = classes;
        this.options = options;
        this.programVersion = programVersion;
        Baseline = baseline;
        layers = new ScenarioLayers(ground, new Lazy<NearestUnit>(() => new NearestUnit(ground.Inputs.Layer.Polygons)));
    }

    /// <summary>The study.</summary>
    public StudyFile Study => ground.Study;

    /// <summary>The figures of the study as its files have it.</summary>
    public StudyResults Baseline { get; }

    /// <summary>Reads and measures a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="programVersion">Version of the program, for the report.</param>
    /// <param name="progress">Told where the run stands, or null.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <exception cref="Data.Import.InputFileException">An input cannot be used.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public static PreparedStudy Open(
        StudyFile study, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        PreparedStudy prepared = OpenWhole(study, options, programVersion, progress, cancellation);
        if (options.IsCompact)
        {
            // Import and measuring used several times of what is kept; nothing of it is wanted again.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        return prepared;
    }

    private static PreparedStudy OpenWhole(
        StudyFile study, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        void Report(StudyStage stage, double fraction)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new StudyProgress(stage, fraction));
        }

        StudyGround ground = StudyGround.Read(study, options, Report, cancellation);
        using StudyInputs inputs = ground.Inputs;
        MeasuredStudy measured = MeasuredStudy.Of(ground, null, options, programVersion, Report, cancellation);
        if (options.IsCompact || options.MemoryMebibytes is not null)
        {
            inputs.Locator.LetGo();
        }

        if (options.MemoryMebibytes is not null)
        {
            StageMemory.Compact();
        }

        return new PreparedStudy(measured.Ground, measured.Points, measured.Classes, options, programVersion, new StudyResults(study, measured.Content, inputs.Files) { Rasters = measured.Points.Radio?.Rasters });
    }

    /// <summary>The figures of the study with a scenario's changes: those of a run on files that someone edited so.</summary>
    /// <remarks>
    /// A change that cannot be made (a code that is not there, a place that is none) is left out with a note; the others are made.
    /// Findings about the place of a point that is moved or gone are left out; counts of many points that the import made stand as they were.
    /// </remarks>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cancellation">Stops the measuring.</param>
    /// <exception cref="ScenarioException">It has too many changes.</exception>
    public ScenarioResult Evaluate(Scenario scenario, CancellationToken cancellation) => Evaluate(scenario, keepsRasters: false, cancellation).Result;

    /// <summary>The same, with the rasters of the changed network for a results folder.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="keepsRasters">Whether rasters are wanted.</param>
    /// <param name="cancellation">Stops the measuring.</param>
    /// <returns>The figures, and the rasters: those of the study where the scenario leaves its sites as they are; null where there are none.</returns>
    /// <exception cref="ScenarioException">It has too many changes.</exception>
    internal (ScenarioResult Result, RasterFiles? Rasters) Evaluate(Scenario scenario, bool keepsRasters, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Edits.Count > Scenario.MostEdits)
        {
            throw new ScenarioException(Engine.Language.LocalizedText.Of(
                $"Phương án có {scenario.Edits.Count:N0} thay đổi; nhiều nhất là {Scenario.MostEdits:N0}. Hãy sửa tệp điểm của nghiên cứu.",
                $"The scenario has {scenario.Edits.Count:N0} changes; the most is {Scenario.MostEdits:N0}. Edit the study's point files instead."));
        }

        var notes = new List<ScenarioNote>();
        ScenarioGround changed = layers.Apply(scenario, notes);
        PointMeasures measured = measures;
        if (changed.PostalChanges.Count > 0 || changed.Ground.Inputs.PostalPoints?.Count != ground.Inputs.PostalPoints?.Count)
        {
            measured = measured.WithPostal(changed.Ground, options.Threads, null, cancellation);
        }

        if (changed.BtsChanges.Count > 0 || changed.Ground.Inputs.BtsSites?.Count != ground.Inputs.BtsSites?.Count)
        {
            measured = measured.WithMobile(changed.Ground, options.Threads, cancellation, ground);
            measured = measured.WithRadioAgain(changed.Ground, keepsRasters, options.Threads, cancellation);
        }

        ReportContent content = StudyFigures.Of(changed.Ground, measured, classes, !options.IsCompact, programVersion, options.Threads, out _, cancellation);
        var result = new ScenarioResult
        {
            Scenario = scenario,
            Content = content,
            Notes = [.. notes.OrderBy(n => n.Edit)],
            PostalChanges = changed.PostalChanges,
            BtsChanges = changed.BtsChanges,
            ChangedCommunes = CommuneComparison.Changed(Baseline.Content.Communes, content.Communes),
        };
        return (result, measured.Radio?.Rasters);
    }

    /// <inheritdoc/>
    public void Dispose() => ground.Inputs.Dispose();
}
