using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Reads what does not need the communes while they are being read: the rows of the point files, with a second thread.</summary>
/// <remarks>
/// Behavior: with one thread everything is read when it is asked for. What goes wrong ahead of its turn is told in its turn, so that
/// a study with several faults names the same one first for any number of threads.
/// </remarks>
internal sealed class StudyReadAhead : IDisposable
{
    /// <summary>The layer of postal points, as a manifest names it.</summary>
    public const string PostalPoints = "postalPoints";

    /// <summary>The layer of BTS sites, as a manifest names it.</summary>
    public const string BtsSites = "btsSites";

    private readonly StudyTables tables;
    private readonly bool usesSecondThread;
    private readonly CancellationTokenSource stop;
    private readonly Dictionary<(string Role, int File), Lazy<StudyPointReading>> readings = [];
    private Task running = Task.CompletedTask;

    /// <summary>Begins.</summary>
    /// <param name="study">The study.</param>
    /// <param name="tables">Where its layers are.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <param name="streamsSites">True where the BTS sites are too many to be read here.</param>
    public StudyReadAhead(StudyFile study, StudyTables tables, int threads, CancellationToken cancellation, bool streamsSites = false)
    {
        this.tables = tables;
        usesSecondThread = threads > 1;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        foreach ((string role, LayerSettings? layer) in new[] { (PostalPoints, study.PostalPoints), (BtsSites, streamsSites ? null : study.BtsSites) })
        {
            for (int f = 0; f < layer?.SourceCount; f++)
            {
                int source = f;
                readings[(role, f)] = new Lazy<StudyPointReading>(() => Read(layer, source));
            }
        }

        if (usesSecondThread)
        {
            Lazy<StudyPointReading>[] all = [.. readings.Values];
            running = Task.Run(() => Array.ForEach(all, r => _ = r.Value), CancellationToken.None);
        }
    }

    /// <summary>Stops with the study, or when the first thread ended with an error.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>The rows of a point file, read ahead or read now; once, for they are not held here any longer.</summary>
    /// <param name="role">The layer: <see cref="PostalPoints"/> or <see cref="BtsSites"/>.</param>
    /// <param name="file">Which of its files, from 0.</param>
    public StudyPointReading Points(string role, int file)
    {
        readings.Remove((role, file), out Lazy<StudyPointReading>? reading);
        return reading!.Value;
    }

    /// <summary>Starts a step on the second thread; with one thread it waits for <see cref="ResultOf{T}"/>.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="step">The step.</param>
    public Task<T> Beside<T>(Func<T> step)
    {
        Task before = running;
        var task = new Task<T>(() =>
        {
            before.Wait();
            return step();
        });
        if (usesSecondThread)
        {
            running = task;
            task.Start(TaskScheduler.Default);
        }

        return task;
    }

    /// <summary>What a step gives, or the error it ended with.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="step">The step.</param>
    public T ResultOf<T>(Task<T> step)
    {
        if (!usesSecondThread)
        {
            step.RunSynchronously(TaskScheduler.Default);
        }

        return step.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        ((IAsyncResult)running).AsyncWaitHandle.WaitOne(); // a step that failed beside an error of the first thread is not told: the first is
        stop.Dispose();
    }

    private StudyPointReading Read(LayerSettings layer, int file)
    {
        var log = new FindingLog();
        try
        {
            var options = new PointReadOptions { Fields = layer.Fields, Crs = layer.Crs, Encoding = layer.Encoding, Layer = layer.Layer, Table = tables.Of(layer) };
            return new StudyPointReading(PointTableReader.Begin(tables.PathOf(layer, file), options, log, stop.Token), null, log);
        }
        catch (Exception e) when (e is not OutOfMemoryException) // told in its turn
        {
            return new StudyPointReading(null, e, log);
        }
    }
}
