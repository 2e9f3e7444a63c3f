using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>What all sites see within 10 km, by interpolated fronts: the number of sites a cell, the union and its share of each commune with exact parts of cells. Reading windows is timed.</summary>
internal sealed class ViewshedUnionJob : PerformanceJob
{
    private GriddedElevation model = null!;
    private PolygonSet communes = null!;
    private (double, double)[] sites = [];
    private ViewshedUnion union = null!;
    private double[] shares = [];

    /// <inheritdoc/>
    public override string Name => "viewshed-union";

    /// <inheritdoc/>
    public override string Title => $"what {sites.Length:N0} sites see within 10 km, sites a cell, union and shares of {communes.UnitCount:N0} communes";

    /// <inheritdoc/>
    public override string Unit => "site";

    /// <inheritdoc/>
    public override long Units => sites.Length;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        model = ViewshedWork.ReadModel(folder);
        communes = Workload.ReadCommunes(folder);
        var (x, y) = Workload.ReadPoints(Path.Combine(folder, "bts.f64"));
        sites = [.. x.Select((easting, i) => model.Crs.ToWgs84(easting, y[i]))];
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        union = ViewshedUnion.Of(model, sites, new ViewshedRequest(30, 1.5, 10_000), () => new FrontViewshed(), threads, CancellationToken.None);
        var classes = new ZonalClasses(GridMetrics.Of(model.Grid, model.Crs), communes, 1);
        for (int row = 0; row < model.Grid.Rows; row++)
        {
            union.CopyStatus(row, classes.NextRow(0));
            classes.EndRow();
        }

        shares = new double[communes.UnitCount];
        for (int unit = 0; unit < shares.Length; unit++)
        {
            var areas = classes.AreasOf(unit, 0);
            shares[unit] = areas[(int)RadioCoverageStatus.Covered] / (areas[0] + areas[1] + areas[2] + areas[3] + classes.OutsideSquareMetres[unit]);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures() =>
    [
        ("viewshed-union.seen", union.SitesSeeing.Length - union.SitesSeeing.Count((ushort)0)),
        ("viewshed-union.mean_share", shares.Average()),
    ];

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes(union.SitesSeeing));
        hash.AppendData(MemoryMarshal.AsBytes(shares.AsSpan()));
    }
}
