using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Clutter;

/// <summary>Areas with trees, small enough to reason about: 201 × 201 cells of 30 m of flat land, the site at the centre.</summary>
public sealed class ClutterAreaTests
{
    private const int Side = 201, Middle = 100;
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;
    private static readonly RasterGrid Grid = new(500_000 - (15.0 * Side), 1_800_000, 30, 30, Side, Side);
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 30, TransmitterLatitudeDegrees = 16, ReceiverLatitudeDegrees = 16 };

    /// <summary>
    /// One row of trees, 60 m high, 1,200 m east of the site; a receiver as high as the transmitter (30 m) 2,400 m east. Seen from both ends the one point of trees is the highest, so that the
    /// Bullington point is the trees themselves: a knife edge that stands h = 60 − 30 + 500·1.2·1.2/aₑ m above the straight line, ν = h √(2/λ · 1/(d₁ d₂/d)).
    /// Antennas 30 m above flat ground on 2.4 km clear the sphere, so that Ldsph is 0 and Ld is Bullington's loss of the edge alone. Before the trees and beside them there is none.
    /// </summary>
    [Fact]
    public void A_row_of_trees_is_a_knife_edge()
    {
        var cover = new HeldLandCover(Grid, HeldLandCover.ClassesOf((60, 0, 0)), (_, column) => column == Middle + 40 ? 1 : 0);
        float[] loss = Predict(new P1812Sweep { OnlyDiffraction = true }, Window().With(cover, []));
        double metre = 30 / Utm48.ScaleFactor(500_000, 1_797_000) / 1000; // a cell in km on the ground
        double d1 = 40 * metre, d = 80 * metre, earth = 6371 * 157 / (157 - 39.25), lambda = 0.299792458 / 0.9;
        double h = 60 - 30 + (500 * d1 * d1 / earth), nu = h * Math.Sqrt(0.002 * d / (lambda * d1 * d1));
        double edge = 6.9 + (20 * Math.Log10(Math.Sqrt(((nu - 0.1) * (nu - 0.1)) + 1) + nu - 0.1));
        double expected = edge + ((1 - Math.Exp(-edge / 6)) * (10 + (0.02 * d)));
        Assert.InRange(expected, 30, 35); // it is a loss worth testing
        Assert.Equal(expected, At(loss, 0, 80), 0.01); // float, and the site is 1 cm beside the centre
        Assert.Equal(0, At(loss, 0, 38));
        Assert.Equal(0, At(loss, 80, 0));
        Assert.Equal(0, At(loss, 0, -80));
    }

    /// <summary>Trees at the receiver alone, or at the transmitter alone, are no obstacle: terminals stand on bare ground. Only the scatter over places knows them, which is 0 at half of the places.</summary>
    [Fact]
    public void What_stands_at_the_terminals_does_not_block()
    {
        float[] bare = Predict(new P1812Sweep(), Window());
        var cover = new HeldLandCover(Grid, HeldLandCover.ClassesOf((20, 0, 0)), (row, column) => (row, column) is (Middle, Middle) or (Middle, Middle + 60) or (Middle + 5, Middle) ? 1 : 0);
        TerrainWindow window = Window().With(cover, []);
        Assert.Equal(At(bare, 0, 60), At(Predict(new P1812Sweep(), window), 0, 60), 1e-5);
        Assert.Equal(At(bare, 5, 0), At(Predict(new ReferenceArea(new P1812Model()), window), 5, 0), 1e-5);

        // For 90 % of the places a receiver among the trees scatters more: u(h) is 1 below their tops and 1 − 0.15 beside them (1.5 m).
        RadioLink low = Link with { ReceiverHeightAboveGroundMetres = 1.5, LocationPercent = 90 };
        double among = At(Predict(new P1812Sweep(), window, low), 0, 60) - At(Predict(new P1812Sweep(), Window(), low), 0, 60);
        double deviation = (0.52 + (0.024 * 0.9)) * Math.Pow(100, 0.28);
        Assert.Equal(1.2816 * 0.15 * deviation, among, 0.01);
    }

    [Fact]
    public void Near_cells_have_the_answer_of_the_reference_and_others_that_of_their_radial()
    {
        var cover = new HeldLandCover(Grid, HeldLandCover.ClassesOf((15, 0, 0), (10, 0, 0)), (row, column) => ((row / 3) + (column / 5)) % 3);
        TerrainWindow window = Window((row, column) => 80 + (25 * Math.Sin(row * 0.31)) + (20 * Math.Cos(column * 0.17))).With(cover, []);
        RadioLink low = Link with { ReceiverHeightAboveGroundMetres = 1.5 };
        float[] sweep = Predict(new P1812Sweep(), window, low), reference = Predict(new ReferenceArea(new P1812Model()), window, low);
        var errors = new List<double>();
        for (int row = -78; row <= 78; row++)
        {
            for (int column = -78; column <= 78; column++)
            {
                double cells = Math.Sqrt((row * row) + (column * column));
                if (cells < 11)
                {
                    Assert.Equal(At(reference, row, column), At(sweep, row, column));
                }
                else if (cells < 79)
                {
                    errors.Add(Math.Abs(At(reference, row, column) - At(sweep, row, column)));
                }
            }
        }

        errors.Sort();
        Assert.InRange(errors[errors.Count / 2], 0, 6); // another cell's trees in front of the receiver: classes change within half a cell
        float[] bare = Predict(new P1812Sweep(), Window((row, column) => 80 + (25 * Math.Sin(row * 0.31)) + (20 * Math.Cos(column * 0.17))), low);
        Assert.True(sweep.Where(float.IsFinite).Average() > bare.Where(float.IsFinite).Average() + 5); // trees cost
    }

    [Fact]
    public void A_profile_takes_the_class_of_the_cell_each_point_lies_in()
    {
        var cover = new HeldLandCover(Grid, HeldLandCover.ClassesOf((15, 0, 0)), (_, column) => column % 2);
        TerrainWindow window = Window().With(cover, []);
        TerrainProfile profile = ReferenceArea.Profile(window, Middle - window.FirstRow, Middle + 6 - window.FirstColumn);
        Assert.Equal([0, 15, 0, 15, 0, 15, 0], profile.ClutterMetres);
        Assert.Null(ReferenceArea.Profile(window, 10, 10, withClutter: false).ClutterMetres);
        Assert.Equal(15, window.Clutter!.HeightMetres(Middle - window.FirstRow, Middle + 1.49 - window.FirstColumn));
        Assert.Equal(0, window.Clutter.HeightMetres(Middle - window.FirstRow, Middle + 1.51 - window.FirstColumn));
        Assert.Equal(0, window.Clutter.HeightMetres(-3, 0));
    }

    /// <summary>Line of sight is not blocked by clutter, and a window without heights is predicted as bare ground to the last bit.</summary>
    [Fact]
    public void Models_that_know_no_clutter_see_bare_ground()
    {
        var cover = new HeldLandCover(Grid, HeldLandCover.ClassesOf((60, 0, 0), (0, 0, 0)), (_, column) => column == Middle + 40 ? 1 : 0);
        var flat = new HeldLandCover(Grid, HeldLandCover.ClassesOf((60, 0, 0), (0, 0, 0)), (_, _) => 2);
        foreach (Func<AreaPrediction> make in (Func<AreaPrediction>[])[() => new LineOfSightArea(), () => new HataArea(), () => new RuralMacroArea(), () => new ItmSweep()])
        {
            Assert.Equal(Predict(make(), Window(), Low), Predict(new LandCoverArea(make(), cover), Window(), Low));
            Assert.False(new LandCoverArea(make(), cover).UsesClutter);
        }

        Assert.Equal(Predict(new P1812Sweep(), Window(), Low), Predict(new LandCoverArea(new P1812Sweep(), flat), Window(), Low));
        Assert.NotEqual(Predict(new P1812Sweep(), Window(), Low), Predict(new LandCoverArea(new P1812Sweep(), cover), Window(), Low));
    }

    [Fact]
    public void A_loss_counts_for_models_without_clutter_and_an_offset_for_all()
    {
        var cover = new HeldLandCover(Grid, HeldLandCover.ClassesOf((0, 8, 0), (0, 12, 5)), (row, _) => row < Middle ? 1 : row > Middle ? 2 : 0);
        float[] bare = Predict(new HataArea(), Window(), Low), hata = Predict(new LandCoverArea(new HataArea(), cover), Window(), Low);
        Assert.Equal(At(bare, -20, 30) + 8, At(hata, -20, 30), 1e-4);
        Assert.Equal(At(bare, 20, 30) + 12 - 5, At(hata, 20, 30), 1e-4);
        Assert.Equal(At(bare, 0, 30), At(hata, 0, 30));
        float[] open = Predict(new P1812Sweep(), Window(), Low), tuned = Predict(new LandCoverArea(new P1812Sweep(), cover), Window(), Low);
        Assert.Equal(At(open, -20, 30), At(tuned, -20, 30));
        Assert.Equal(At(open, 20, 30) - 5, At(tuned, 20, 30), 1e-4);
        Assert.Equal(5, new LandCoverArea(new P1812Sweep(), cover).GreatestGainDb);
        Assert.Equal(0, new LandCoverArea(new HataArea(), cover).GreatestGainDb); // 12 dB of loss are more than 5 of offset
        Assert.Equal(bare.Count(float.IsPositiveInfinity), hata.Count(float.IsPositiveInfinity));
    }

    private static RadioLink Low => Link with { ReceiverHeightAboveGroundMetres = 1.5 };

    private static double At(float[] loss, int south, int east)
    {
        TerrainWindow window = Window();
        return loss[((Middle + south - window.FirstRow) * window.Columns) + Middle + east - window.FirstColumn];
    }

    private static float[] Predict(AreaPrediction prediction, TerrainWindow window, RadioLink? link = null)
    {
        float[] loss = new float[window.Rows * window.Columns];
        prediction.Predict(window, new AreaRequest(link ?? Link, 2500), loss, TestContext.Current.CancellationToken);
        return loss;
    }

    private static TerrainWindow Window(Func<int, int, double>? height = null)
    {
        float[] heights = [.. Enumerable.Range(0, Side * Side).Select(cell => (float)(height?.Invoke(cell / Side, cell % Side) ?? 0))];
        var model = new GriddedElevation(Grid, Utm48, heights, float.NaN);
        (double longitude, double latitude) = Utm48.ToWgs84(Grid.CentreX(Middle) + 0.01, Grid.CentreY(Middle) - 0.01);
        return TerrainWindow.Read(model, longitude, latitude, 2500);
    }
}
