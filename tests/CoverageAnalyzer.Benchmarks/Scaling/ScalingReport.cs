using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Benchmarks.Scaling;

/// <summary>Writes docs/scaling.md from the pieces of real runs.</summary>
internal static class ScalingReport
{
    private const int Provinces = 63;
    private static readonly int[] Workers = [1, 2, 4, 8, 16];

    /// <summary>The page.</summary>
    /// <param name="nation">Pieces of one national study, cut.</param>
    /// <param name="provinces">Pieces of a job of several whole studies; their times are repeated in turn up to 63.</param>
    /// <param name="machine">What it was measured on.</param>
    public static string Make(IReadOnlyList<ChunkTime> nation, IReadOnlyList<ChunkTime> provinces, string machine)
    {
        ScalingModel cut = ScalingModel.Of(nation);
        ScalingModel measured = ScalingModel.Of(provinces);
        ScalingModel whole = measured with { MeasureSeconds = [.. Enumerable.Range(0, Provinces).Select(i => measured.MeasureSeconds[i % measured.MeasureSeconds.Count])] };
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Scaling over machines

            Written by `bash tests/CoverageAnalyzer.Benchmarks/workers.sh`; do not edit. Measured on: {machine}

            The times of the pieces are those of a real run by worker processes (rows of `coverage.chunk`, the server's clock for when, the worker's stop watch
            for how long, one thread a worker). From them a discrete-event simulation runs the job with more workers than this machine has cores:
            every free worker takes the first piece that is left, all pieces of a stage end before the next begins, every worker opens the study once and, after
            the measuring, puts its figures together once. It is a simulation: it assumes equal machines whose disks and network serve all of them as the one here served its own.

            ## One national study, cut in {cut.MeasureSeconds.Count} pieces

            {Parts(cut)}
            {Table(cut)}

            """);
        text.Append(CultureInfo.InvariantCulture, $"""
            The limit: with any number of workers the run takes at least {cut.FloorSeconds:0.0} s, {cut.OneWorkerSeconds / cut.FloorSeconds:0.0} times as fast as one worker.
            Opening ({cut.OpenSeconds:0.0} s), putting together ({cut.CompleteSeconds:0.0} s) and sealing ({cut.SealSeconds:0.0} s) are done by every worker or by one, and gain nothing;
            the longest group of files ({cut.WriteSeconds.DefaultIfEmpty().Max():0.0} s) cannot be cut. From {BreakEven(cut)} workers on, another one gains less than 2 %.
            Cutting one study pays where measuring is most of it (heavy rasters, radio); a study that is mostly read and written is better left whole.

            ## {Provinces} provincial studies, each whole on one worker

            Each takes {whole.MeasureSeconds.Average():0.00} s on average, {whole.MeasureSeconds.Max():0.00} s at most; {measured.MeasureSeconds.Count} were run, their times are repeated in turn.

            {Table(whole)}

            The limit is the number of studies over the number of workers, rounded up: nothing is done twice. From {BreakEven(whole)} workers on, another one gains less than 2 %.

            """);
        return text.ToString().Replace("\r", string.Empty, StringComparison.Ordinal);
    }

    private static string Parts(ScalingModel model) => string.Create(CultureInfo.InvariantCulture, $"""
        | part | seconds of one worker | done by |
        |---|---:|---|
        | open the study | {model.OpenSeconds:0.00} | every worker |
        | measure, {model.MeasureSeconds.Count} pieces | {model.MeasureSeconds.Sum():0.00} (longest {model.MeasureSeconds.DefaultIfEmpty().Max():0.00}) | shared |
        | put the figures together | {model.CompleteSeconds:0.00} | every worker that writes |
        | write, {model.WriteSeconds.Count} groups of files | {model.WriteSeconds.Sum():0.00} (longest {model.WriteSeconds.DefaultIfEmpty().Max():0.00}) | shared |
        | seal | {model.SealSeconds:0.00} | one |
        | from a piece to the next (queue, server) | {model.QueueSeconds:0.000} | every piece |

        """);

    private static string Table(ScalingModel model)
    {
        double one = ScalingSimulation.WallSeconds(model, 1);
        var text = new StringBuilder("| workers | seconds | times as fast as one | of the ideal |\n|---:|---:|---:|---:|\n");
        foreach (int workers in Workers)
        {
            double seconds = ScalingSimulation.WallSeconds(model, workers);
            text.Append(CultureInfo.InvariantCulture, $"| {workers} | {seconds:0.0} | {one / seconds:0.00} | {one / seconds / workers:0%} |\n");
        }

        return text.ToString();
    }

    private static int BreakEven(ScalingModel model)
    {
        int workers = 1;
        while (workers < 256 && ScalingSimulation.WallSeconds(model, workers + 1) < 0.98 * ScalingSimulation.WallSeconds(model, workers))
        {
            workers++;
        }

        return workers;
    }
}
