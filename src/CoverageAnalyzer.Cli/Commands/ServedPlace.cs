using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Web;
using CoverageAnalyzer.Web.Stores;
using CoverageAnalyzer.Workers.Queue;
using Hangfire;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>What a server shows and the shared store it works with, held as long as the server runs.</summary>
internal sealed class ServedPlace : IDisposable
{
    // The dashboard asks a few small questions a second for each reader.
    private static readonly PostGisLimits JobLimits = new() { MostConnections = 3, StatementTime = TimeSpan.FromSeconds(30), IsReadOnly = true };
    private static readonly PostGisLimits ReadingLimits = new() { MostConnections = 2, StatementTime = TimeSpan.FromMinutes(5), IsReadOnly = true };

    private readonly PostGisDatabase? jobs;

    private ServedPlace(ServedStudySource source, WebStore? store, PostGisDatabase? jobs)
    {
        Source = source;
        Store = store;
        this.jobs = jobs;
    }

    /// <summary>What is served.</summary>
    public ServedStudySource Source { get; }

    /// <summary>The shared store; null without one.</summary>
    public WebStore? Store { get; }

    /// <summary>
    /// Opens a study of a shared store for editing, or a run of it for looking. Looked at is what is named with its number, what was pushed as results
    /// only, and the newest run where the user may not edit or the study cannot be opened here; without a number, newer runs are then shown as they come.
    /// </summary>
    /// <param name="address">The store.</param>
    /// <param name="name"><c>NAME</c> or <c>NAME@RUN</c>.</param>
    /// <param name="scenarios">Name of the study whose scenarios are shown; null: that of the run.</param>
    /// <param name="session">The call.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public static ServedPlace OfStored(PostGisAddress address, string name, string? scenarios, Session session, CancellationToken cancellation)
    {
        using var database = PostGisDatabase.At(address, ReadingLimits);
        PushedStudy? study = StudyPull.Find(database, name);
        bool hasRun = StoredRuns.Find(database, name) is not null;
        bool isRefused = false;
        if (study is not null && (!hasRun || ScenarioTable.MayChange(database)))
        {
            try
            {
                ServedStudySource opened = ServedStudySource.OpenStudy(address, study.Name, session, cancellation);
                return With(address, opened, new WebStore { Address = address, Study = scenarios ?? study.Name, StudyVersion = study.Version });
            }
            catch (Exception e) when (hasRun && ReasonOf(e) is { } reason)
            {
                isRefused = true;
                session.Note(new(
                    $"Không mở được nghiên cứu để thử thay đổi, nên chỉ cho xem lần chạy mới nhất: {reason.Vietnamese}",
                    $"The study cannot be opened for changes, so only the newest run is shown: {reason.English}"));
            }
        }

        (ServedStudySource source, StoredRun run) = ServedStudySource.Open(database, name, session, isRefused, cancellation);
        bool isNewest = StudyNames.Same(run.Study, name) && run.Scenario.Length == 0;
        return With(address, source, new WebStore
        {
            Address = address,
            Study = scenarios ?? run.Study,
            ReadRun = isNewest ? ReaderOf(run.Study, session, isRefused) : null,
        });
    }

    /// <summary>Opens a study or results of this machine.</summary>
    /// <param name="path">A study's folder or file, or a results folder.</param>
    /// <param name="address">The store its scenarios are kept in; null: in its folder.</param>
    /// <param name="scenarios">Name of the study there.</param>
    /// <param name="session">The call.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public static ServedPlace OfFolder(string path, PostGisAddress? address, string? scenarios, Session session, CancellationToken cancellation)
    {
        ServedStudySource source = ServedStudySource.Open(path, session, cancellation);
        return address is null ? new(source, null, null) : With(address, source, new WebStore { Address = address, Study = scenarios! });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        jobs?.Dispose();
    }

    private static Func<PostGisDatabase, ServedRun, CancellationToken, ServedStudy> ReaderOf(string study, Session session, bool isInPlaceOfStudy)
    {
        Func<PostGisDatabase, ServedRun, CancellationToken, ServedStudy> read = RunReader.ReaderOf(study, session.StatedLanguage, session.Threads);
        return (database, newer, cancellation) => read(database, newer, cancellation) with { IsInPlaceOfStudy = isInPlaceOfStudy };
    }

    // What the study itself lacks: a raster, a right, a column. A store that is away stops the start, as ever.
    private static LocalizedText? ReasonOf(Exception e) => e switch
    {
        DataStoreException { IsTransient: false } d => new(d.In(ReportLanguage.Vietnamese), d.In(ReportLanguage.English)),
        InputFileException i => new(i.In(ReportLanguage.Vietnamese), i.In(ReportLanguage.English)),
        StudyFileException s => new(s.In(ReportLanguage.Vietnamese).ReplaceLineEndings(" "), s.In(ReportLanguage.English).ReplaceLineEndings(" ")),
        _ => null,
    };

    private static ServedPlace With(PostGisAddress address, ServedStudySource source, WebStore store)
    {
        var jobs = PostGisDatabase.At(address, JobLimits);
        try
        {
            JobStorage? queue = JobsDashboard.StorageOf(jobs);
            return new(source, store with { Jobs = queue }, jobs);
        }
        catch
        {
            jobs.Dispose();
            source.Dispose();
            throw;
        }
    }
}
