using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;

namespace CoverageAnalyzer.Web.Stores;

/// <summary>Looks into the shared store every few seconds: whether it answers, what the server may do there, whether there are newer scenarios or runs.</summary>
/// <remarks>A look takes four small statements on one connection; it works through poolers too, which notifications do not.</remarks>
internal sealed class StoreWatch : IAsyncDisposable
{
    private readonly WebStore store;
    private readonly WebLimits limits;
    private readonly WebLog log;
    private readonly CancellationTokenSource stop = new();
    private Task loop = Task.CompletedTask;
    private volatile StoreState state;
    private long unreadable;

    private StoreWatch(WebStore store, WebLimits limits, WebLog log, PostGisDatabase database, StoreLook first)
    {
        this.store = store;
        this.limits = limits;
        this.log = log;
        Database = database;
        MayActAsViewer = first.MayActAsViewer;
        state = new StoreState(IsThere: true, DateTimeOffset.UtcNow, first.MayEdit, first.Scenarios, NewerPush(first));
    }

    /// <summary>The store, for scenarios and runs.</summary>
    public PostGisDatabase Database { get; }

    /// <summary>Whether requests can run under the role of viewers.</summary>
    public bool MayActAsViewer { get; }

    /// <summary>What is known of the store.</summary>
    public StoreState State => state;

    /// <summary>Looks into the store for the first time.</summary>
    /// <param name="store">The store.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="log">Told of what changes.</param>
    /// <param name="needsViewerRole">Whether some requests must run under the role of viewers.</param>
    /// <exception cref="DataStoreException">The store cannot be used.</exception>
    public static StoreWatch Open(WebStore store, WebLimits limits, WebLog log, bool needsViewerRole)
    {
        PostGisDatabase database = PostGisDatabase.At(store.Address, new PostGisLimits { MostConnections = limits.WorkConnections, StatementTime = limits.WorkStatement });
        try
        {
            StoreLook first = StoreLook.At(database, store.Study);
            return needsViewerRole && !first.MayActAsViewer
                ? throw new DataStoreException(
                    database.Name,
                    new("người dùng này không thay mặt được cho vai trò coverage_viewer, cần cho mã chỉ xem.", "this user cannot act for the role coverage_viewer, which the viewers' token needs."),
                    new("Người quản trị chạy: GRANT coverage_viewer TO người_dùng;", "The administrator runs: GRANT coverage_viewer TO user;"),
                    isTransient: false)
                : new StoreWatch(store, limits, log, database, first);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Begins to look again and again.</summary>
    /// <param name="editions">Takes newer runs.</param>
    public void Start(StudyEditions editions) => loop = Task.Run(() => LoopAsync(editions));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
        Database.Dispose();
    }

    private async Task LoopAsync(StudyEditions editions)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(limits.StorePoll, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested)
            {
                Look(editions);
            }
        }
    }

    private void Look(StudyEditions editions)
    {
        StoreState before = state;
        try
        {
            StoreLook look = StoreLook.At(Database, store.Study);
            state = new StoreState(IsThere: true, before.IsThere ? before.Since : DateTimeOffset.UtcNow, look.MayEdit, look.Scenarios, NewerPush(look));
            if (!before.IsThere)
            {
                log.StoreBack();
            }

            editions.Tidy();
            if (store.ReadRun is not null && look.Newest is { } newest && newest.Id != editions.Current.Study.Run?.Id && newest.Id != unreadable)
            {
                Show(newest, editions);
            }
        }
        catch (DataStoreException e)
        {
            if (before.IsThere)
            {
                log.StoreAway(e.In(ReportLanguage.English));
                state = before with { IsThere = false, Since = DateTimeOffset.UtcNow };
            }
        }
    }

    private ServedPush? NewerPush(StoreLook look) => store.StudyVersion is { } served && look.Push is { } push && push.Version != served ? push : null;

    // Whatever is wrong with a run, the one before it stays; the same run is not tried again and again.
    private void Show(ServedRun newest, StudyEditions editions)
    {
        try
        {
            ServedStudy study = store.ReadRun!(Database, newest, stop.Token);
            editions.Replace(study);
            log.RunShown(newest.Number);
        }
        catch (DataStoreException e) when (e.IsTransient)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
#pragma warning disable CA1031 // A run that cannot be read must not end the watch.
        catch (Exception e)
#pragma warning restore CA1031
        {
            unreadable = newest.Id;
            log.RunUnreadable(newest.Number, e is DataStoreException stored ? stored.In(ReportLanguage.English) : e.GetType().Name);
        }
    }
}
