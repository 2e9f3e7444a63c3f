using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using CoverageAnalyzer.Tests.Terrain;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>What heights and slopes of units may cost, in operations.</summary>
public sealed class ZonalOperationsTests
{
    private const int Columns = 1024;
    private const int Rows = 512;
    private static readonly RasterGrid Grid = new(0, Rows * 30, 30, 30, Columns, Rows);
    private static readonly TerrainThresholds Thresholds = new([200], [SlopeUnits.PercentOfDegrees(25)]);

    /// <summary>A partition of all cells but the outer ones.</summary>
    private static readonly PolygonSet Communes = PlanePolygons.Mapped(PolygonSets.Partition(8, 4, 3800, 7), (x, y) => (x + 100, y + 100));

    private static OperationTally Tally(CellRule cells, int threads)
    {
        var tally = new OperationTally();
        float[] heights = [.. Enumerable.Range(0, Columns * Rows).Select(i => (float)(i * 37 % 401))];
        ZonalTerrain.Measure(
            new GriddedElevation(Grid, ZonalWorlds.Utm48, heights), new ConformalGridMetrics(Grid, null), Communes, null, Thresholds, cells, threads,
            TestContext.Current.CancellationToken, tally);
        return tally;
    }

    [Theory]
    [InlineData(CellRule.ExactFractions)]
    [InlineData(CellRule.CellCentres)]
    public void Every_cell_is_read_and_sloped_once(CellRule cells)
    {
        var tally = Tally(cells, 1);
        double covered = Enumerable.Range(0, Communes.UnitCount).Sum(Communes.PlaneAreaOf) / (Grid.CellWidth * Grid.CellHeight);

        // A window has a row more above and below, and 16 columns on each side; words of 64 columns are filled up.
        Assert.InRange(tally[ZonalOperations.HeightsRead] / covered, 1.05, 1.12);
        Assert.InRange(tally[ZonalOperations.Slopes] / covered, 1, 1.03);
    }

    [Fact]
    public void An_edge_is_placed_once_a_band_and_enters_each_cell_it_crosses_once()
    {
        var tally = Tally(CellRule.ExactFractions, 1);
        Assert.InRange((double)tally[ZonalOperations.Edges] / Communes.VertexCount, 1, 1.1);
        Assert.InRange((double)tally[ZonalOperations.Pieces] / tally[ZonalOperations.CrossedCells], 1, 1.03);

        // Cells along a level edge are cut without being entered.
        Assert.InRange((double)tally[ZonalOperations.CutCells] / tally[ZonalOperations.CrossedCells], 1.04, 1.08);
    }

    [Fact]
    public void By_centres_no_cell_is_cut()
    {
        var tally = Tally(CellRule.CellCentres, 1);
        Assert.Equal(0, tally[ZonalOperations.CutCells]);
        Assert.InRange(tally[ZonalOperations.Runs], 5000, 5140);
    }

    [Fact]
    public void Two_threads_do_the_same_work()
    {
        OperationTally one = Tally(CellRule.ExactFractions, 1), two = Tally(CellRule.ExactFractions, 2);
        foreach (string name in (string[])[ZonalOperations.Edges, ZonalOperations.Pieces, ZonalOperations.CrossedCells, ZonalOperations.CutCells, ZonalOperations.Runs, ZonalOperations.HeightsRead, ZonalOperations.Slopes])
        {
            Assert.Equal(one[name], two[name]);
        }
    }

    [Fact]
    public void Every_block_of_a_file_is_decoded_once()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "dem.tif");
        using (var file = File.Create(path))
        {
            GeoTiffWriter.Write(
                file, Grid with { West = 500_000, North = 1_200_000 }, new short[Columns * Rows].AsMemory(), ZonalWorlds.Utm48, new GeoTiffWriterOptions { TileSize = 64 });
        }

        using var source = ElevationFiles.Open([path], null, new FindingLog(), cancellation: TestContext.Current.CancellationToken);
        long opened = source.DecodedBlocks;
        var units = PlanePolygons.Mapped(Communes, (x, y) => (x + 500_000, y + 1_200_000 - (Rows * 30)));
        ZonalTerrain.Measure(source.Model, units, Thresholds, CellRule.ExactFractions, 2, TestContext.Current.CancellationToken);
        Assert.InRange(source.DecodedBlocks, 1, Columns * Rows / (64 * 64));
        Assert.True(source.DecodedBlocks >= opened);
    }
}
