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

    [Fact]
    public void A_flat_plane_changes_nothing_and_what_is_no_radius_stays_none()
    {
        Assert.Equal((3, 4, 10), GroundDisc.InPlane(3, 4, 5, (_, _) => 2));
        Assert.True(double.IsNaN(GroundDisc.InPlane(3, 4, double.NaN, (_, _) => 1).RadiusMetres));
        Assert.Equal(0, GroundDisc.InPlane(3, 4, 0, (_, _) => 1).RadiusMetres);
    }
}
