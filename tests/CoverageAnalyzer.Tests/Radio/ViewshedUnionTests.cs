using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using static CoverageAnalyzer.Tests.Radio.ViewshedWorlds;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Many sites together against each by itself.</summary>
public sealed class ViewshedUnionTests
{
    [Fact]
    public void The_union_is_the_sum_of_its_sites_for_any_number_of_threads()
    {
        var random = new Random(3);
        var model = Model(200, 230, (r, c) => r == 20 && c > 100 ? double.NaN : random.Next(5) + (30 * Math.Sin(r / 9.0) * Math.Cos(c / 13.0)));
        var request = new ViewshedRequest(25, 1.5, 1500);
        (double Longitude, double Latitude)[] sites = [.. Enumerable.Range(0, 17).Select(_ => model.Crs.ToWgs84(
            model.Grid.West + ((random.NextDouble() * 260) - 15) * 30, model.Grid.North - ((random.NextDouble() * 230) - 15) * 30))];
        int[] counts = new int[200 * 230];
        var doubt = new bool[counts.Length];
        foreach ((double longitude, double latitude) in sites)
        {
            var window = TerrainWindow.Read(model, longitude, latitude, request.RadiusMetres);
            var cells = Find(new RayViewshed(), window, request);
            for (int r = 0; r < 200; r++)
            {
                for (int c = 0; c < 230; c++)
                {
                    if (r >= window.FirstRow && r < window.FirstRow + window.Rows && c >= window.FirstColumn && c < window.FirstColumn + window.Columns)
                    {
                        counts[(r * 230) + c] += At(window, cells, r, c) == CellVisibility.Visible ? 1 : 0;
                        doubt[(r * 230) + c] |= At(window, cells, r, c) == CellVisibility.Unknown;
                    }
                }
            }
        }

        foreach (int threads in (int[])[1, 3])
        {
            var union = ViewshedUnion.Of(model, sites, request, () => new ExactViewshed(), threads, TestContext.Current.CancellationToken);
            byte[] row = new byte[230];
            for (int r = 0; r < 200; r++)
            {
                union.CopyStatus(r, row);
                for (int c = 0; c < 230; c++)
                {
                    int at = (r * 230) + c;
                    Assert.Equal(counts[at], union.SitesSeeing[at]);
                    Assert.Equal(counts[at] > 0 ? RadioCoverageStatus.Covered : doubt[at] ? RadioCoverageStatus.Unknown : RadioCoverageStatus.Uncovered, (RadioCoverageStatus)row[c]);
                }
            }
        }
    }

    // 300 sites, so that the bytes the sites of a band of rows are counted in run full; some stand outside, some on voids.
    [Fact]
    public void Fronts_add_up_cell_for_cell_for_any_number_of_threads()
    {
        var grid = new RasterGrid(499_000, 1_801_000, 30, 30, 230, 200);
        var model = FrontViewshedTests.Whole(grid, 0.0005, 7, 0, 0);
        var request = new ViewshedRequest(25, 1.5, 900);
        var random = new Random(8);
        (double Longitude, double Latitude)[] sites = [.. Enumerable.Range(0, 300).Select(i => model.Crs.ToWgs84(
            grid.West + (i < 260 ? 3_000 + (random.NextDouble() * 600) : (random.NextDouble() * 260 * 30) - 450), grid.North - (i < 260 ? 3_000 + (random.NextDouble() * 300) : (random.NextDouble() * 230 * 30) - 450)))];
        int[] counts = new int[grid.CellCount];
        bool[] doubt = new bool[counts.Length];
        var front = new FrontViewshed();
        foreach ((double longitude, double latitude) in sites)
        {
            var window = TerrainWindow.Read(model, longitude, latitude, request.RadiusMetres);
            var cells = Find(front, window, request);
            for (int r = Math.Max(0, -window.FirstRow); r < Math.Min(window.Rows, grid.Rows - window.FirstRow); r++)
            {
                for (int c = Math.Max(0, -window.FirstColumn); c < Math.Min(window.Columns, grid.Columns - window.FirstColumn); c++)
                {
                    int at = ((window.FirstRow + r) * grid.Columns) + window.FirstColumn + c;
                    counts[at] += cells[(r * window.Columns) + c] == CellVisibility.Visible ? 1 : 0;
                    doubt[at] |= cells[(r * window.Columns) + c] == CellVisibility.Unknown;
                }
            }
        }

        Assert.InRange(counts.Max(), 256, 300);
        foreach (int threads in (int[])[1, 4])
        {
            var union = ViewshedUnion.Of(model, sites, request, () => new FrontViewshed(), threads, TestContext.Current.CancellationToken);
            Assert.Equal(counts, union.SitesSeeing.ToArray().Select(count => (int)count));
            byte[] row = new byte[grid.Columns];
            for (int r = 0; r < grid.Rows; r++)
            {
                union.CopyStatus(r, row);
                for (int c = 0; c < row.Length; c++)
                {
                    int at = (r * grid.Columns) + c;
                    Assert.Equal(counts[at] > 0 ? RadioCoverageStatus.Covered : doubt[at] ? RadioCoverageStatus.Unknown : RadioCoverageStatus.Uncovered, (RadioCoverageStatus)row[c]);
                }
            }
        }
    }
}
