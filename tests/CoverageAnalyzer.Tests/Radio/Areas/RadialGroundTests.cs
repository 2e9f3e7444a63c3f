using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Places and heights eight at a time against one by one, to the bit: in a zone of UTM and in degrees, over voids and beyond the rim of the window.</summary>
public sealed class RadialGroundTests
{
    private static readonly Gen<TerrainWindow> Windows = Gen.Select(Gen.Int[0, 100_000], Gen.Bool, Gen.Int[0, 4], Gen.Double[0.2, 0.8], Gen.Double[0.2, 0.8]).Select(
        (seed, degrees, voids, x, y) =>
        {
            const int side = 60;
            var random = new Random(seed);
            float[] heights = new float[side * side];
            for (int i = 0; i < heights.Length; i++)
            {
                heights[i] = random.Next(500) < voids ? float.NaN : random.Next(900);
            }

            var crs = degrees ? CoordinateReferenceSystem.Wgs84 : CoordinateReferenceSystem.FromEpsg(32648)!;
            double cell = degrees ? 0.0003 : 30, west = degrees ? 107 : 740_000, north = degrees ? 17 : 1_900_000;
            var (longitude, latitude) = crs.ToWgs84(west + (side * cell * x), north - (side * cell * y));
            return TerrainWindow.Read(new GriddedElevation(new RasterGrid(west, north, cell, cell, side, side), crs, heights), longitude, latitude, 900);
        });

    [Fact]
    public void Heights_in_equal_steps_on_the_ground_are_those_of_the_window() =>
        Gen.Select(Windows, Gen.Double[0, 7], Gen.Int[1, 90]).Sample(
            (window, bearing, count) =>
            {
                var (east, north) = Math.SinCos(bearing);
                double[] heights = new double[count + 7];
                int known = new RadialGround().Take(window, east, north, 20.5, heights, count);
                Check(heights, known, count, i => window.PlaceOf(east * (i * 20.5), north * (i * 20.5)), window);
            },
            iter: 400, threads: 1);

    [Fact]
    public void Heights_in_equal_steps_in_cells_are_those_of_the_window() =>
        Gen.Select(Windows, Gen.Double[-1, 1], Gen.OneOf(Gen.Double[-1, 1], Gen.Const(1.0)), Gen.Int[1, 90]).Sample(
            (window, rows, columns, count) =>
            {
                double[] heights = new double[count + 7];
                int known = new RadialGround().TakeEven(window, rows, columns, heights, count);
                Check(heights, known, count, i => (window.SiteRow + (i * rows), window.SiteColumn + (i * columns)), window);
            },
            iter: 400, threads: 1);

    [Fact]
    public void Eight_places_are_the_places_of_each() =>
        Windows.Sample(
            window =>
            {
                var columns = Vector512.Create(0.0, 1, 5, 7.5, 20, 31, 40, 59);
                for (int row = 0; row < window.Rows; row += 7)
                {
                    var (east, north) = window.OffsetsOf(row, columns);
                    var (rows, back) = window.PlacesOf(east, north);
                    for (int lane = 0; lane < 8; lane++)
                    {
                        Assert.Equal(window.OffsetOf(row, columns[lane]), (east[lane], north[lane]));
                        Assert.Equal(window.PlaceOf(east[lane], north[lane]), (rows[lane], back[lane]));
                    }
                }
            },
            iter: 50, threads: 1);

    [Fact]
    public void A_cell_takes_the_radial_nearest_in_angle_and_its_nearest_sample() =>
        Gen.Select(Windows, Gen.Double[60, 880]).Sample(
            (window, radius) =>
            {
                var plan = new ItmRadialPlan();
                plan.Make(window, radius);
                for (int cell = 0; cell < plan.SampleOfCell.Length; cell++)
                {
                    var (east, north) = window.OffsetOf(cell / window.Columns, cell % window.Columns);
                    double distance = Math.Sqrt((east * east) + (north * north));
                    int place = plan.SampleOfCell[cell];
                    Assert.Equal(distance > radius, place == ItmRadialPlan.Beyond);
                    if (place != ItmRadialPlan.Beyond)
                    {
                        var (toEast, toNorth) = plan.DirectionOf(place / plan.Stride);
                        double aside = Math.Abs(Math.Atan2((east * toNorth) - (north * toEast), (east * toEast) + (north * toNorth)));
                        Assert.InRange(distance == 0 ? 0 : aside, 0, (Math.PI / plan.Radials) + 1e-7);
                        Assert.InRange(Math.Abs(Math.Clamp(distance / plan.StepMetres, 1, plan.Samples) - (place % plan.Stride)), 0, 0.5 + 1e-9);
                        Assert.True(plan.UsedOn(place / plan.Stride)[place % plan.Stride]);
                    }
                }
            },
            iter: 20, threads: 1);

    private static void Check(double[] heights, int known, int count, Func<int, (double Row, double Column)> placeOf, TerrainWindow window)
    {
        int expected = 0;
        for (; expected < count; expected++)
        {
            var (row, column) = placeOf(expected);
            double height = window.ElevationMetres(row, column);
            if (!double.IsFinite(height))
            {
                break;
            }

            Assert.Equal(height, heights[expected]);
        }

        Assert.Equal(expected, known);
    }
}
