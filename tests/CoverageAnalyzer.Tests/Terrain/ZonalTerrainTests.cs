using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using static CoverageAnalyzer.Tests.Coverage.PolygonSets;
using static CoverageAnalyzer.Tests.Terrain.ZonalWorlds;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>Rasters of a few cells of 1 km on a true plane, solved by hand.</summary>
public sealed class ZonalTerrainTests
{
    private const double Exactly = 1e-12;

    private static readonly TerrainThresholds None = new([], []);

    /// <summary>100 200 above 300 400.</summary>
    private static readonly RasterGrid Four = new(0, 2000, 1000, 1000, 2, 2);

    private static UnitTerrain OfFour(TerrainThresholds thresholds, params (double X, double Y)[][] rings) =>
        OnPlane(Four, [100, 200, 300, 400], PolygonSets.Of([rings]), thresholds)[0];

    [Fact]
    public void Four_whole_cells()
    {
        var terrain = OfFour(new([200, 200.0001, 400, 401, 100], []), Rectangle(0, 0, 2000, 2000));
        Assert.Equal((4.0, 0.0, 250.0, 100.0, 400.0), (terrain.AreaSquareKilometres, terrain.UnknownAreaSquareKilometres, terrain.MeanElevationMetres, terrain.MinimumElevationMetres, terrain.MaximumElevationMetres));
        Assert.Equal([3.0, 2, 1, 0, 4], terrain.AtOrAboveHeightSquareKilometres);
    }

    [Fact]
    public void A_boundary_through_every_cell_counts_each_by_its_part()
    {
        // A quarter of 100, half of 200 (500 × 1000), an eighth of 300 (500 × 250), a quarter of 400 (1000 × 250).
        var terrain = OfFour(new([200, 400], []), [(500, 750), (2000, 750), (2000, 2000), (1000, 2000), (1000, 1500), (500, 1500)]);
        Assert.Equal(0.25 + 1 + 0.125 + 0.25, terrain.AreaSquareKilometres, Exactly);
        Assert.Equal((25 + 200 + 37.5 + 100) / 1.625, terrain.MeanElevationMetres, 1e-9);
        Assert.Equal(1.375, terrain.AtOrAboveHeightSquareKilometres[0], Exactly);
        Assert.Equal(0.25, terrain.AtOrAboveHeightSquareKilometres[1], Exactly);
    }

    [Fact]
    public void A_triangle_that_only_touches_a_cell_in_its_corner_does_not_see_it()
    {
        var terrain = OfFour(None, [(0, 0), (2000, 0), (0, 2000)]);
        Assert.Equal(2, terrain.AreaSquareKilometres, Exactly);
        Assert.Equal((300 + 50 + 200) / 2.0, terrain.MeanElevationMetres, 1e-9);
        Assert.Equal((100.0, 400.0), (terrain.MinimumElevationMetres, terrain.MaximumElevationMetres));
        Assert.Equal(300, OfFour(None, [(0, 0), (1000, 0), (1000, 1000), (0, 1000)]).MaximumElevationMetres);
    }

    [Fact]
    public void Holes_islands_and_parts_smaller_than_a_cell()
    {
        var terrain = OfFour(new([300], []), Rectangle(0, 0, 1000, 2000), [(200, 200), (200, 1200), (700, 1200), (700, 200)], Rectangle(1400, 1400, 1500, 1600), Rectangle(1600, 1400, 1700, 1600));
        Assert.Equal(2 - 0.5 + 0.04, terrain.AreaSquareKilometres, Exactly);
        Assert.Equal(((1 - 0.1) * 100 + (0.6 * 300) + (0.04 * 200)) / 1.54, terrain.MeanElevationMetres, 1e-9);
        Assert.Equal(0.6, terrain.AtOrAboveHeightSquareKilometres[0], Exactly);
    }

    [Fact]
    public void Exactly_two_thirds_at_or_above_is_two_thirds()
    {
        var grid = new RasterGrid(0, 1000, 1000, 1000, 3, 1);
        foreach (var ring in new[] { Rectangle(0, 0, 3000, 1000), Rectangle(0, 250, 3000, 750), Rectangle(0.25, 0, 2999.75, 1000) })
        {
            var terrain = OnPlane(grid, [200, 199.99f, 250], Units(ring), new([200], []))[0];
            double expected = ring[0].X == 0 ? 2.0 / 3 : 1.9995 / 2.9995;
            Assert.Equal(expected, terrain.AtOrAboveHeightSquareKilometres[0] / terrain.AreaSquareKilometres, Exactly);
        }
    }

    [Fact]
    public void Voids_and_what_lies_outside_are_unknown_area_and_stay_in_the_denominator()
    {
        var units = Units(Rectangle(0, 0, 2000, 2000), Rectangle(-1000, 500, 1000, 3000), Rectangle(5000, 5000, 6000, 7000), Rectangle(0, 1000, 1000, 2000), Rectangle(-500, -500, 2500, 2500));
        var results = OnPlane(Four, [float.NaN, 200, 300, 400], units, new([200], [10]));
        Assert.Equal([4.0, 5, 2, 1, 9], results.Select(r => Math.Round(r.AreaSquareKilometres, 12)));
        Assert.Equal([1.0, 4.5, 2, 1, 6], results.Select(r => Math.Round(r.UnknownAreaSquareKilometres, 12)));
        Assert.Equal([300, 300, double.NaN, double.NaN, 300], results.Select(r => r.MeanElevationMetres));
        Assert.Equal([3.0, 0.5, 0, 0, 3], results.Select(r => r.AtOrAboveHeightSquareKilometres[0]));
        Assert.Equal(1, results[2].UnknownFraction);
    }

