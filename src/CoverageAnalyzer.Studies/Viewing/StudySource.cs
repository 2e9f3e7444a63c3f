using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>What a viewer opens: a study, whose points may be changed to try something out, or a results folder, which is only looked at.</summary>
public sealed class StudySource : IDisposable
{
    private StudySource(string folder, ReportContent content, MapLibrary maps, IReadOnlyList<Finding> findings)
    {
        Folder = folder;
        Content = content;
        Maps = maps;
        Findings = findings;
    }

    /// <summary>The study's folder or the results folder, full path.</summary>
    public string Folder { get; }

    /// <summary>The figures.</summary>
    public ReportContent Content { get; }

    /// <summary>The maps: those of the program, and those in the folder's own <c>maps</c>.</summary>
    public MapLibrary Maps { get; }

    /// <summary>What was noticed on opening: results changed since the run, map definitions that cannot be used (of a study these are among the findings of the run too).</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The study, ready to answer "what if"; null for results.</summary>
    public PreparedStudy? Prepared { get; private init; }

    /// <summary>The study; null for results.</summary>
    public StudyFile? Study => Prepared?.Study;

    /// <summary>Whether points can be put, moved and taken away: of a study, not of results.</summary>
    public bool CanEdit => Prepared is not null;

    /// <summary>Opens what a user names: a study's folder or study file, a results folder or any file in it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="options">How to run a study.</param>
    /// <param name="programVersion">Version of the program.</param>
    /// <param name="progress">Told where the run of a study stands, or null.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="InputFileException">There is neither, or an input or the results cannot be used.</exception>
    /// <exception cref="StudyFileException">The study file has faults.</exception>
    public static StudySource Open(string path, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        StudyPlace place = StudyPlace.Of(path);
        if (place.IsResults)
        {
            ResultsReading reading = ResultsReader.Read(place.Path, cancellation);
            MapLibrary kept = StudyMaps.Load(place.Path);
            return new StudySource(reading.Folder, reading.Content, kept, [.. reading.Findings, .. kept.Findings]);
        }

        return Open(StudyFileReader.Read(place.Path), options, programVersion, progress, cancellation);
    }

    /// <summary>Opens a study whose file has been read.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="programVersion">Version of the program.</param>
    /// <param name="progress">Told where the run stands, or null.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="InputFileException">An input cannot be used.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public static StudySource Open(StudyFile study, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        MapLibrary maps = StudyMaps.Load(study.Directory);
        PreparedStudy prepared = PreparedStudy.Open(study, options, programVersion, progress, cancellation);
        return new StudySource(study.Directory, prepared.Baseline.Content, maps, maps.Findings) { Prepared = prepared };
    }

    /// <summary>Closes the study's files.</summary>
    public void Dispose() => Prepared?.Dispose();
}
