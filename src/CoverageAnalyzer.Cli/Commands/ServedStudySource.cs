using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Web;
using CoverageAnalyzer.Web.Stores;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>Opens what a server shows, and holds it as long as the server runs.</summary>
internal sealed class ServedStudySource : IDisposable
{
    private readonly IDisposable? source;

    private ServedStudySource(IDisposable? source, ServedStudy study, IReadOnlyList<Finding> findings)
    {
        this.source = source;
        Study = study;
        Findings = findings;
    }

    /// <summary>What is served.</summary>
    public ServedStudy Study { get; }

    /// <summary>What was noticed on opening: map definitions that cannot be used, results changed since their run.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Opens a study or results.</summary>
    /// <param name="path">A study's folder or file, or a results folder.</param>
    /// <param name="session">The call.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public static ServedStudySource Open(string path, Session session, CancellationToken cancellation)
    {
        return Of(source => source, ProgressDisplay.Run(
            session, StudyStage.Classify, progress => StudySource.Open(path, Options(session), CommandLineProgram.Version, progress, cancellation)), session);
    }

    /// <summary>Opens a study of a shared store, with its points to be changed.</summary>
    /// <param name="address">The store.</param>
    /// <param name="name">Name of the study there.</param>
    /// <param name="session">The call.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public static ServedStudySource OpenStudy(PostGisAddress address, string name, Session session, CancellationToken cancellation)
    {
        var stored = StoredStudy.Open(StoredStudy.Prefix + name, address);
        try
        {
            return Of(source => new Both(source, stored), ProgressDisplay.Run(
                session, StudyStage.Classify, progress => StudySource.Open(stored.Study, Options(session), CommandLineProgram.Version, progress, cancellation)), session);
        }
        catch
        {
            stored.Dispose();
            throw;
        }
    }

    /// <summary>Opens a run of a shared store.</summary>
    /// <param name="database">The store.</param>
    /// <param name="name"><c>NAME</c> or <c>NAME@RUN</c>.</param>
    /// <param name="session">The call.</param>
    /// <param name="isInPlaceOfStudy">Whether it is looked at because the study could not be opened.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>What is served, and the run.</returns>
    public static (ServedStudySource Source, StoredRun Run) Open(PostGisDatabase database, string name, Session session, bool isInPlaceOfStudy, CancellationToken cancellation)
    {
        StoredRun run = StoredRuns.Require(database, name);
        (ServedStudy study, ResultsReading reading) = RunReader.Read(database, run, session.StatedLanguage, session.Threads, cancellation);
        session.Language = study.Content.Language;
        return (new(null, study with { IsInPlaceOfStudy = isInPlaceOfStudy }, [.. reading.Findings, .. study.Maps.Findings]), run);
    }

    /// <inheritdoc/>
    public void Dispose() => source?.Dispose();

    private static StudyOptions Options(Session session) => new(session.Threads) { IsCompact = true };

    private static ServedStudySource Of(Func<StudySource, IDisposable> held, StudySource source, Session session)
    {
        session.Language = session.StatedLanguage ?? source.Content.Language;
        return new(held(source), new ServedStudy
        {
            Content = source.Content with { Language = session.Language },
            Maps = source.Maps,
            Background = source.Study?.Background,
            Prepared = source.Prepared,
            Threads = session.Threads,
        }, source.Findings);
    }

    // The study reads files of the stored one's temporary folder as long as it lives.
    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
