using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class AnalysisPlaneTests
{
    private static readonly Bounds QuangTri = new(106.5, 16.3, 107.4, 17.2);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("auto")]
    [InlineData(" AUTO ")]
    public void Quang_Tri_is_measured_in_UTM_48(string? setting) => Assert.Equal(32648, AnalysisPlane.For(QuangTri, setting).EpsgCode);

    [Theory]
    [InlineData(108.1, 108.9, 12, 13, 32649)]
    [InlineData(-72, -71, -17, -16, 32719)]
    [InlineData(179, 180, 1, 2, 32660)]
    [InlineData(180, 180, 1, 2, 32660)]
    [InlineData(-180, -179, 1, 2, 32601)]
    public void The_zone_is_that_of_the_middle(double west, double east, double south, double north, int code) =>
        Assert.Equal(code, AnalysisPlane.For(new Bounds(west, south, east, north), "auto").EpsgCode);

    [Fact]
    public void A_conformal_metric_system_may_be_set() => Assert.Equal(9212, AnalysisPlane.For(QuangTri, "EPSG:9212").EpsgCode);

    [Theory]
    [InlineData("EPSG:4326")]
    [InlineData("EPSG:3857")]
    [InlineData("EPSG:1")]
    [InlineData("something")]
    public void Any_other_setting_is_refused_by_name(string setting) =>
        Assert.Contains("analysisCrs", Assert.Throws<ArgumentException>(() => AnalysisPlane.For(QuangTri, setting)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bounds_in_metres_are_refused() =>
        Assert.Throws<ArgumentException>(() => AnalysisPlane.For(new Bounds(500_000, 1_800_000, 600_000, 1_900_000), "auto"));
}
