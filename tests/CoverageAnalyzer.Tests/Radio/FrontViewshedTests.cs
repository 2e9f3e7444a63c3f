using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using static CoverageAnalyzer.Tests.Radio.ViewshedWorlds;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>The front against its definition, and over heights that lie in the model, in a window, in whole metres and in floats.</summary>
public sealed class FrontViewshedTests
{
    private const short Void = -32768;

    private static readonly RasterGrid Metric = new(499_000, 1_801_000, 30, 30, 230, 200);
    private static readonly RasterGrid Degrees = new(106.5, 16.9, 3.0 / 3600, 3.0 / 3600, 230, 200);

    // Places in rows and columns: on a cell, between cells, at the edges and corners (a quarter of the window outside), beside the last cell of the array.
    public static TheoryData<double, double, double> Places => new()
    {
        { 100, 115, 2_500 }, { 100.37, 114.61, 2_500 }, { 100.5, 115.5, 1_700 }, { 99.999, 115, 900 }, { 0.01, 0.02, 2_000 }, { 0.03, 228.99, 2_000 },
        { 198.98, 0.04, 2_000 }, { 198.99, 228.97, 2_000 }, { 198.4, 228.9, 3_000 }, { 3.2, 110.7, 2_600 }, { 196.1, 33.3, 1_400 }, { 60, 226.5, 2_200 }, { 77.7, 1.2, 40 }, { 198.99, 228.97, 35 }, { 150.2, 20.9, 20 },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_front_is_what_its_definition_says(double row, double column, double radius)
    {
        foreach (bool isMetric in (bool[])[true, false])
        {
            foreach (double voids in (double[])[0, 0.001])
            {
                var model = Whole(isMetric ? Metric : Degrees, voids, 5, row, column);
                var request = new ViewshedRequest(20, 1.5, isMetric ? radius : radius * 3);
                var window = Window(model, row, column, request.RadiusMetres);
                var (expected, margin) = PlainFront.Find(window, request);
                var found = Find(new FrontViewshed(), window, request);
                int doubtful = 0;
                for (int i = 0; i < found.Length; i++)
                {
                    if (found[i] != expected[i])
                    {
                        Assert.True(margin[i] < 1, $"{i / window.Columns - window.SiteRow} rows and {i % window.Columns - window.SiteColumn} columns off: {found[i]}, not {expected[i]}");
                        doubtful++;
                    }
                }

                Assert.InRange(doubtful, 0, found.Length / 5_000);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_does_not_matter_where_the_heights_lie(double row, double column, double radius)
    {
        foreach (double voids in (double[])[0, 0.002])
        {
            var whole = Whole(Metric, voids, 9, row, column);
            float[] heights = new float[Metric.CellCount];
            whole.Read(0, 0, Metric.Rows, Metric.Columns, heights);
            DigitalElevationModel[] models =
            [
                whole, new GriddedElevation(Metric, whole.Crs, heights), new GriddedElevation(Metric, whole.Crs, [.. heights.Select(h => float.IsNaN(h) ? -9999 : h)], -9999), new Elsewhere(whole),
            ];
            var request = new ViewshedRequest(20, 1.5, radius);
            var expected = Find(new FrontViewshed(), Window(models[^1], row, column, radius), request); // from a window of floats
            var viewshed = new FrontViewshed();
            foreach (var model in models)
            {
                (double longitude, double latitude) = model.Crs.ToWgs84(Metric.West + ((column + 0.5) * 30), Metric.North - ((row + 0.5) * 30));
                Assert.Equal(expected, Find(viewshed, TerrainWindow.Around(model, longitude, latitude, radius), request));
                Assert.Equal(expected, Find(viewshed, TerrainWindow.Read(model, longitude, latitude, radius), request));
            }
        }
    }

    [Fact]
    public void A_model_in_memory_is_not_copied_and_any_other_is_read_once()
    {
        var whole = Whole(Metric, 0, 1, 100, 100);
        var elsewhere = new Elsewhere(whole);
        (double longitude, double latitude) = whole.Crs.ToWgs84(Metric.West + 3_000, Metric.North - 3_000);
        TerrainWindow inMemory = TerrainWindow.Around(whole, longitude, latitude, 1_000), other = TerrainWindow.Around(elsewhere, longitude, latitude, 1_000);
        var request = new ViewshedRequest(20, 1.5, 1_000);
        Assert.Equal(Find(new FrontViewshed(), inMemory, request), Find(new FrontViewshed(), other, request));
        Assert.False(inMemory.IsRead);
        Assert.True(other.IsRead);
        Find(new FrontViewshed(), other, request);
        Assert.Equal(other.Rows * other.Columns, elsewhere.CellsRead - 4); // four under the antenna before all are there
    }

    [Fact]
    public void A_window_that_is_placed_has_the_heights_of_one_that_is_read()
    {
        var model = Whole(Metric, 0.1, 4, 50, 50);
        foreach ((double row, double column) in ((double, double)[])[(50, 50), (50.2, 50.9), (0, 0), (0.4, 229), (199, 228.5), (-0.3, 12), (60.5, 61), (230, 3)])
        {
            (double longitude, double latitude) = model.Crs.ToWgs84(Metric.West + ((column + 0.5) * 30), Metric.North - ((row + 0.5) * 30));
            TerrainWindow placed = TerrainWindow.Around(model, longitude, latitude, 300), read = TerrainWindow.Read(model, longitude, latitude, 300);
            for (double r = 0; r <= read.Rows - 1; r += 0.7)
            {
                for (double c = 0; c <= read.Columns - 1; c += 0.5)
                {
                    Assert.Equal(read.ElevationMetres(r, c), placed.ElevationMetres(r, c));
                }
            }

            Assert.Equal(read.ElevationMetres(read.Rows - 1, read.Columns - 1), placed.ElevationMetres(read.Rows - 1, read.Columns - 1));
            Assert.Equal(double.NaN, placed.ElevationMetres(-0.1, 0));
            Assert.False(placed.IsRead);
            Assert.Equal(read.HeightsMetres.ToArray(), placed.HeightsMetres.ToArray());
        }
    }

    // Hills of whole metres; the cells around the antenna are never voids.
    internal static GriddedElevation Whole(RasterGrid grid, double voids, int seed, double siteRow, double siteColumn)
    {
        var random = new Random(seed);
        short[] heights = new short[grid.CellCount];
        for (int i = 0; i < heights.Length; i++)
        {
            (int r, int c) = (i / grid.Columns, i % grid.Columns);
            heights[i] = (short)(random.Next(6) + (40 * Math.Sin(r / 9.0) * Math.Cos(c / 13.0)));
            if (random.NextDouble() < voids && (Math.Abs(r - siteRow) > 2 || Math.Abs(c - siteColumn) > 2))
            {
                heights[i] = Void;
            }
        }

        return new GriddedElevation(grid, CoordinateReferenceSystem.FromEpsg(grid == Metric ? 32648 : 4326)!, heights, Void);
    }

    /// <summary>A model whose heights lie somewhere else.</summary>
    private sealed class Elsewhere(GriddedElevation model) : DigitalElevationModel
    {
        public int CellsRead { get; private set; }

        public override RasterGrid Grid => model.Grid;

        public override CoordinateReferenceSystem Crs => model.Crs;

        public override void Read(int row, int column, int rows, int columns, Span<float> heightsMetres)
        {
            CellsRead += rows * columns;
            model.Read(row, column, rows, columns, heightsMetres);
        }
    }
}
