using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
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
            var window = Engine.Radio.Areas.TerrainWindow.Read(model, longitude, latitude, request.RadiusMetres);
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
}
