using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Tests.Published;
using CsCheck;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class TransverseMercatorProjectionTests
{
    private static readonly CoordinateReferenceSystem Plane = CoordinateReferenceSystem.TransverseMercator("test", 105);

    [Fact]
    public void Agrees_with_PROJ_within_10_nanometres_up_to_30_degrees_from_the_meridian()
    {
        foreach (double[] row in PublishedTable.Read("transverse-mercator.csv"))
        {
            var (x, y) = Plane.FromWgs84(row[0], row[1]);
            Assert.Equal(row[2], x, 1e-8);
            Assert.Equal(row[3], y, 1e-8);
        }
    }

    [Fact]
    public void There_and_back_closes_within_5_nanometres() =>
        Gen.Select(Gen.Double[-30, 30], Gen.Double[-89.9, 89.9]).Sample(
            (offset, latitude) =>
            {
                var (x, y) = Plane.FromWgs84(105 + offset, latitude);
                var (longitude, back) = Plane.ToWgs84(x, y);
                double metresPerDegree = 111_320;
                return Math.Abs(back - latitude) * metresPerDegree < 5e-9
                    && Math.Abs(longitude - 105 - offset) * metresPerDegree * Math.Cos(latitude * Math.PI / 180) < 5e-9;
            },
            iter: 20_000);

    [Fact]
    public void The_meridian_arc_is_true_to_its_numerical_integral()
    {
        // On the central meridian the northing is k0 times the arc of the ellipse: ∫ a (1 − e²) / (1 − e² sin²φ)^1.5 dφ.
        const double a = 6_378_137, f = 1 / 298.257223563, e2 = f * (2 - f);
        const int steps = 4_000;
        double sum = 0, end = 67 * Math.PI / 180;
        for (int i = 0; i <= steps; i++)
        {
            double sine = Math.Sin(end * i / steps);
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2; // Simpson
            sum += weight * a * (1 - e2) / Math.Pow(1 - (e2 * sine * sine), 1.5);
        }

        Assert.Equal(0.9996 * sum * end / steps / 3, Plane.FromWgs84(105, 67).Y, 2e-8);
    }

    [Fact]
    public void Is_conformal_and_its_scale_factor_is_the_derivative_of_the_map() =>
        Gen.Select(Gen.Double[-25, 25], Gen.Double[-80, 80]).Sample(
            (offset, latitude) =>
            {
                // Steps of about 60 m on the ground, to the east and to the north, both ways.
                const double step = 5e-4, a = 6_378_137, f = 1 / 298.257223563, e2 = f * (2 - f), radians = Math.PI / 180;
                double sine = Math.Sin(latitude * radians), root = Math.Sqrt(1 - (e2 * sine * sine));
                double metresEast = a / root * Math.Cos(latitude * radians) * 2 * step * radians;
                double metresNorth = a * (1 - e2) / (root * root * root) * 2 * step * radians;
                double longitude = 105 + offset;
                var (x, y) = Plane.FromWgs84(longitude, latitude);
                var (eastX, eastY) = Plane.FromWgs84(longitude + step, latitude);
                var (westX, westY) = Plane.FromWgs84(longitude - step, latitude);
                var (northX, northY) = Plane.FromWgs84(longitude, latitude + step);
                var (southX, southY) = Plane.FromWgs84(longitude, latitude - step);
                double k = Plane.ScaleFactor(x, y);
                double alongEast = Math.Sqrt(Math.Pow(eastX - westX, 2) + Math.Pow(eastY - westY, 2)) / metresEast;
                double alongNorth = Math.Sqrt(Math.Pow(northX - southX, 2) + Math.Pow(northY - southY, 2)) / metresNorth;
                double angle = (((eastX - westX) * (northX - southX)) + ((eastY - westY) * (northY - southY))) / (metresEast * metresNorth);
                return Math.Abs(alongEast - k) < 2e-8 && Math.Abs(alongNorth - k) < 2e-8 && Math.Abs(angle) < 2e-8;
            },
            iter: 3_000);

    [Fact]
    public void The_scale_factor_is_k0_on_the_meridian_and_finite_at_the_pole()
    {
        Assert.Equal(0.9996, Plane.ScaleFactor(500_000, 1_800_000), 14);
        var (x, y) = Plane.FromWgs84(105, 90);
        Assert.Equal(0.9996, Plane.ScaleFactor(x, y), 9);
    }

    [Fact]
    public void Agrees_with_ProjNET_inside_a_zone()
    {
        var zone = ProjectedCoordinateSystem.WGS84_UTM(48, zoneIsNorth: true);
        MathTransform reference = new CoordinateTransformationFactory().CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, zone).MathTransform;
        CoordinateReferenceSystem own = CoordinateReferenceSystem.FromEpsg(32648)!;
        Gen.Select(Gen.Double[102, 108], Gen.Double[0, 84]).Sample(
            (longitude, latitude) =>
            {
                var (x, y) = own.FromWgs84(longitude, latitude);
                var (otherX, otherY) = reference.Transform(longitude, latitude);
                return Math.Abs(x - otherX) < 1e-3 && Math.Abs(y - otherY) < 1e-3;
            },
            iter: 3_000);
    }

    [Theory]
    [InlineData(165.1, 10)]
    [InlineData(44.9, 10)]
    [InlineData(-75, 0)]
    [InlineData(105, 91)]
    [InlineData(double.NaN, 10)]
    [InlineData(105, double.NaN)]
    [InlineData(1e300, 10)]
    [InlineData(105, double.PositiveInfinity)]
    public void Beyond_its_reach_it_says_so(double longitude, double latitude)
    {
        var (x, y) = Plane.FromWgs84(longitude, latitude);
        Assert.True(double.IsNaN(x) && double.IsNaN(y));
    }

    [Theory]
    [InlineData(5e7, 0)]
    [InlineData(500_000, 1.1e7)]
    [InlineData(1e300, 1e300)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NegativeInfinity)]
    public void A_plane_place_that_is_nowhere_is_not_a_number(double x, double y)
    {
        var (longitude, latitude) = Plane.ToWgs84(x, y);
        Assert.True(double.IsNaN(longitude) && double.IsNaN(latitude));
    }

    [Fact]
    public void A_point_has_the_same_bits_alone_and_among_others()
    {
        double[] x = [.. Enumerable.Range(0, 21).Select(i => 103 + (i * 0.21))], y = [.. Enumerable.Range(0, 21).Select(i => 8 + (i * 0.71))];
        double[] manyX = [.. x], manyY = [.. y];
        Plane.FromWgs84(manyX, manyY);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal((manyX[i], manyY[i]), Plane.FromWgs84(x[i], y[i]));
        }
    }

    [Fact]
    public void A_longitude_may_be_written_past_180_degrees()
    {
        CoordinateReferenceSystem zone1 = CoordinateReferenceSystem.FromEpsg(32601)!;
        var (x, y) = zone1.FromWgs84(183, 10);
        Assert.Equal(500_000, x, 6);
        Assert.Equal(-177, zone1.ToWgs84(x, y).LongitudeDegrees, 9);
    }
}
