using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>A network worked out in parts, on any number of machines, with the bytes of <see cref="RadioNetwork"/>.</summary>
/// <remarks>
/// A part is a run of the places with sites, counted from the north: no place is in two parts, so that nothing is predicted twice; the parts' rows overlap
/// by twice the reach instead. What a cell keeps of all that reach it (covered or not under each assumption, the best server, how many) is a union, a maximum and
/// a capped sum, all the same in any order and any grouping, so that parts can be put together cell by cell without a rounding.
/// Parts are cut to about equal numbers of predictions.
/// Cost: a part costs the predictions of its places; its rows packed some 1 byte a cell that changes state, and 4 to 7 bytes a reached cell with powers;
/// all parts together hold each row of the grid about 1 + 2·reach/height of a part times. Putting together: some nanoseconds for each of these cells.
/// </remarks>
public sealed class RadioNetworkParts
{
    private readonly DigitalElevationModel model;
    private readonly IReadOnlyList<RadioSite> sites;
    private readonly RadioNetworkRequest request;
    private readonly IReadOnlyList<string> operators;
    private readonly RadioLayers layers;
    private readonly List<RadioMastPlace> masts;
    private readonly Lazy<int[]> begin; // first place of each part, and one entry more

    /// <summary>Prepares: places the sites in the grid. To be kept for several parts of one network.</summary>
    /// <param name="model">The elevation model, whose cells are those of the results.</param>
    /// <param name="sites">All sites of the network.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="parts">Number of parts; more than places with sites is allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no part.</exception>
    /// <exception cref="ArgumentException">The elevation model is neither geographic nor in a conformal projection in metres.</exception>
    public RadioNetworkParts(DigitalElevationModel model, IReadOnlyList<RadioSite> sites, RadioNetworkRequest request, int parts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        (this.model, this.sites, this.request) = (model, sites, request);
        operators = RadioNetwork.OperatorsOf([.. sites.Select(s => s.Site)]);
        layers = new RadioLayers(sites, request);
        masts = RadioMastPlace.Of(model, sites, request.ReachMetres);
        begin = new Lazy<int[]>(() => CutInto(parts));
    }

    /// <summary>Works out one part.</summary>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="streams">Take the rows; the same bytes for any number of threads, on every machine.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public RadioPart Run(int part, IReadOnlyList<RadioPartRows> streams, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(streams);
        return Run(PlacesOf(part), streams, threads, cancellation);
    }

    /// <summary>Works out a part that holds some of the sites, whichever they are: with other parts that hold all others it makes the same network.</summary>
    /// <param name="indices">The sites, each once.</param>
    /// <param name="streams">Take the rows.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    public RadioPart RunSites(IReadOnlySet<int> indices, IReadOnlyList<RadioPartRows> streams, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(streams);
        List<RadioMastPlace> own = [.. masts.Select(m => m with { Sites = [.. m.Sites.Where(indices.Contains)] }).Where(m => m.Sites.Count > 0)];
        return Run(own, streams, threads, cancellation);
    }

    /// <summary>The sites of a part; those that reach no row are in none.</summary>
    /// <param name="part">Which part, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public IReadOnlyList<int> SitesOf(int part) => [.. PlacesOf(part).SelectMany(m => m.Sites)];

    /// <summary>Puts the parts together: gives the sink what <see cref="RadioNetwork.Run"/> gives it, as far as the sources hold it.</summary>
    /// <param name="parts">All parts, in any order, each with its rows; those of a part are open only while the rows it reaches go by.</param>
    /// <param name="sink">Takes the bands; what no source holds is as if nothing reached the cell.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidDataException">A source does not hold what it should.</exception>
    public RadioNetworkResult Merge(IReadOnlyList<(RadioPart Part, IReadOnlyList<RadioPartSource> Rows)> parts, IRadioCoverageSink sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(sink);
        int gridRows = model.Grid.Rows, bandRows = Math.Min(gridRows, Math.Max(1, request.BandRows));
        var ring = new RadioAccumulator(bandRows, model.Grid.Columns, operators.Count);
        var writer = new RadioBandWriter(ring, layers, sink, bandRows);
        var row = new RadioPartRow(ring, layers.SiteOf.Length);
        (RadioPart Part, RadioPartReader Reader)[] readers = [.. parts.SelectMany(p => p.Rows.Select(r => (p.Part, new RadioPartReader(r, row))))];
        try
        {
            for (int first = 0; first < gridRows; first += bandRows)
            {
                int end = Math.Min(gridRows, first + bandRows);
                foreach ((RadioPart part, RadioPartReader reader) in readers)
                {
                    cancellation.ThrowIfCancellationRequested();
                    for (int r = Math.Max(first, part.FirstRow); r < Math.Min(end, part.EndRow); r++)
                    {
                        reader.Add(r);
                    }

                    if (part.EndRow <= end)
                    {
                        reader.Dispose();
                    }
                }

                writer.Write(first, end, cancellation);
            }
        }
        finally
        {
            foreach ((_, RadioPartReader reader) in readers)
            {
                reader.Dispose();
            }
        }

        return RadioNetwork.ResultOf(
            parts.Sum(p => p.Part.Predictions), parts.Sum(p => p.Part.PredictedCells), operators, parts.SelectMany(p => p.Part.RefusedSites), masts, sites.Count, writer, ring);
    }

    private List<RadioMastPlace> PlacesOf(int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, begin.Value.Length - 1);
        return masts.GetRange(begin.Value[part], begin.Value[part + 1] - begin.Value[part]);
    }

    private RadioPart Run(List<RadioMastPlace> own, IReadOnlyList<RadioPartRows> streams, int threads, CancellationToken cancellation)
    {
        if (own.Count == 0)
        {
            return new(0, 0, 0, 0, []);
        }

        int firstRow = own[0].FirstRow, endRow = own.Max(m => m.EndRow);
        var sweep = new RadioSweep(model, sites, request, layers, operators, own, firstRow, endRow);
        RadioPartWriter[] writers = [.. streams.Select(s => new RadioPartWriter(s, sweep.Ring))];
        sweep.Run(
            (first, end) =>
            {
                for (int row = first; row < end; row++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    foreach (RadioPartWriter writer in writers)
                    {
                        writer.Write(row);
                    }

                    sweep.Ring.Clear(sweep.Ring.SlotOf(row));
                }
            },
            threads,
            cancellation);
        foreach (RadioPartWriter writer in writers)
        {
            writer.Flush();
        }

        return new(firstRow, endRow, sweep.Predictions, sweep.Cells, [.. sweep.Refused.Order()]);
    }

    // A part begins with the first place that has k/n of all predictions, or more, before it. Whole numbers, so that every machine cuts alike.
    private int[] CutInto(int parts)
    {
        long[] before = new long[masts.Count + 1];
        for (int i = 0; i < masts.Count; i++)
        {
            before[i + 1] = before[i] + Math.Max(1, new RadioMast(masts[i].Sites, sites, layers, request).Transmissions.Count);
        }

        int[] first = new int[parts + 1];
        for (int k = 0, i = 0; k <= parts; first[k++] = i)
        {
            while (i < masts.Count && before[i] * parts < k * before[^1])
            {
                i++;
            }
        }

        return first;
    }
}
