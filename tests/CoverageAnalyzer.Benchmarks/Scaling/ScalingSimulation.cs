namespace CoverageAnalyzer.Benchmarks.Scaling;

/// <summary>Runs a job in thought: events in the order of time, pieces taken from the queue as free workers ask, stages one after the other.</summary>
internal static class ScalingSimulation
{
    /// <summary>How long a job takes.</summary>
    /// <param name="model">What it consists of.</param>
    /// <param name="workers">Number of equal workers, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No worker.</exception>
    public static double WallSeconds(ScalingModel model, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var opened = new bool[workers];
        var completed = new bool[workers];
        double now = Stage(model, model.MeasureSeconds, workers, 0, w => Once(opened, w, model.OpenSeconds));
        double Ready(int w) => Once(opened, w, model.OpenSeconds) + Once(completed, w, model.CompleteSeconds);
        now = Stage(model, model.WriteSeconds, workers, now, Ready);

        // Whoever is ready seals: one that has put the figures together already is no slower than another.
        return model.SealSeconds > 0 ? now + model.QueueSeconds + (completed.Any(c => c) ? 0 : Ready(0)) + model.SealSeconds : now;
    }

    // A stage: each free worker takes the first piece that is left; the stage ends with its last piece.
    private static double Stage(ScalingModel model, IReadOnlyList<double> pieces, int workers, double begin, Func<int, double> prepare)
    {
        var free = new PriorityQueue<int, (double Seconds, int Worker)>();
        for (int w = 0; w < workers; w++)
        {
            free.Enqueue(w, (begin, w));
        }

        double end = begin;
        foreach (double piece in pieces)
        {
            free.TryDequeue(out int worker, out (double Seconds, int Worker) at);
            double done = at.Seconds + model.QueueSeconds + prepare(worker) + piece;
            end = Math.Max(end, done);
            free.Enqueue(worker, (done, worker));
        }

        return end;
    }

    private static double Once(bool[] done, int worker, double seconds)
    {
        if (done[worker])
        {
            return 0;
        }

        done[worker] = true;
        return seconds;
    }
}
