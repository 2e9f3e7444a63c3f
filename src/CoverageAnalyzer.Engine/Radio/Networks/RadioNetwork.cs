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
        var layers = new RadioLayers(sites, request);
        List<RadioMastPlace> masts = RadioMastPlace.Of(model, sites, request.ReachMetres);
        var sweep = new RadioSweep(model, sites, request, layers, operators, masts, 0, model.Grid.Rows);
        var writer = new RadioBandWriter(sweep.Ring, layers, sink, Math.Min(model.Grid.Rows, Math.Max(1, request.BandRows)));
        sweep.Run((first, end) => writer.Write(first, end, cancellation), threads, cancellation);
        return ResultOf(sweep.Predictions, sweep.Cells, operators, sweep.Refused, masts, sites.Count, writer, sweep.Ring);
    }

    /// <summary>The operators that the bands of a network tell apart, in their order; empty where sites name none, or more than <see cref="MostOperators"/>.</summary>
    /// <param name="sites">The sites.</param>
    public static IReadOnlyList<string> OperatorsOf(IReadOnlyList<BtsSite> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        string[] names = [.. sites.Select(s => s.Operator).Where(o => o.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names.Length <= MostOperators ? names : [];
    }

    /// <summary>What a run counted; sites that have no place among the masts are refused as well.</summary>
    internal static RadioNetworkResult ResultOf(
        long predictions, long cells, IReadOnlyList<string> operators, IEnumerable<int> refused, IEnumerable<RadioMastPlace> masts, int sites, RadioBandWriter writer, RadioAccumulator ring)
    {
        var placed = new HashSet<int>(masts.SelectMany(m => m.Sites));
        return new(
            predictions, cells, operators, [.. refused.Concat(Enumerable.Range(0, sites).Where(i => !placed.Contains(i))).Order()],
            writer.CountOfStatus[(int)RadioCoverageStatus.Covered], writer.CountOfStatus[(int)RadioCoverageStatus.Uncertain],
            writer.CountOfStatus[(int)RadioCoverageStatus.Unknown], (long)ring.Rows * ring.Columns);
    }
}
