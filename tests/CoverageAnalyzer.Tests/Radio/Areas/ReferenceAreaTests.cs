using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Windows of a few cells of 100 m, near the central meridian of UTM 48N.</summary>
public sealed class ReferenceAreaTests
{
    private const int Cells = 41;
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5 };

    // Site at the centre of cell (20, 20), moved by so many metres.
    private static TerrainWindow Window(Func<int, int, float> height, double east = 0, double north = 0, double radius = 1500)
    {
        var grid = new RasterGrid(500_000, 1_850_000, 100, 100, Cells, Cells);
        float[] heights = [.. from r in Enumerable.Range(0, Cells) from c in Enumerable.Range(0, Cells) select height(r, c)];
        (double lon, double lat) = Utm48.ToWgs84(500_000 + 2050 + east, 1_850_000 - 2050 + north);
        return TerrainWindow.Read(new GriddedElevation(grid, Utm48, heights), lon, lat, radius);
    }

    private static float[] Predict(TerrainWindow window, PropagationModel model, RadioLink? link = null, double radius = 1500)
    {
        float[] loss = new float[window.Rows * window.Columns];
        new ReferenceArea(model).Predict(window, new AreaRequest(link ?? Link, radius), loss, TestContext.Current.CancellationToken);
        return loss;
    }

    private static int At(TerrainWindow window, int row, int column) => ((row - window.FirstRow) * window.Columns) + column - window.FirstColumn;

    [Fact]
    public void On_level_ground_a_cell_has_the_loss_of_a_level_path()
    {
        TerrainWindow window = Window((_, _) => 50);
        float[] loss = Predict(window, new P1812Model());

        // 10 cells east, 1000 m of the map: 1000 / 0.9996 m on the ground, in 11 steps of at most a cell
        double kilometres = 1 / 0.9996;
        double[] distances = [.. Enumerable.Range(0, 11).Select(i => kilometres * i / 10)];
        double expected = new P1812Model().LossDb(new TerrainProfile(distances, [.. distances.Select(_ => 50.0)]), Link);
        Assert.Equal(expected, loss[At(window, 20, 30)], 1e-4);
        Assert.Equal(expected, loss[At(window, 10, 20)], 1e-4);
        Assert.Equal(float.PositiveInfinity, loss[At(window, 20, 36)]); // 1600 m
        Assert.True(loss[At(window, 20, 34)] < 120);
    }

    [Fact]
    public void A_wall_shades_what_is_behind_it_only()
    {
        TerrainWindow window = Window((_, c) => c == 25 ? 100 : 0);
        float[] loss = Predict(window, new P1812Model());
        Assert.True(loss[At(window, 20, 32)] > loss[At(window, 20, 8)] + 20);
        Assert.Equal(Predict(Window((_, _) => 0), new P1812Model())[At(window, 20, 8)], loss[At(window, 20, 8)], 1e-3f);
    }

    [Fact]
    public void A_profile_runs_from_the_site_to_the_centre_of_the_cell_by_bilinear_heights()
    {
        // A plane: 3 m a column towards the east, 2 m a row towards the north. The site stands 30 m east and 20 m north of the centre of (20, 20).
        TerrainWindow window = Window((r, c) => (3 * c) - (2 * r), 30, 20);
        TerrainProfile profile = ReferenceArea.Profile(window, 17 - window.FirstRow, 24 - window.FirstColumn);
        double east = 370, north = 280, metres = Math.Sqrt((east * east) + (north * north)) / 0.9996; // 464.2 m
        Assert.Equal(6, profile.Count); // five steps of 92.8 m
        Assert.Equal(metres / 1000, profile.LengthKilometres, 1e-6);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(metres * i / 5000, profile.DistancesKilometres[i], 1e-6);
            Assert.Equal((3 * (20.3 + (0.037 * 100 * i / 5))) - (2 * (19.8 - (0.028 * 100 * i / 5))), profile.ElevationsMetres[i], 1e-3);
        }

        Assert.Equal((3 * 24) - (2 * 17), profile.ElevationsMetres[5]); // exactly the cell
    }

    [Fact]
    public void A_void_makes_what_lies_behind_it_unknown()
    {
        TerrainWindow window = Window((r, c) => r == 20 && c == 25 ? float.NaN : 10);
        float[] loss = Predict(window, new P1812Model());
        Assert.True(float.IsNaN(loss[At(window, 20, 25)]));
        Assert.True(float.IsNaN(loss[At(window, 20, 30)]));
        Assert.True(float.IsFinite(loss[At(window, 20, 24)]));
        Assert.True(float.IsFinite(loss[At(window, 20, 15)]));
        Assert.True(float.IsFinite(loss[At(window, 26, 30)]));
    }

    [Fact]
    public void A_site_on_a_void_makes_all_unknown_within_its_reach()
    {
        TerrainWindow window = Window((r, c) => r == 20 && c == 20 ? float.NaN : 10, 10, 10);
        float[] loss = Predict(window, new P1812Model());
        Assert.All(loss, l => Assert.True(float.IsNaN(l) || float.IsPositiveInfinity(l)));
        Assert.True(float.IsNaN(loss[At(window, 20, 30)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void The_cell_of_the_mast_is_half_a_cell_away(double east)
    {
        TerrainWindow window = Window((_, _) => 10, east);
        float[] loss = Predict(window, new P1812Model());
        double half = 0.05 / 0.9996, expected = 92.4 + (20 * Math.Log10(0.9)) + (10 * Math.Log10((half * half) + (0.0285 * 0.0285)));
        Assert.Equal(expected, loss[At(window, 20, 20)], 0.001);
        Assert.True(loss[At(window, 20, 20)] < loss[At(window, 20, 22)]);
    }

    [Fact]
    public void A_link_outside_the_model_is_refused_and_so_is_a_span_that_does_not_fit()
    {
        TerrainWindow window = Window((_, _) => 10);
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Predict(window, new P1812Model(), Link with { FrequencyMHz = 20 }));
        Assert.Contains("6,000 MHz", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Predict(window, new P1812Model(), radius: double.NaN));
        Assert.Throws<ArgumentException>(() => new ReferenceArea(new P1812Model()).Predict(window, new AreaRequest(Link, 1500), new float[3], CancellationToken.None));
    }

    [Fact]
    public void It_can_be_stopped()
    {
        TerrainWindow window = Window((_, _) => 10);
        Assert.Throws<OperationCanceledException>(
            () => new ReferenceArea(new P1812Model()).Predict(window, new AreaRequest(Link, 1500), new float[window.Rows * window.Columns], new CancellationToken(true)));
    }
}
