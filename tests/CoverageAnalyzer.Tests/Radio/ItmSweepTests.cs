using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>The sweep against the reference on the same radial, cell by cell.</summary>
public sealed class ItmSweepTests
{
    private const double ToleranceDb = 0.01;
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5 };

    private static readonly Gen<(RadioLink Link, ItmSettings Settings)> Asked = Gen.Select(
        Gen.Double[Math.Log(30), Math.Log(15_000)], Gen.Double[0, 6], Gen.Double[0, 3], Gen.Double[255, 390], Gen.OneOf(Gen.Const(50.0), Gen.Double[1, 99]), Gen.Int[1, 7], Gen.Int[0, 3],
        (frequency, transmitter, receiver, refractivity, percent, climate, mode) =>
        (new RadioLink
        {
            FrequencyMHz = Math.Exp(frequency), TransmitterHeightAboveGroundMetres = 0.6 * Math.Exp(transmitter), ReceiverHeightAboveGroundMetres = 0.6 * Math.Exp(receiver),
            SeaLevelRefractivity = refractivity, TimePercent = percent, LocationPercent = percent, Polarization = mode == 0 ? Polarization.Horizontal : Polarization.Vertical,
        }, new ItmSettings { Climate = (ItmClimate)climate, Variability = (ItmVariabilityMode)mode, SituationPercent = percent }));

    [Fact]
    public void Every_cell_has_the_loss_of_its_radial_over_terrain_at_random() =>
        Gen.Select(Asked, Gen.UInt[1, 100_000], Gen.Int[20, 120]).Sample(
            (asked, seed, reach) =>
            {
                var window = Window(seed, reach + 3);
                Compare(window, asked.Link, asked.Settings, (reach + 0.3) * window.EastMetresPerColumn, 37);
            },
            iter: 25, threads: 1);

    [Theory]
    [InlineData("N44W072.tif", -71.31, 44.27, 9000)]
    [InlineData("N46E008-with-voids.tif", 8.2, 46.55, 9000)]
    [InlineData("da-nang-srtm1.tif", 108.2, 16.1, 9000)]
    public void Every_cell_has_the_loss_of_its_radial_on_real_tiles(string tile, double longitude, double latitude, double radius)
    {
        string path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "terrain", tile));
        if (!File.Exists(path))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"Shared data not found: {path}");
            Assert.Fail($"Shared data not found: {path}");
        }

        var window = TerrainWindow.Read(Elevation.Open(null, path).Source.Model, longitude, latitude, radius);
        Compare(window, Link, new ItmSettings(), radius, 997);
    }

    /// <summary>Spacings of 1 to 8 steps: both ways of looking heights up in registers, and the one by one.</summary>
    [Fact]
    public void The_range_is_that_of_the_model_at_every_spacing() =>
        Gen.Select(Gen.UInt[1, 100_000], Gen.Int[2, 2000], Gen.Double[0, 0.9], Gen.Double[0, 0.9]).Sample(
            (seed, last, start, end) =>
            {
                double[] heights = ItmTerrain.Profile(seed, last + 1);
                float[] relative = [.. heights.Select(h => (float)(h - heights[0])), .. new float[64]];
                double from = start * Math.Min(last - 1, 20), to = last - end, expected = ItmTerrainIrregularity.OfProfileMetres(heights, 1, from, to);
                var range = new ItmRadialIrregularity();
                range.Begin();
                double share = 1 - (0.8 * Math.Exp(-(to - from) / 50_000));
                Assert.Equal(expected * share, range.RangeMetres(relative, from, to), 0.005);
                Assert.Equal(expected * share, range.RangeMetres(relative, from, to), 0.005); // from the ranks just found
            },
            iter: 300, threads: 1);

    [Fact]
    public void The_value_of_a_rank_is_that_of_sorting_whatever_the_guess_and_however_many_are_equal() =>
        Gen.Select(Gen.Int[-20, 20].Array[1, 250], Gen.Int[1, 250], Gen.Int[-30, 30], Gen.Bool).Sample(
            (whole, rank, guess, bottom) =>
            {
                rank = Math.Min(rank, whole.Length);
                float sign = bottom ? -1 : 1;
                float[] values = [.. whole.Select(v => v / 8f), .. Enumerable.Repeat(float.NegativeInfinity * sign, (16 - (whole.Length % 16)) % 16)];
                float expected = values.Take(whole.Length).Select(v => v * sign).OrderDescending().ElementAt(rank - 1);
                Assert.Equal(expected, ItmRankSelection.Find(values, rank, guess / 4f, 0.01f, sign));
            },
            iter: 2000, threads: 1);

    [Fact]
    public void A_void_hides_what_is_behind_it_and_nothing_else()
    {
        float[] heights = new float[101 * 101];
        heights[(50 * 101) + 70] = float.NaN;
        var window = Window(heights, 101);
        float[] loss = Predict(window, Link, new ItmSettings(), 40 * window.EastMetresPerColumn);
        float At(int row, int column) => loss[((row - window.FirstRow) * window.Columns) + column - window.FirstColumn];
        Assert.True(float.IsFinite(At(50, 68)));
        Assert.True(float.IsNaN(At(50, 72)));
        Assert.True(float.IsNaN(At(50, 89)));
        Assert.True(float.IsFinite(At(50, 12)));
        Assert.True(float.IsPositiveInfinity(At(10, 10)));
    }

    [Fact]
    public void A_site_on_a_void_knows_nothing()
    {
        float[] heights = new float[61 * 61];
        heights[(30 * 61) + 30] = float.NaN;
        var window = Window(heights, 61);
        Assert.DoesNotContain(Predict(window, Link, new ItmSettings(), 20 * window.EastMetresPerColumn), float.IsFinite);
    }

    [Fact]
    public void An_instance_gives_the_same_bytes_after_other_work()
    {
        var window = Window(4_217, 60);
        double radius = 50 * window.EastMetresPerColumn;
        float[] fresh = Predict(window, Link, new ItmSettings(), radius), again = new float[fresh.Length];
        var sweep = new ItmSweep();
        var other = Window(99, 90);
        sweep.Predict(other, new AreaRequest(Link, 80 * other.EastMetresPerColumn), new float[other.Rows * other.Columns], TestContext.Current.CancellationToken);
        sweep.Predict(window, new AreaRequest(Link, radius), again, TestContext.Current.CancellationToken);
        Assert.Equal(fresh, again);
    }

    [Fact]
    public void What_the_model_is_not_made_for_is_an_error_of_the_caller()
    {
        var window = Window(7, 10);
        float[] loss = new float[window.Rows * window.Columns];
        Assert.Throws<ArgumentOutOfRangeException>(() => new ItmSweep().Predict(window, new AreaRequest(Link with { FrequencyMHz = 10 }, 100), loss, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ItmSweep().Predict(window, new AreaRequest(Link, 0), loss, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => new ItmSweep().Predict(window, new AreaRequest(Link, 100), new float[3], TestContext.Current.CancellationToken));
    }

    /// <summary>Compares every so many cells; the model may change its mode by rounding in one cell of 500.</summary>
    private static void Compare(TerrainWindow window, RadioLink link, ItmSettings settings, double radius, int every)
    {
        float[] loss = Predict(window, link, settings, radius);
        var plan = new ItmRadialPlan();
        plan.Make(window, radius);
        var model = new ItmModel(settings);
        double[] heights = new double[plan.Stride];
        int compared = 0, different = 0;
        for (int cell = every / 2; cell < loss.Length; cell += every)
        {
            int sample = plan.SampleOfCell[cell];
            if (sample == ItmRadialPlan.Beyond)
            {
                Assert.Equal(float.PositiveInfinity, loss[cell]);
                continue;
            }

            var (east, north) = plan.DirectionOf(sample / plan.Stride);
            int last = sample % plan.Stride;
            for (int i = 0; i <= last; i++)
            {
                var (row, column) = window.PlaceOf(east * (i * plan.StepMetres), north * (i * plan.StepMetres));
                heights[i] = window.ElevationMetres(row, column);
            }

            compared++;
            bool unknown = heights.AsSpan(0, last + 1).ContainsAnyExceptInRange(-1000, 9000) || Array.Exists(heights[..(last + 1)], double.IsNaN);
            double expected = unknown ? double.NaN : model.Predict(heights.AsSpan(0, last + 1), plan.StepMetres, link).LossDb;
            different += double.IsNaN(expected) ? float.IsNaN(loss[cell]) ? 0 : 1 : Math.Abs(expected - loss[cell]) <= ToleranceDb ? 0 : 1;
        }

        Assert.True(compared > 20);
        Assert.InRange(different, 0, compared / 500);
    }

    private static float[] Predict(TerrainWindow window, RadioLink link, ItmSettings settings, double radius)
    {
        float[] loss = new float[window.Rows * window.Columns];
        new ItmSweep(settings).Predict(window, new AreaRequest(link, radius), loss, TestContext.Current.CancellationToken);
        return loss;
    }

    /// <summary>Square terrain of some cells to either side of the site, from the profiles of a number.</summary>
    private static TerrainWindow Window(uint seed, int reach)
    {
        int side = (2 * reach) + 1;
        double[] rows = ItmTerrain.Profile(seed, side), columns = ItmTerrain.Profile(seed + 10, side), noise = ItmTerrain.Profile(seed + 20, side * side);
        float[] heights = new float[side * side];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = (float)Math.Round((rows[i / side] + columns[i % side] + (noise[i] % 5)) / 2);
        }

        return Window(heights, side);
    }

    private static TerrainWindow Window(float[] heights, int side)
    {
        var crs = CoordinateReferenceSystem.FromEpsg(32648)!;
        var model = new GriddedElevation(new RasterGrid(600_000, 1_900_000, 30, 30, side, side), crs, heights);
        var (longitude, latitude) = crs.ToWgs84(600_000 + (15 * side), 1_900_000 - (15 * side));
        return TerrainWindow.Read(model, longitude, latitude, 15 * side);
    }
}
