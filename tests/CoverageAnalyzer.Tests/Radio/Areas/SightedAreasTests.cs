using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Line of sight, RMa and Hata over a window, sixteen cells at once, against their formulas cell by cell in double precision.</summary>
public sealed class SightedAreasTests
{
    private const double RadiusMetres = 6000, ToleranceDb = 0.002;

    /// <summary>Hills with a void, in UTM 180 km from the central meridian (its scale changes along a row), or in degrees.</summary>
    private static TerrainWindow Window(bool isGeographic)
    {
        const int size = 420;
        float[] heights = [.. Enumerable.Range(0, size * size).Select(i => (float)(120 + (60 * Math.Sin((i / size) / 17.0)) + (90 * Math.Cos((i % size) / 23.0)) + (i * 7919 % 13)))];
        heights[(150 * size) + 260] = float.NaN;
        RasterGrid grid = isGeographic ? new RasterGrid(106.9, 16.9, 1 / 3600.0, 1 / 3600.0, size, size) : new RasterGrid(680_000, 1_860_000, 30, 30, size, size);
        var model = new GriddedElevation(grid, CoordinateReferenceSystem.FromEpsg(isGeographic ? 4326 : 32648)!, heights);
        (double longitude, double latitude) = model.Crs.ToWgs84(grid.West + (207.3 * grid.CellWidth), grid.North - (215.8 * grid.CellHeight));
        return TerrainWindow.Read(model, longitude, latitude, RadiusMetres);
    }

    private static RadioLink Link(double frequencyMHz, double heightMetres) => new()
    {
        FrequencyMHz = frequencyMHz, TransmitterHeightAboveGroundMetres = heightMetres, ReceiverHeightAboveGroundMetres = 1.5,
    };

    private static float[] Predict(AreaPrediction area, TerrainWindow window, RadioLink link)
    {
        float[] loss = new float[window.Rows * window.Columns];
        area.Predict(window, new AreaRequest(link, RadiusMetres), loss, TestContext.Current.CancellationToken);
        return loss;
    }

