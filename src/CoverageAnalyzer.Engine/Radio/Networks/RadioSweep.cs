using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Goes over masts from the north, adds what they reach to a ring of rows, and lets rows go that no later mast reaches.</summary>
/// <remarks>The rows that are let go are the same for any number of threads and any order of masts.</remarks>
internal sealed class RadioSweep
{
    private const int RowsAhead = 256;
    private readonly DigitalElevationModel model;
    private readonly IReadOnlyList<RadioSite> sites;
    private readonly RadioNetworkRequest request;
    private readonly RadioLayers layers;
    private readonly IReadOnlyList<RadioMastPlace> masts;
    private readonly int firstRow;
    private readonly int endRow;
    private readonly int[] operatorOfSite;
    private readonly List<RadioMastWork> workers = [];
    private readonly Stack<RadioMastWork> idle = [];

    /// <summary>Prepares.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="sites">All sites.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="layers">Technologies of the sites.</param>
    /// <param name="operators">Operators told apart.</param>
    /// <param name="masts">The places to go over, from the north.</param>
    /// <param name="firstRow">First row of the grid to let go.</param>
    /// <param name="endRow">First row after them; the masts reach no row outside.</param>
    public RadioSweep(
        DigitalElevationModel model, IReadOnlyList<RadioSite> sites, RadioNetworkRequest request, RadioLayers layers, IReadOnlyList<string> operators,
        IReadOnlyList<RadioMastPlace> masts, int firstRow, int endRow)
    {
        (this.model, this.sites, this.request, this.layers, this.masts, this.firstRow, this.endRow) = (model, sites, request, layers, masts, firstRow, endRow);
        operatorOfSite = [.. sites.Select(s => IndexOf(operators, s.Site.Operator))];
        int tallest = masts.Count == 0 ? 1 : masts.Max(m => m.EndRow - m.FirstRow);
        Ring = new RadioAccumulator(Math.Clamp(tallest + RowsAhead, 1, Math.Max(1, endRow - firstRow)), model.Grid.Columns, operators.Count);
    }

    /// <summary>The rows at hand.</summary>
    public RadioAccumulator Ring { get; }

    /// <summary>Areas predicted.</summary>
    public long Predictions => workers.Sum(w => w.Predictions);

    /// <summary>Their cells.</summary>
    public long Cells => workers.Sum(w => w.Cells);

    /// <summary>Sites of the masts that no area was predicted for, in no order.</summary>
    public IEnumerable<int> Refused => workers.SelectMany(w => w.Refused);

    /// <summary>Goes over the masts.</summary>
    /// <param name="write">Takes finished rows (the first, the first after them) out of the ring and empties them.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Run(Action<int, int> write, int threads, CancellationToken cancellation)
    {
        int written = firstRow, done = 0;
        while (done < masts.Count)
        {
            int first = masts[done].FirstRow, end = done;
            if (written < first)
            {
                write(written, first);
                written = first;
            }

            while (end < masts.Count && masts[end].EndRow <= written + Ring.Rows)
            {
                end++;
            }

            int begin = done;
            ParallelWork.Run(
                end - begin,
                threads,
                Worker,
                (i, worker) =>
                {
                    RadioMastPlace place = masts[begin + i];
                    worker.Run(new RadioMast(place.Sites, sites, layers, request), place.LongitudeDegrees, place.LatitudeDegrees, (written, written + Ring.Rows - 1), cancellation);
                },
                cancellation);
            idle.Clear();
            workers.ForEach(idle.Push); // all have ended; their memory is used again
            done = end;
        }

        write(written, endRow);
    }

    private static int IndexOf(IReadOnlyList<string> operators, string name)
    {
        for (int i = 0; i < operators.Count; i++)
        {
            if (operators[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private RadioMastWork Worker()
    {
        lock (workers)
        {
            if (!idle.TryPop(out RadioMastWork? worker))
            {
                workers.Add(worker = new RadioMastWork(model, request, Ring, operatorOfSite));
            }

            return worker;
        }
    }
}
