using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Tests.Published;
using CsCheck;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class EllipsoidalDistanceTests
{
    [Fact]
    public void Agrees_with_Karney_for_close_far_polar_equatorial_and_opposite_places()
    {
        double[][] rows = PublishedTable.Read("geodesics.csv");
        Assert.Equal(20, rows.Length);
        foreach (double[] row in rows)
        {
            Assert.Equal(row[4], EllipsoidalDistance.Metres(row[0], row[1], row[2], row[3]), Math.Max(2e-8, row[4] * 1e-9));
            Assert.Equal(row[4], EllipsoidalDistance.Metres(row[2], -row[3], row[0], -row[1]), Math.Max(2e-8, row[4] * 1e-9));
        }
    }

    [Fact]
    public void Is_the_same_both_ways_and_never_longer_than_half_a_meridian() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[-90, 90]).Sample(
            (lon1, lat1, lon2, lat2) =>
            {
                double there = EllipsoidalDistance.Metres(lon1, lat1, lon2, lat2);
                return there == EllipsoidalDistance.Metres(lon2, lat2, lon1, lat1) && there is >= 0 and <= 20_003_931.4587;
            },
            iter: 20_000);

    [Fact]
    public void Nearly_opposite_places_always_come_to_an_end_and_change_smoothly() =>
        Gen.Select(Gen.Double[-89, 89], Gen.Double[-0.7, 0.7], Gen.Double[-0.7, 0.7]).Sample(
            (lat, dLon, dLat) =>
            {
                // One metre further at one end changes the distance by one metre at the most.
                double s = EllipsoidalDistance.Metres(0, lat, 180 + dLon, -lat + dLat), t = EllipsoidalDistance.Metres(0, lat, 180 + dLon, -lat + dLat + 9e-6);
                return s is > 19_800_000 and < 20_003_931.4587 && Math.Abs(s - t) < 1.01;
            },
            iter: 3_000);

    [Fact]
    public void Small_steps_in_the_plane_agree_with_it() =>
        Gen.Select(Gen.Double[103, 109], Gen.Double[8, 23], Gen.Double[-50, 50], Gen.Double[-50, 50]).Sample((lon, lat, dx, dy) =>
        {
            // 70 m in UTM, divided by the scale factor in the middle.
            CoordinateReferenceSystem utm = CoordinateReferenceSystem.FromEpsg(32648)!;
            var (x, y) = utm.FromWgs84(lon, lat);
            var (otherLon, otherLat) = utm.ToWgs84(x + dx, y + dy);
            double plane = Math.Sqrt((dx * dx) + (dy * dy)) / utm.ScaleFactor(x + (dx / 2), y + (dy / 2));
            return Math.Abs(plane - EllipsoidalDistance.Metres(lon, lat, otherLon, otherLat)) < 1e-7;
        });

    [Theory]
    [InlineData(double.NaN, 0, 0, 0)]
    [InlineData(0, 91, 0, 0)]
    [InlineData(0, 0, double.PositiveInfinity, 0)]
    [InlineData(0, 0, 0, double.NaN)]
    public void Places_that_are_none_have_no_distance(double lon1, double lat1, double lon2, double lat2) =>
        Assert.True(double.IsNaN(EllipsoidalDistance.Metres(lon1, lat1, lon2, lat2)));

    [Fact]
    public void One_place_is_at_distance_zero_even_at_the_pole_or_a_turn_away()
    {
        Assert.Equal(0, EllipsoidalDistance.Metres(107.1, 16.8, 107.1, 16.8));
        Assert.Equal(0, EllipsoidalDistance.Metres(107.1, 16.8, -252.9, 16.8), 1e-7);
        Assert.Equal(0, EllipsoidalDistance.Metres(10, 90, -60, 90), 1e-8);
    }
}
