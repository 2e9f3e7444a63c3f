using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Areas small enough to reason about.</summary>
public sealed class P1812SweepTests
{
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5, TransmitterLatitudeDegrees = 16, ReceiverLatitudeDegrees = 16 };

    [Fact]
    public void Near_cells_have_the_answer_of_the_reference()
    {
        TerrainWindow window = Window((row, column) => 100 + (20 * Math.Sin(row * 0.7)) + (15 * Math.Cos(column * 0.45)), 1200);
        float[] sweep = Predict(window, 1200), reference = new float[sweep.Length];
        new ReferenceArea(new P1812Model()).Predict(window, new AreaRequest(Link, 1200), reference, TestContext.Current.CancellationToken);
        int near = 0;
        for (int cell = 0; cell < sweep.Length; cell++)
        {
            (double east, double north) = window.OffsetOf(cell / window.Columns, cell % window.Columns);
            double distance = Math.Sqrt((east * east) + (north * north));
            Assert.Equal(float.IsPositiveInfinity(reference[cell]), float.IsPositiveInfinity(sweep[cell]));
            if (distance < 11 * ReferenceArea.StepMetres(window))
            {
                Assert.Equal(reference[cell], sweep[cell]);
                near++;
            }
        }

        Assert.InRange(near, 300, 420); // π · 11² = 380
    }

    [Fact]
    public void On_flat_land_only_the_distance_to_the_nearest_sample_tells_the_kinds_apart()
    {
        TerrainWindow window = Window((_, _) => 5, 3000);
        float[] sweep = Predict(window, 3000), reference = new float[sweep.Length];
        new ReferenceArea(new P1812Model()).Predict(window, new AreaRequest(Link, 3000), reference, TestContext.Current.CancellationToken);
        for (int cell = 0; cell < sweep.Length; cell++)
        {
            (double east, double north) = window.OffsetOf(cell / window.Columns, cell % window.Columns);
            double steps = Math.Sqrt((east * east) + (north * north)) / ReferenceArea.StepMetres(window);
            if (steps is > 12.6 and < 99.9)
            {
                // 40 log(1 + 0.5 / n), as flat land takes the fourth power of the distance at most; the points of the profiles differ as well, by hundredths.
                Assert.InRange(Math.Abs(sweep[cell] - reference[cell]), 0, (40 * Math.Log10(1 + (0.5 / steps))) + 0.1);
            }
        }
    }

    [Fact]
    public void Nothing_is_known_behind_a_void_and_nothing_beyond_the_reach()
    {
        // A wall of unknown cells 20 cells east of the site, from 10 cells north of it to 10 south.
        TerrainWindow window = Window((row, column) => column == 120 && row is >= 90 and <= 110 ? double.NaN : 50, 2400);
        float[] loss = Predict(window, 2400);
        int first = 100 - window.FirstRow, column = 100 - window.FirstColumn;
        for (int away = 1; away < 78; away++)
        {
            float east = loss[(first * window.Columns) + column + away], west = loss[(first * window.Columns) + column - away];
            if (away != 19) // between the last known column and the first unknown one, bilinear heights are unknown
            {
                Assert.Equal(away > 19, float.IsNaN(east));
            }

            Assert.True(float.IsFinite(west));
        }

        Assert.Equal(float.PositiveInfinity, loss[0]);
    }

    [Fact]
    public void A_site_on_a_void_knows_nothing_and_a_reach_beyond_the_model_little()
    {
        TerrainWindow onVoid = Window((row, column) => row == 100 && column == 100 ? double.NaN : 50, 900);
        Assert.All(Predict(onVoid, 900), loss => Assert.True(float.IsNaN(loss) || float.IsPositiveInfinity(loss)));

        // The model ends 100 cells from the site; the window goes on.
        TerrainWindow wide = Window((_, _) => 50, 4500);
        float[] loss = Predict(wide, 4500);
        int row = 100 - wide.FirstRow, column = 100 - wide.FirstColumn;
        Assert.True(float.IsFinite(loss[(row * wide.Columns) + column + 95]));
        Assert.True(float.IsNaN(loss[(row * wide.Columns) + column + 120]));
    }

    [Fact]
    public void The_same_area_gives_the_same_bytes_whatever_was_predicted_before()
    {
        TerrainWindow window = Window((row, column) => Math.Round(300 * Math.Abs(Math.Sin(row * column * 0.001))), 2500), other = Window((_, _) => 9, 1700);
        var sweep = new P1812Sweep();
        float[] first = new float[window.Rows * window.Columns], second = new float[first.Length], between = new float[other.Rows * other.Columns];
        sweep.Predict(window, new AreaRequest(Link, 2500), first, TestContext.Current.CancellationToken);
        sweep.Predict(other, new AreaRequest(Link, 1700), between, TestContext.Current.CancellationToken);
        sweep.Predict(window, new AreaRequest(Link, 2500), second, TestContext.Current.CancellationToken);
        Assert.Equal(first.Select(BitConverter.SingleToInt32Bits), second.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(first.Select(BitConverter.SingleToInt32Bits), Predict(window, 2500).Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Refuses_what_the_model_is_not_made_for()
    {
        TerrainWindow window = Window((_, _) => 5, 600);
        float[] loss = new float[window.Rows * window.Columns];
        foreach (RadioLink link in new[] { Link with { FrequencyMHz = 7000 }, Link with { TransmitterHeightAboveGroundMetres = 0 }, Link with { TimePercent = 60 } })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new P1812Sweep().Predict(window, new AreaRequest(link, 600), loss, TestContext.Current.CancellationToken));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new P1812Sweep().Predict(window, new AreaRequest(Link, 0), loss, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => new P1812Sweep().Predict(window, new AreaRequest(Link, 600), loss.AsSpan(1), TestContext.Current.CancellationToken));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => new P1812Sweep().Predict(window, new AreaRequest(Link, 600), loss, stop.Token));
    }

    private static float[] Predict(TerrainWindow window, double radius)
    {
        float[] loss = new float[window.Rows * window.Columns];
        new P1812Sweep().Predict(window, new AreaRequest(Link, radius), loss, TestContext.Current.CancellationToken);
        return loss;
    }

    /// <summary>201 × 201 cells of 30 m on the central meridian; the site stands a little beside the centre of row 100, column 100.</summary>
    private static TerrainWindow Window(Func<int, int, double> height, double radius)
    {
        const int Side = 201;
        double west = 500_000 - (30 * Side / 2.0), top = 1_800_000;
        float[] heights = [.. Enumerable.Range(0, Side * Side).Select(cell => (float)height(cell / Side, cell % Side))];
        var model = new GriddedElevation(new RasterGrid(west, top, 30, 30, Side, Side), Utm48, heights, float.NaN);
        (double longitude, double latitude) = Utm48.ToWgs84(west + (30 * 100.5) + 0.01, top - (30 * 100.5) - 0.01);
        return TerrainWindow.Read(model, longitude, latitude, radius);
    }
}
