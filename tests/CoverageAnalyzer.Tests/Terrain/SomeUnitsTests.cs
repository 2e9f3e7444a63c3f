using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CsCheck;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>A unit's terrain does not depend on which other units are measured: the same bits in any block, on any kind of grid, also beyond its edges.</summary>
public sealed class SomeUnitsTests
{
    private static readonly TerrainThresholds Thresholds = new([100, 400], [15, 40]);

    private static readonly RasterGrid Metres = new(700_000, 1_860_000, 30, 30, 700, 300), Degrees = new(107, 17, 0.0003, 0.0003, 700, 300);

    [Fact]
    public void Any_units_come_out_alone_as_among_all() => Gen
        .Select(Gen.Bool, Gen.Int[0, 1_000_000], ZonalWorlds.Star(0, 0, 0.05, 0.3).Array[1, 8], Gen.Select(Gen.Double[-0.1, 1.1], Gen.Double[-0.1, 1.1]).Array[8], Gen.Int[0, 255])
        .Sample(
            (isMetric, seed, stars, places, mask) =>
            {
                RasterGrid grid = isMetric ? Metres : Degrees;
                var model = new GriddedElevation(grid, isMetric ? ZonalWorlds.Utm48 : CoordinateReferenceSystem.FromEpsg(4326)!, Heights(grid, seed));
                double width = grid.Columns * grid.CellWidth, height = grid.Rows * grid.CellHeight;
                PolygonSet units = ZonalWorlds.Units(
                    [.. stars.Select((star, i) => star.Select(p => (grid.West + (width * (places[i].Item1 + p.X)), grid.North - (height * (places[i].Item2 + p.Y)))).ToArray())]);
                IReadOnlyList<UnitTerrain> all = ZonalTerrain.Measure(model, units, Thresholds, CellRule.ExactFractions, 1, TestContext.Current.CancellationToken);
                int[] wanted = [.. Enumerable.Range(0, units.UnitCount).Where(u => (mask >> u & 1) == 1)];
                IReadOnlyList<UnitTerrain> some = ZonalTerrain.Measure(model, units, wanted, Thresholds, CellRule.ExactFractions, 2, TestContext.Current.CancellationToken);
                Assert.Equal(wanted.Select(u => Bits(all[u])), some.Select(Bits));
            },
            iter: 60);

    [Fact]
    public void Heights_that_were_not_believed_are_counted_where_units_lie_and_nowhere_else()
    {
        // Of 10 × 10 cells the first row is not believed, the second is void; the western unit has 4 columns of them, the eastern 6 and half a cell.
        var grid = new RasterGrid(107, 17, 0.001, 0.001, 10, 10);
        float[] heights = [.. Enumerable.Range(0, 100).Select(i => i < 10 ? DigitalElevationModel.Implausible : i < 20 ? float.NaN : 50f)];
        var model = new GriddedElevation(grid, CoordinateReferenceSystem.FromEpsg(4326)!, heights);
        PolygonSet units = ZonalWorlds.Units(
            [(107, 16.99), (107.004, 16.99), (107.004, 17), (107, 17)], [(107.0035, 16.99), (107.01, 16.99), (107.01, 17), (107.0035, 17)], [(107, 16.99), (107.01, 16.99), (107.01, 16.995), (107, 16.995)]);
        IReadOnlyList<UnitTerrain> terrain = ZonalTerrain.Measure(model, units, Thresholds, CellRule.ExactFractions, 1, TestContext.Current.CancellationToken);
        Assert.Equal([4, 7, 0], terrain.Select(t => t.ImplausibleCells));
        Assert.Equal([0.2, 0.2, 0], terrain.Select(t => Math.Round(t.UnknownFraction, 4)));
        Assert.True(float.IsNaN(DigitalElevationModel.Implausible));
        Assert.False(DigitalElevationModel.IsImplausible(float.NaN));
    }

    private static float[] Heights(RasterGrid grid, int seed)
    {
        var random = new Random(seed);
        double a = random.NextDouble(), b = random.NextDouble();
        return
        [
            .. Enumerable.Range(0, grid.Rows * grid.Columns).Select(i => random.Next(200) switch
            {
                0 => float.NaN,
                1 => DigitalElevationModel.Implausible,
                _ => (float)(300 + (300 * Math.Sin((a * (i % grid.Columns) / 9) + (b * (i / grid.Columns) / 7))) + random.NextDouble()),
            }),
        ];
    }

    private static string Bits(UnitTerrain unit) => string.Join(
        ' ',
        ((IEnumerable<double>)[unit.AreaSquareKilometres, unit.UnknownAreaSquareKilometres, unit.MeanElevationMetres, unit.MinimumElevationMetres, unit.MaximumElevationMetres, unit.ImplausibleCells])
            .Concat(unit.AtOrAboveHeightSquareKilometres).Concat(unit.AtOrAboveSlopeSquareKilometres).Select(v => BitConverter.DoubleToInt64Bits(v).ToString("x", null)));
}