    [Fact]
    public void Overlapping_units_count_in_full_each_and_a_unit_without_rings_is_empty()
    {
        var results = OnPlane(Four, [1, 2, 3, 4], PolygonSets.Of([Rectangle(0, 0, 2000, 2000)], [], [Rectangle(0, 0, 2000, 1000)]), None);
        Assert.Equal([4.0, 0, 2], results.Select(r => r.AreaSquareKilometres));
        Assert.Equal([2.5, double.NaN, 3.5], results.Select(r => r.MeanElevationMetres));
    }

    [Fact]
    public void A_ring_with_a_coordinate_that_is_no_number_encloses_nothing()
    {
        var results = OnPlane(Four, [1, 2, 3, 4], PolygonSets.Of([[(0, 0), (double.NaN, 5), (7, 7)], Rectangle(0, 0, 1000, 1000)]), None);
        Assert.Equal((1.0, 3.0), (results[0].AreaSquareKilometres, results[0].MeanElevationMetres));
    }

    [Fact]
    public void Fifteen_percent_is_reached_by_fifteen_percent_and_an_edge_of_the_model_takes_the_height_of_the_cell()
    {
        // A plane that rises 4.5 m on each 30 m to the east. At the eastern and western edge half of each difference is missing: 7.5 percent, and in the
        // rows along the northern and southern edge a quarter of the weight: 11.25 percent, 5.6 in the corners.
        var grid = new RasterGrid(0, 300, 30, 30, 20, 10);
        float[] heights = [.. Enumerable.Range(0, 200).Select(i => 4.5f * (i % 20))];
        var slopes = OnPlane(grid, heights, Units(Rectangle(0, 0, 600, 300), Rectangle(30, 30, 570, 270)), new([], [15, 15.0001, 7.5, 7.5001, 0]));
        Assert.Equal([144.0, 0, 196, 180, 200], slopes[0].AtOrAboveSlopeSquareKilometres.Select(a => Math.Round(a / 0.0009, 9)));
        Assert.Equal(slopes[1].AreaSquareKilometres, slopes[1].AtOrAboveSlopeSquareKilometres[0], Exactly);
    }

    [Fact]
    public void Slope_beside_a_void_takes_the_height_of_the_cell_for_it()
    {
        var grid = new RasterGrid(0, 90, 30, 30, 3, 3);
        float[] heights = [0, 0, float.NaN, 0, 0, 80, 0, 0, 80];

        // Centre: the north-eastern neighbor counts as 0, so dx = (2·80 + 80) / 240 = 1 and dy = 80 / 240: 105.4 percent.
        var centre = OnPlane(grid, heights, Units(Rectangle(30, 30, 60, 60)), new([], [105, 106]))[0];
        Assert.Equal([0.0009, 0.0], centre.AtOrAboveSlopeSquareKilometres.Select(a => Math.Round(a, 12)));
    }

    [Fact]
    public void Percent_and_degrees()
    {
        Assert.Equal(8.5308, SlopeUnits.DegreesOfPercent(15), 1e-4);
        Assert.Equal(26.7949, SlopeUnits.PercentOfDegrees(15), 1e-4);
        Assert.Equal(100, SlopeUnits.PercentOfDegrees(45), 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => SlopeUnits.PercentOfDegrees(90));
    }

    [Fact]
    public void Whole_metres_with_a_void_value_are_the_same_as_floats()
    {
        var grid = new RasterGrid(0, 900, 30, 30, 37, 30);
        var random = new Random(5);
        short[] whole = [.. Enumerable.Range(0, 37 * 30).Select(_ => random.Next(9) == 0 ? (short)-32768 : (short)random.Next(-50, 3000))];
        float[] floats = [.. whole.Select(h => h == -32768 ? float.NaN : h)];
        float[] marked = [.. whole.Select(h => (float)h)];
        var models = new[] { new GriddedElevation(grid, Utm48, whole, -32768), new GriddedElevation(grid, Utm48, floats), new GriddedElevation(grid, Utm48, marked, -32768) };
        foreach (var model in models)
        {
            float[] window = new float[45 * 40];
            model.Read(-3, -4, 40, 45, window);
            for (int i = 0; i < window.Length; i++)
            {
                int row = (i / 45) - 3, column = (i % 45) - 4;
                bool inside = row is >= 0 and < 30 && column is >= 0 and < 37;
                Assert.Equal(inside ? floats[(row * 37) + column] : float.NaN, window[i]);
            }
        }

        Assert.Throws<ArgumentException>(() => new GriddedElevation(grid, Utm48, new short[7]));
    }

    [Fact]
    public void Thresholds_and_systems_that_cannot_be_measured_are_refused()
    {
        var units = Units(Rectangle(0, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OfFour(new([double.NaN], []), Rectangle(0, 0, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OfFour(new([], [-1]), Rectangle(0, 0, 1, 1)));
        var feet = new CoordinateReferenceSystem("feet", null, new WebMercatorProjection(), null, 0.3048);
        var model = new GriddedElevation(Four, feet, new short[4]);
        var refused = Assert.Throws<ArgumentException>(() => ZonalTerrain.Measure(model, units, None, CellRule.ExactFractions, 1, TestContext.Current.CancellationToken));
        Assert.Contains("gdalwarp", refused.Message, StringComparison.Ordinal);
        var beyond = new RasterGrid(1e8, 1e8, 1e6, 1e6, 9, 9);
        Assert.Throws<ArgumentException>(() => GridMetrics.Of(beyond, Utm48));
        Assert.Throws<ArgumentException>(() => GridMetrics.Of(Four with { CellWidth = 0 }, Utm48));
    }
}
