using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Circles and short distances of the plane against geodesics: in the middle of UTM zone 48, at its edge, and as far out as a nation in one plane.</summary>
public sealed class GroundDiscTests
{
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    public static TheoryData<double, double> Places => new(
        from longitude in new[] { 105.0, 106.5, 108.0, 109.5 } from latitude in new[] { 8.5, 16.5, 23.3 } select (longitude, latitude));

    // Left over is the oval part, r³/12R²: 0.06 mm, 6 cm, 2 m.
    [Theory]
    [MemberData(nameof(Places))]
    public void Every_place_of_the_circle_lies_at_the_radius_on_the_ellipsoid(double longitude, double latitude)
    {
        foreach ((double radius, double bound) in new[] { (1.0, 1e-6), (100.0, 1e-6), (3_000.0, 1e-4), (30_000.0, 0.07), (100_000.0, 2.5) })
        {
            double[] x = [longitude], y = [latitude];
            Utm48.FromWgs84(x, y);
            var disc = GroundDisc.InPlane(x[0], y[0], radius, Utm48.ScaleFactor);
            for (int degrees = 0; degrees < 360; degrees += 15)
            {
                (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
                double[] onX = [disc.X + (disc.RadiusMetres * cosine)], onY = [disc.Y + (disc.RadiusMetres * sine)];
                Utm48.ToWgs84(onX, onY);
                Assert.InRange(EllipsoidalDistance.Metres(longitude, latitude, onX[0], onY[0]) - radius, -bound, bound);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Distances_in_the_local_plane_are_right_to_a_part_in_ten_thousand(double longitude, double latitude)
    {
        double[] x = [longitude], y = [latitude];
        Utm48.FromWgs84(x, y);
        var local = LocalGround.Around(new Bounds(x[0] - 20_000, y[0] - 20_000, x[0] + 20_000, y[0] + 20_000), Utm48.ScaleFactor);
        foreach ((double metres, double bound) in new[] { (5_000.0, 1e-5), (30_000.0, 2e-5), (100_000.0, 8e-5) })
        {
            for (int k = 0; k < 72; k++)
            {
                (double sine, double cosine) = Math.SinCos(k * 5 * Math.PI / 180);
                double fromX = x[0] + (20_000 * Math.Cos(k)), fromY = y[0] + (20_000 * Math.Sin(k));
                var a = local.Of(fromX, fromY);
                var b = local.Of(fromX + (metres * cosine), fromY + (metres * sine));
                double[] px = [fromX, fromX + (metres * cosine)], py = [fromY, fromY + (metres * sine)];
                Utm48.ToWgs84(px, py);
                double expected = EllipsoidalDistance.Metres(px[0], py[0], px[1], py[1]);
                Assert.InRange(Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) / expected, 1 - bound, 1 + bound);
            }
        }
    }

    // VN-2000 has a datum shift, UTM has none; 1,003 are no whole number of blocks; radii of all kinds, and a place that is none.
    [Theory]
    [InlineData(32648)]
    [InlineData(3405)]
    public void Many_at_once_have_the_bits_of_one_at_a_time(int epsg)
    {
        CoordinateReferenceSystem plane = CoordinateReferenceSystem.FromEpsg(epsg)!;
        var random = new Random(20_26);
        double[] x = new double[1_003], y = new double[x.Length], radius = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = (200_000 + (600_000 * random.NextDouble()), 900_000 + (1_600_000 * random.NextDouble()));
            radius[i] = (i % 9) switch { 0 => 0, 1 => double.NaN, 2 => -5, 3 => double.PositiveInfinity, 4 => 40, _ => 60_000 * random.NextDouble() };
        }

        x[17] = double.NaN;
        var expected = x.Select((place, i) => GroundDisc.InPlane(place, y[i], radius[i], plane.ScaleFactor)).ToList();
        GroundDisc.InPlane(x, y, radius, plane);
        Assert.Equal(expected.Select(d => (Bits(d.X), Bits(d.Y), Bits(d.RadiusMetres))), x.Select((place, i) => (Bits(place), Bits(y[i]), Bits(radius[i]))));
        static long Bits(double value) => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value);
    }

    [Fact]
    public void A_flat_plane_changes_nothing_and_what_is_no_radius_stays_none()
    {
        Assert.Equal((3, 4, 10), GroundDisc.InPlane(3, 4, 5, (_, _) => 2));
        Assert.True(double.IsNaN(GroundDisc.InPlane(3, 4, double.NaN, (_, _) => 1).RadiusMetres));
        Assert.Equal(0, GroundDisc.InPlane(3, 4, 0, (_, _) => 1).RadiusMetres);
    }
}
