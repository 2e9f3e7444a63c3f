namespace CoverageAnalyzer.Benchmarks.Scaling;

/// <summary>What a run by workers consists of, in seconds of one worker: the input of <see cref="ScalingSimulation"/>.</summary>
/// <param name="OpenSeconds">Opening the study: once a worker that takes part.</param>
/// <param name="MeasureSeconds">The blocks of communes.</param>
/// <param name="CompleteSeconds">Putting the pieces together: once a worker that goes on after the measuring.</param>
/// <param name="WriteSeconds">The groups of files, in the order of the queue.</param>
/// <param name="SealSeconds">The manifest and the renaming.</param>
/// <param name="QueueSeconds">From the end of a piece to the beginning of the worker's next one.</param>
internal sealed record ScalingModel(
    double OpenSeconds, IReadOnlyList<double> MeasureSeconds, double CompleteSeconds, IReadOnlyList<double> WriteSeconds, double SealSeconds, double QueueSeconds)
{
    /// <summary>All work of one worker.</summary>
    public double OneWorkerSeconds => OpenSeconds + CompleteSeconds + SealSeconds + MeasureSeconds.Sum() + WriteSeconds.Sum() + (QueueSeconds * (MeasureSeconds.Count + WriteSeconds.Count + 1));

    /// <summary>What no number of workers makes shorter: opening, the longest block, putting together, the longest group of files, sealing, three turns of the queue.</summary>
    public double FloorSeconds =>
        OpenSeconds + MeasureSeconds.DefaultIfEmpty().Max() + CompleteSeconds + WriteSeconds.DefaultIfEmpty().Max() + SealSeconds + (3 * QueueSeconds);

    /// <summary>The model of a real run.</summary>
    /// <param name="times">Its pieces.</param>
    public static ScalingModel Of(IReadOnlyList<ChunkTime> times)
    {
        double Own(ChunkTime time) => Math.Max(0, time.BusySeconds - time.PrepareSeconds);
        double[] opens = [.. times.Where(t => t.Stage == 1).GroupBy(t => t.Worker, StringComparer.Ordinal).Select(g => g.Max(t => t.PrepareSeconds))];
        double[] completes = [.. times.Where(t => t.Stage == 2).GroupBy(t => t.Worker, StringComparer.Ordinal).Select(g => g.Max(t => t.PrepareSeconds))];
        return new ScalingModel(
            opens.DefaultIfEmpty().Average(),
            [.. times.Where(t => t.Stage is 0 or 1).OrderBy(t => t.Stage).ThenBy(t => t.Number).Select(Own)],
            completes.DefaultIfEmpty().Average(),
            [.. times.Where(t => t.Stage == 2).OrderBy(t => t.Number).Select(Own)],
            times.Where(t => t.Stage == 3).Select(Own).DefaultIfEmpty().Max(),
            QueueOf(times));
    }

    // Between two pieces of one stage on one worker; the median, since a worker that waits for a stage does not wait for the queue.
    private static double QueueOf(IReadOnlyList<ChunkTime> times)
    {
        double[] gaps =
        [
            .. times.GroupBy(t => (t.Worker, t.Stage)).SelectMany(g =>
            {
                ChunkTime[] ordered = [.. g.OrderBy(t => t.BegunSeconds)];
                return ordered.Skip(1).Select((t, i) => Math.Max(0, t.BegunSeconds - ordered[i].BegunSeconds - ordered[i].BusySeconds));
            }).Order(),
        ];
        return gaps.Length == 0 ? 0 : gaps[gaps.Length / 2];
    }
}
