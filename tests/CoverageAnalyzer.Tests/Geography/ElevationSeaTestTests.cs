using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Geography;

/// <summary>A coast along x = 500 000 of UTM 48N: cells of 30 m, the sea at 0 east of it, land rising by a metre a cell west of it.</summary>
public sealed class ElevationSeaTestTests
{
    private const double Coast = 500_000;

    private static readonly CoordinateReferenceSystem Plane = CoordinateReferenceSystem.FromEpsg(32648)!;

    [Theory]
    [InlineData(2_000, SurfaceKind.Sea)]
    [InlineData(200, SurfaceKind.Sea)] // 20 cells wide circle, of which less than a fifth is shore
    [InlineData(20, SurfaceKind.Land)] // half the circle is shore
    [InlineData(-2_000, SurfaceKind.Land)]
    [InlineData(50_000, SurfaceKind.Unknown)] // outside the model
    [InlineData(double.NaN, SurfaceKind.Unknown)]
    public void The_sea_is_told_from_land(double eastOfCoast, SurfaceKind expected) => Assert.Equal(expected, Of(Shore).At(Coast + eastOfCoast, 1_900_000));

    [Fact]
    public void A_void_is_never_the_sea()
    {
        Assert.Equal(SurfaceKind.Unknown, Of((x, _) => float.NaN).At(Coast + 2_000, 1_900_000));

        // Every third column void: two thirds of the circle are level, the rest may be anything.
        Assert.Equal(SurfaceKind.Unknown, Of((x, _) => (int)Math.Floor(x / 30) % 3 == 0 ? float.NaN : Shore(x, 0)).At(Coast + 2_035, 1_900_000));

        // A void in land beside low land stays land.
        Assert.Equal(SurfaceKind.Land, Of((x, y) => y > 1_900_100 ? float.NaN : -1 - (((int)(x / 30) + (int)(y / 30)) % 5)).At(Coast, 1_900_000));
    }

    [Fact]
    public void Low_land_with_relief_a_river_and_a_pond_are_land()
    {
        Assert.Equal(SurfaceKind.Land, Of((x, y) => -1 - (((int)(x / 30) + (int)(y / 30)) % 5)).At(Coast, 1_900_000));
        Assert.Equal(SurfaceKind.Land, Of((x, _) => Math.Abs(x - Coast) < 150 ? 0 : 3).At(Coast, 1_900_000));
        Assert.Equal(SurfaceKind.Land, Of((x, y) => Math.Abs(x - Coast) < 200 && Math.Abs(y - 1_900_000) < 200 ? 0 : 3).At(Coast, 1_900_000));
    }

    [Fact]
    public void Level_cells_must_hang_together()
    {
        // Dams two cells wide cut the level ground into strips of 240 m: 80 % level, but no strip is the sea.
        static float Strips(double x, double y) => ((int)Math.Floor(x / 30) % 10) < 2 ? 2 : 0;
        Assert.Equal(SurfaceKind.Land, Of(Strips).At(Coast, 1_900_000));
    }

    [Fact]
    public void The_sea_may_lie_at_any_level_at_or_below_zero()
    {
        Assert.Equal(SurfaceKind.Sea, Of((_, _) => -2).At(Coast, 1_900_000));
        Assert.Equal(SurfaceKind.Land, Of((_, _) => 1).At(Coast, 1_900_000));
    }

    [Fact]
    public void A_model_in_degrees_gives_the_same()
    {
        // 1″ cells; at 17 N a cell is 30 m high and 29.6 m wide.
        (double lon, double lat) = Plane.ToWgs84(Coast, 1_900_000);
        var model = new FunctionModel(
            new RasterGrid(lon - 0.1, lat + 0.1, 1 / 3600.0, 1 / 3600.0, 720, 720), CoordinateReferenceSystem.Wgs84, (x, _) => x > lon ? 0 : 1 + (float)((lon - x) * 3600));
        var test = new ElevationSeaTest(model, Plane);
        Assert.Equal(SurfaceKind.Sea, test.At(Coast + 200, 1_900_000));
        Assert.Equal(SurfaceKind.Land, test.At(Coast + 20, 1_900_000));
        Assert.Equal(SurfaceKind.Land, test.At(Coast - 200, 1_900_000));
        Assert.Equal(SurfaceKind.Unknown, test.At(Coast + 20_000, 1_900_000));
    }

    private static float Shore(double x, double y) => x >= Coast ? 0 : 1 + (float)((Coast - x) / 30);

    private static ElevationSeaTest Of(Func<double, double, float> height) =>
        new(new FunctionModel(new RasterGrid(Coast - 9_000, 1_909_000, 30, 30, 600, 600), Plane, height), Plane);

    private sealed class FunctionModel(RasterGrid grid, CoordinateReferenceSystem crs, Func<double, double, float> height) : DigitalElevationModel
    {
        public override RasterGrid Grid => grid;

        public override CoordinateReferenceSystem Crs => crs;

        public override void Read(int row, int column, int rows, int columns, Span<float> heightsMetres)
        {
            for (int r = 0; r < rows; r++)
            {
                for (int c = 0; c < columns; c++)
                {
                    bool outside = row + r < 0 || row + r >= grid.Rows || column + c < 0 || column + c >= grid.Columns;
                    heightsMetres[(r * columns) + c] = outside ? float.NaN : height(grid.CentreX(column + c), grid.CentreY(row + r));
                }
            }
        }
    }
}