    /// <summary>Compares with a formula of the distances on the ground and along the straight line.</summary>
    private static int[] Compare(TerrainWindow window, RadioLink link, float[] loss, Func<double, double, bool, double> formula)
    {
        var cells = new CellVisibility[loss.Length];
        new ExactViewshed().Find(
            window, new ViewshedRequest(link.TransmitterHeightAboveGroundMetres, link.ReceiverHeightAboveGroundMetres, RadiusMetres, link.EffectiveEarthRadiusFactor), cells, TestContext.Current.CancellationToken);
        double antenna = window.ElevationMetres(window.SiteRow, window.SiteColumn) + link.TransmitterHeightAboveGroundMetres - link.ReceiverHeightAboveGroundMetres;
        int[] seen = new int[4];
        for (int i = 0; i < loss.Length; i++)
        {
            (double east, double north) = window.OffsetOf(i / window.Columns, i % window.Columns);
            double flat = Math.Sqrt((east * east) + (north * north)), rise = antenna - window.HeightsMetres.Span[i], slant = Math.Sqrt((flat * flat) + (rise * rise));
            double expected = cells[i] switch
            {
                CellVisibility.OutOfReach => double.PositiveInfinity,
                CellVisibility.Unknown => double.NaN,
                _ => formula(flat, slant, cells[i] == CellVisibility.Visible),
            };
            seen[(int)cells[i]]++;
            Assert.True(double.IsFinite(expected) ? Math.Abs(expected - loss[i]) <= ToleranceDb : expected.Equals(loss[i]), $"{i}: {expected} and {loss[i]}");
        }

        return seen;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Line_of_sight_is_free_space_where_it_is_free_whatever_was_asked_before(bool isGeographic)
    {
        TerrainWindow window = Window(isGeographic);
        var area = new LineOfSightArea();
        foreach ((double frequency, double height) in new[] { (900.0, 30.0), (2600, 30), (2600, 60), (900, 30) }) // one height again and again, and back
        {
            RadioLink link = Link(frequency, height);
            int[] seen = Compare(window, link, Predict(area, window, link), (_, slant, isVisible) => isVisible ? FreeSpaceModel.LossDb(frequency, Math.Max(0.001, slant / 1000)) : double.PositiveInfinity);
            Assert.All(seen, s => Assert.True(s > 0, string.Join(' ', seen)));
        }

        TerrainWindow other = Window(!isGeographic);
        Compare(other, Link(900, 30), Predict(area, other, Link(900, 30)), (_, slant, isVisible) => isVisible ? FreeSpaceModel.LossDb(900, slant / 1000) : double.PositiveInfinity);
    }

    /// <summary>Six heights (more than are looked from at once), two of them nearer than a millimetre, one that no antenna has, and two frequencies.</summary>
    [Fact]
    public void What_is_expected_changes_no_loss()
    {
        TerrainWindow window = Window(true);
        double[] heights = [45, 12, 30, 12.0004, 20, 70];
        AreaRequest[] requests = [.. heights.SelectMany(h => new[] { 900.0, 1800 }.Select(f => new AreaRequest(Link(f, h), RadiusMetres))), new(Link(900, -1), RadiusMetres)];
        foreach (AreaPrediction told in new AreaPrediction[] { new LineOfSightArea(), new RuralMacroArea(), new HataArea() })
        {
            told.Expect(window, requests);
            foreach (AreaRequest request in requests.Where(r => r.Link.TransmitterHeightAboveGroundMetres >= 12 && (told is not HataArea || r.Link.TransmitterHeightAboveGroundMetres >= 30)))
            {
                AreaPrediction alone = told switch { LineOfSightArea => new LineOfSightArea(), RuralMacroArea => new RuralMacroArea(), _ => new HataArea() };
                Assert.Equal(Predict(alone, window, request.Link), Predict(told, window, request.Link));
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => Predict(told, window, requests[^1].Link));
            TerrainWindow other = Window(false); // nothing was told of it
            Assert.Equal(Predict(new LineOfSightArea(), other, Link(900, 30)), Predict(told is LineOfSightArea ? told : new LineOfSightArea(), other, Link(900, 30)));
        }
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "1 2")]
    [InlineData(5, "5 6 7 8")]
    [InlineData(9, "9")]
    public void Heights_are_looked_from_in_fours(double asked, string expected)
    {
        TerrainWindow window = Window(true);
        var heights = new SightedHeights();
        IEnumerable<double> all = asked switch { 1 => [1], 2 => [2, 1], _ => [9, 8, 1, 7, 2, 6, 3, 5, 4] };
        heights.Take(window, [.. all.Select(h => new AreaRequest(Link(900, h), RadiusMetres))]);
        ViewshedRequest of = SightedHeights.Of(new AreaRequest(Link(900, asked), RadiusMetres));
        Assert.Equal(expected, string.Join(' ', heights.With(window, of).Select(r => r.AntennaHeightMetres)));
        Assert.Equal([of], heights.With(Window(true), of)); // of another window nothing is expected
    }

    [Fact]
    public void Rural_macro_cells_lose_what_the_model_says_before_and_behind_the_break()
    {
        TerrainWindow window = Window(false);
        var model = new RuralMacroModel();
        RadioLink link = Link(1800, 30);
        Assert.InRange(RuralMacroModel.BreakMetres(30, 1.5, 1.8), 1000, 3000); // within the reach
        Compare(window, link, Predict(new RuralMacroArea(), window, link), (flat, slant, isVisible) =>
        {
            double visible = model.VisibleLossDb(Math.Max(10, flat), Math.Max(10, slant), 1.8, 30, 1.5);
            return isVisible ? visible : Math.Max(visible, model.HiddenLossDb(Math.Max(10, slant), 1.8, 30, 1.5));
        });
    }

    [Theory]
    [InlineData(900)]
    [InlineData(1800)]
    public void Hata_loses_what_the_model_says_from_a_kilometre_on(double frequency)
    {
        TerrainWindow window = Window(true);
        RadioLink link = Link(frequency, 40);
        float[] loss = Predict(new HataArea(), window, link);
        PropagationModel model = frequency <= 1500 ? new HataModel() : new Cost231Model();
        for (int i = 0; i < loss.Length; i += 7)
        {
            (double east, double north) = window.OffsetOf(i / window.Columns, i % window.Columns);
            double d = Math.Sqrt((east * east) + (north * north)) / 1000;
            if (Math.Abs(d - 6) > 0.001)
            {
                double expected = d > 6 ? double.PositiveInfinity : model.Predict(new TerrainProfile([0, Math.Max(1, d)], new double[2]), link).LossDb;
                Assert.True(expected.Equals(loss[i]) || Math.Abs(expected - loss[i]) <= ToleranceDb, $"{d} km: {expected} and {loss[i]}");
            }
        }
    }
}
