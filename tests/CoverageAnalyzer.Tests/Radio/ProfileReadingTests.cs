using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio;

public sealed class ProfileReadingTests
{
    private static readonly CoordinateReferenceSystem Degrees = CoordinateReferenceSystem.Wgs84;

    // Heights that rise evenly to the east and the south: bilinear interpolation gives the plane back, wherever one looks.
    private static GriddedElevation Plane(Action<float[]>? change = null)
    {
        var grid = new RasterGrid(107, 17, 0.001, 0.001, 300, 200);
        var heights = new float[grid.CellCount];
        for (int r = 0; r < grid.Rows; r++)
        {
            for (int c = 0; c < grid.Columns; c++)
            {
                heights[(r * grid.Columns) + c] = (float)((2 * c) + (3 * r));
            }
        }

        change?.Invoke(heights);
        return new GriddedElevation(grid, Degrees, heights);
    }

    private static double PlaneAt(double longitude, double latitude) => (2 * (((longitude - 107) / 0.001) - 0.5)) + (3 * (((17 - latitude) / 0.001) - 0.5));

    [Fact]
    public void Heights_are_interpolated_along_the_geodesic_in_equal_steps_of_a_cell_at_most()
    {
        TerrainProfile profile = ProfileReading.Read(Plane(), 107.05, 16.95, 107.25, 16.85);
        var line = GeodesicLine.Between(107.05, 16.95, 107.25, 16.85);
        Assert.Equal(line.LengthMetres / 1000, profile.LengthKilometres, 9);
        double step = profile.DistancesKilometres[1];
        Assert.InRange(step, 0.09, 0.1); // a cell is 106 × 111 m, and a step at most 100 m
        Assert.False(profile.IsUnknown);
        for (int i = 0; i < profile.Count; i++)
        {
            Assert.Equal(step * i, profile.DistancesKilometres[i], 9);
            (double longitude, double latitude) = line.PlaceAt(profile.DistancesKilometres[i] * 1000);
            Assert.Equal(PlaneAt(longitude, latitude), profile.ElevationsMetres[i], 0.001);
        }
    }

    [Fact]
    public void A_void_on_the_way_makes_the_path_unknown_and_one_beside_it_does_not()
    {
        int At(double longitude, double latitude) => ((int)((17 - latitude) / 0.001) * 300) + (int)((longitude - 107) / 0.001);
        TerrainProfile across = ProfileReading.Read(Plane(h => h[At(107.1505, 16.9005)] = float.NaN), 107.1, 16.9005, 107.2, 16.9005);
        Assert.True(across.IsUnknown);
        Assert.InRange(across.ElevationsMetres.Count(double.IsNaN), 2, 3); // the two cells' width the void reaches
        Assert.False(ProfileReading.Read(Plane(h => h[At(107.1505, 16.8955)] = float.NaN), 107.1, 16.9005, 107.2, 16.9005).IsUnknown);
    }

    [Fact]
    public void Outside_the_model_there_is_no_height()
    {
        GriddedElevation model = Plane();
        Assert.True(double.IsNaN(ProfileReading.ElevationMetres(model, 106.9999, 16.9)));
        Assert.True(double.IsNaN(ProfileReading.ElevationMetres(model, 107.1, 17.0001)));
        Assert.Equal(0, ProfileReading.ElevationMetres(model, 107.0001, 16.9999), 6); // within the outer half of a cell its own height counts
        Assert.True(ProfileReading.Read(model, 107.1, 16.9, 107.4, 16.9).IsUnknown);
    }

    [Theory]
    [InlineData(107.1, 16.9, 107.1, 16.9)] // one place
    [InlineData(107.1, 16.9, 112, 16.9)] // 520 km
    [InlineData(107.1, 16.9, double.NaN, 16.9)]
    [InlineData(107.1, 16.9, 107.2, 91)]
    public void A_path_that_is_none_is_refused(double fromX, double fromY, double toX, double toY) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProfileReading.Read(Plane(), fromX, fromY, toX, toY));

    [Fact]
    public void A_projected_model_is_read_in_its_own_plane()
    {
        // UTM 48N, cells of 30 m, heights 0.1 m a metre to the east: 100 m on the plane are 10 m of height.
        var grid = new RasterGrid(700_000, 1_870_000, 30, 30, 400, 400);
        var heights = new float[grid.CellCount];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = 3 * (i % 400);
        }

        var crs = CoordinateReferenceSystem.FromEpsg(32648)!;
        var model = new GriddedElevation(grid, crs, heights);
        (double fromX, double fromY) = crs.ToWgs84(701_000, 1_865_000);
        (double toX, double toY) = crs.ToWgs84(706_000, 1_865_000);
        TerrainProfile profile = ProfileReading.Read(model, fromX, fromY, toX, toY);
        Assert.Equal(0.1 * (1000 - 15), profile.ElevationsMetres[0], 0.001);
        Assert.Equal(0.1 * (6000 - 15), profile.ElevationsMetres[^1], 0.001);
        Assert.InRange(profile.DistancesKilometres[1] * 1000, 29, 30.1);
    }
}
