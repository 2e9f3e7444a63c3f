using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Benchmarks.Peers;

/// <summary>Operation 7 of <c>../shared/peers/README.md</c>: heights and slopes of communes.</summary>
/// <remarks>
/// The peers count cells by their centres, leave the scale of the map (k) out and pad the model's edges; the first job does as they do, and does the
/// threshold of 600 m besides. Only the order of rounding can then tell them apart: a cell whose slope is 25° to seven digits. The others
/// work with true areas, and the exact parts of cells on the boundary.
/// Our clock starts with the heights in memory; the peers' one includes reading them.
/// </remarks>
internal static class ZonalJobs
{
    private static readonly TerrainThresholds Both = new([200, 600], [SlopeUnits.PercentOfDegrees(25)]);

    /// <summary>All jobs on a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="size">Its name, S or L, as in the names of the result files.</param>
    public static IReadOnlyList<PeerJob> All(ZonalWorkload workload, string size)
    {
        var plane = new ConformalGridMetrics(workload.Model.Grid, null);
        double cell = workload.Model.Grid.CellWidth * workload.Model.Grid.CellHeight / 1e6;
        IReadOnlyList<UnitTerrain> counted = [], exact = [];
        string what = $"{workload.Communes.UnitCount:N0} communes, mean, ≥ 200 m, slope ≥ 25°";
        return
        [
            new PeerJob(
                $"7 {what}, by centres, k = 1 (rasterize, numpy)",
                "py_raster.py",
                "zonal {data} {out} {n}",
                () => counted = ZonalTerrain.Measure(workload.Model, plane, workload.Communes, Both, CellRule.CellCentres, 1, CancellationToken.None),
                file => PeerJobs.Differences(file, (row, id) => Math.Round(counted[id - 1].AreaSquareKilometres / cell) == row[1] && Agrees(counted[id - 1], row, 6e-5, 2e-6)),
                $"zonal-{size}.csv"),
            new PeerJob(
                $"7 {what}, exact parts, true areas (rasterize, numpy)",
                "py_raster.py",
                "zonal {data} {out} {n}",
                () => exact = ZonalTerrain.Measure(workload.Model, workload.Communes, Both, CellRule.ExactFractions, 1, CancellationToken.None),
                file => PeerJobs.Differences(file, (row, id) => Agrees(exact[id - 1], row, 1, 0.01)),
                $"zonal-{size}.csv"),
            new PeerJob(
                $"7 {workload.Communes.UnitCount:N0} communes, mean, ≥ 200 m, no slope, exact parts, true areas (mask per polygon)",
                "py_raster.py",
                "zonal-mask {data} {out} {n}",
                () => ZonalTerrain.Measure(workload.Model, workload.Communes, new([200], []), CellRule.ExactFractions, 1, CancellationToken.None),
                _ => null,
                $"zonal-mask-{size}.csv"),
        ];
    }

    private static bool Agrees(UnitTerrain ours, double[] row, double metres, double share) =>
        Math.Abs(ours.MeanElevationMetres - row[2]) <= metres
        && Math.Abs((ours.AtOrAboveHeightSquareKilometres[0] / ours.AreaSquareKilometres) - row[3]) <= share
        && Math.Abs((ours.AtOrAboveSlopeSquareKilometres[0] / ours.AreaSquareKilometres) - row[4]) <= share;
}
