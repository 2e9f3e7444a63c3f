using CoverageAnalyzer.Engine.Geodesy;
using CsCheck;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class GeodesicLineTests
{
    // Geoscience Australia, GDA technical manual: Flinders Peak to Buninyong, 54,972.271 m at 306° 52′ 05.37″ (GRS 80, which differs from WGS 84 by 0.1 mm in the axis).
    private static readonly (double Longitude, double Latitude) FlindersPeak = (144 + (25 / 60.0) + (29.52440 / 3600), -(37 + (57 / 60.0) + (3.72030 / 3600)));
    private static readonly (double Longitude, double Latitude) Buninyong = (143 + (55 / 60.0) + (35.38390 / 3600), -(37 + (39 / 60.0) + (10.15610 / 3600)));

    [Fact]
    public void The_published_line_has_its_length_and_azimuth()
    {
        var line = GeodesicLine.Between(FlindersPeak.Longitude, FlindersPeak.Latitude, Buninyong.Longitude, Buninyong.Latitude);
        Assert.Equal(54_972.271, line.LengthMetres, 0.001);
        Assert.Equal(306 + (52 / 60.0) + (5.37 / 3600), line.AzimuthDegrees, 0.01 / 3600);
        (double longitude, double latitude) = line.PlaceAt(54_972.271);
        Assert.Equal(Buninyong.Longitude, longitude, 1e-8);
        Assert.Equal(Buninyong.Latitude, latitude, 1e-8);
    }

    [Fact]
    public void The_end_is_at_the_full_length_and_the_middle_is_as_far_from_both_ends() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-80, 80], Gen.Double[-4, 4], Gen.Double[-4, 4]).Sample(p =>
        {
            (double longitude, double latitude, double east, double north) = p;
            var line = GeodesicLine.Between(longitude, latitude, longitude + east, latitude + north);
            (double x, double y) = line.PlaceAt(line.LengthMetres);
            double miss = EllipsoidalDistance.Metres(x, y, longitude + east, latitude + north);
            (double middleX, double middleY) = line.PlaceAt(line.LengthMetres / 2);
            double first = EllipsoidalDistance.Metres(longitude, latitude, middleX, middleY), second = EllipsoidalDistance.Metres(middleX, middleY, longitude + east, latitude + north);
            return miss < 1e-3 && Math.Abs(first - (line.LengthMetres / 2)) < 1e-3 && Math.Abs(second - (line.LengthMetres / 2)) < 1e-3;
        });

    [Fact]
    public void Places_that_are_none_or_too_far_apart_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GeodesicLine.Between(0, 0, 90, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeodesicLine.Between(0, 0, double.NaN, 0));
        Assert.Equal(0, GeodesicLine.Between(107, 16, 107, 16).LengthMetres);
    }
}
