using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What a network of sites gives each cell of an elevation model: status, best server, received power, number of servers.</summary>
/// <remarks>
/// For each place the losses are predicted once a height and frequency, however many sites, sectors and assumptions share them. Masts are taken from
/// the north; rows that no later one reaches go to the sink and are used again.
/// Behavior: the same bytes for any number of threads and any order of masts; another site never takes coverage away; more power never does.
/// Memory: (10 + operators) bytes a cell for a ring of the rows of one window (twice the reach) and 256 more, (11 + operators) for a band, and for each
/// thread 4 bytes a cell of a window for each height and frequency of a mast: for 30 m cells, a reach of 10 km and a grid 10,000 columns wide 93 MB and three
/// operators 120 MB, whatever the number of sites, and 12 bytes a technology of a site.
/// Cost: the predictions; beside them some five nanoseconds a cell and site under three assumptions, and six more where it has three sectors.
/// </remarks>
public static class RadioNetwork
{
    /// <summary>Operators told apart at most: more are names of something else.</summary>
    public const int MostOperators = 16;

    private const int RowsAhead = 256;

    /// <summary>Works out a network.</summary>
    /// <param name="model">The elevation model, whose cells are those of the results.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="sink">Takes the bands, from the north.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The elevation model is neither geographic nor in a conformal projection in metres.</exception>
    public static RadioNetworkResult Run(
        DigitalElevationModel model, IReadOnlyList<RadioSite> sites, RadioNetworkRequest request, IRadioCoverageSink sink, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sink);
        IReadOnlyList<string> operators = OperatorsOf([.. sites.Select(s => s.Site)]);
        int[] operatorOfSite = [.. sites.Select(s => IndexOf(operators, s.Site.Operator))];
        var layers = new RadioLayers(sites, request);
        List<RadioMastPlace> masts = RadioMastPlace.Of(model, sites, request.ReachMetres);
        int gridRows = model.Grid.Rows, tallest = masts.Count == 0 ? 1 : masts.Max(m => m.EndRow - m.FirstRow);
        var ring = new RadioAccumulator(Math.Min(gridRows, tallest + RowsAhead), model.Grid.Columns, operators.Count);
        var writer = new RadioBandWriter(ring, layers, sink, Math.Min(gridRows, Math.Max(1, request.BandRows)));
        var workers = new List<RadioMastWork>();
        var idle = new Stack<RadioMastWork>();
        RadioMastWork Worker()
        {
            lock (workers)
            {
                if (!idle.TryPop(out RadioMastWork? worker))
                {
                    workers.Add(worker = new RadioMastWork(model, request, ring, operatorOfSite));
                }

                return worker;
            }
        }

        int written = 0, done = 0;
        while (done < masts.Count)
        {
            int first = masts[done].FirstRow, end = done;
            if (written < first)
            {
                writer.Write(written, first, cancellation);
                written = first;
            }

            while (end < masts.Count && masts[end].EndRow <= written + ring.Rows)
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
                    worker.Run(new RadioMast(place.Sites, sites, layers, request), place.LongitudeDegrees, place.LatitudeDegrees, (written, written + ring.Rows - 1), cancellation);
                },
                cancellation);
            idle.Clear();
            workers.ForEach(idle.Push); // all have ended; their memory is used again
            done = end;
        }

        writer.Write(written, gridRows, cancellation);
        var placed = new HashSet<int>(masts.SelectMany(m => m.Sites));
        int[] refused = [.. workers.SelectMany(w => w.Refused).Concat(Enumerable.Range(0, sites.Count).Where(i => !placed.Contains(i))).Order()];
        return new(
            workers.Sum(w => w.Predictions), workers.Sum(w => w.Cells), operators, refused,
            writer.CountOfStatus[(int)RadioCoverageStatus.Covered], writer.CountOfStatus[(int)RadioCoverageStatus.Uncertain],
            writer.CountOfStatus[(int)RadioCoverageStatus.Unknown], (long)ring.Rows * ring.Columns);
    }

    /// <summary>The operators that the bands of a network tell apart, in their order; empty where sites name none, or more than <see cref="MostOperators"/>.</summary>
    /// <param name="sites">The sites.</param>
    public static IReadOnlyList<string> OperatorsOf(IReadOnlyList<BtsSite> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        string[] names = [.. sites.Select(s => s.Operator).Where(o => o.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names.Length <= MostOperators ? names : [];
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
}
