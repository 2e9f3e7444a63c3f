using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Distances in a window against geodesics on the ellipsoid.</summary>
public sealed class TerrainWindowMetricTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(16.7)]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(55)]
    [InlineData(60)]
    [InlineData(-33)]
    public void In_degrees_distances_are_those_of_the_ellipsoid_to_1_part_in_100_000_within_50_km(double latitude)
    {
        var grid = new RasterGrid(106, latitude + 1.25, 0.05, 0.05, 50, 50);
        Check(new GriddedElevation(grid, CoordinateReferenceSystem.Wgs84, new float[2500]), 107.2345, latitude);
    }

    [Theory]
    [InlineData(0.5, 105)]
    [InlineData(16.7, 107.1)]
    [InlineData(21, 105.8)]
    [InlineData(45, 104)]
    [InlineData(60, 107.9)]
    public void In_a_zone_of_UTM_as_well(double latitude, double longitude)
    {
        var crs = CoordinateReferenceSystem.FromEpsg(32648)!;
        (double x, double y) = crs.FromWgs84(longitude, latitude);
        var grid = new RasterGrid(x - 60_000, y + 60_000, 3000, 3000, 40, 40);
        Check(new GriddedElevation(grid, crs, new float[1600]), longitude, latitude);
    }

    private static void Check(GriddedElevation model, double longitude, double latitude)
    {
        var window = TerrainWindow.Read(model, longitude, latitude, 50_000);
        double worst = 0, back = 0;
        for (int row = 0; row < window.Rows; row++)
        {
            for (int column = 0; column < window.Columns; column++)
            {
                (double east, double north) = window.OffsetOf(row, column);
                double distance = Math.Sqrt((east * east) + (north * north));
                if (distance is > 500 and <= 50_000)
                {
                    (double lon, double lat) = model.Crs.ToWgs84(
                        model.Grid.West + ((column + window.FirstColumn + 0.5) * model.Grid.CellWidth), model.Grid.North - ((row + window.FirstRow + 0.5) * model.Grid.CellHeight));
                    worst = Math.Max(worst, Math.Abs((distance / EllipsoidalDistance.Metres(longitude, latitude, lon, lat)) - 1));
                }

                (double r, double c) = window.PlaceOf(east, north);
                back = Math.Max(back, Math.Max(Math.Abs(r - row) * model.Grid.CellHeight / model.Grid.CellWidth, Math.Abs(c - column)));
            }
        }

        Assert.InRange(worst, 0, Math.Abs(latitude) > 55 ? 1.1e-5 : 1e-5);
        Assert.InRange(back, 0, 1e-6); // of a cell of kilometres
    }
}
