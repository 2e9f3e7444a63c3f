using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CsCheck;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class EllipsoidalAreaTests
{
    // Areas of GeographicLib (pyproj 3.4.1, Geod.polygon_area_perimeter), each edge cut into 32,000 pieces along its straight line
    // in longitude and latitude; for the large rings extrapolated from 8,000 and 32,000 pieces.
    [Theory]
    [InlineData(new[] { 107, 107.3, 107.4, 107.1, 107 }, new[] { 16.5, 16.4, 16.9, 17, 16.5 }, 1_888_466_162.0233, 0.01)]
    [InlineData(new[] { 102, 110, 108, 103, 102.0 }, new[] { 8, 9, 23, 22, 8.0 }, 1_086_422_426_503.7, 1)]
    [InlineData(new[] { 0, 40, 40, 0, 0.0 }, new[] { 60, 60, 85, 80, 60.0 }, 3_570_416_590_545, 10)]
    [InlineData(new[] { 107, 107.001, 107.001, 107, 107 }, new[] { 16.8, 16.8, 16.801, 16.801, 16.8 }, 11_796.875395, 1e-5)]
    public void Agrees_with_GeographicLib(double[] longitude, double[] latitude, double squareMetres, double tolerance) =>
        Assert.Equal(squareMetres, EllipsoidalArea.SquareMetres(longitude, latitude), tolerance);

    [Fact]
    public void The_whole_ellipsoid_has_its_known_area() // GRS/WGS 84: 510,065,621.724 km² (NIMA TR8350.2 gives the authalic radius 6,371,007.1809 m)
    {
        double area = EllipsoidalArea.SquareMetres([-180, 180, 180, -180, -180], [-90, -90, 90, 90, -90]);
        Assert.Equal(6_371_007.1809, Math.Sqrt(area / (4 * Math.PI)), 1e-4);
    }

    [Fact]
    public void An_edge_may_be_cut_anywhere_without_changing_the_area() =>
        Gen.Select(Gen.Double[0.05, 0.95], Gen.Double[-80, 80], Gen.Double[0.001, 5], Gen.Double[-5, 5]).Sample((at, south, size, slant) =>
        {
            double[] x = [100, 100 + size, 100, 100], y = [south, south + slant, south + 6, south];
            double[] cutX = [100, 100 + (at * size), 100 + size, 100, 100], cutY = [south, south + (at * slant), south + slant, south + 6, south];
            double whole = EllipsoidalArea.SquareMetres(x, y), cut = EllipsoidalArea.SquareMetres(cutX, cutY);
            return whole > 0 && Math.Abs(whole - cut) <= 1e-11 * whole;
        });

    [Fact]
    public void A_small_square_is_its_sides_multiplied_and_a_reversed_ring_is_negative()
    {
        double[] x = [107, 107.0001, 107.0001, 107, 107], y = [16.8, 16.8, 16.8001, 16.8001, 16.8];
        double sides = EllipsoidalDistance.Metres(107, 16.80005, 107.0001, 16.80005) * EllipsoidalDistance.Metres(107, 16.8, 107, 16.8001);
        double area = EllipsoidalArea.SquareMetres(x, y);
        Assert.Equal(sides, area, sides * 1e-7);
        Array.Reverse(x);
        Array.Reverse(y);
        Assert.Equal(-area, EllipsoidalArea.SquareMetres(x, y), 1e-6);
    }

    [Fact]
    public void Holes_are_taken_off_and_a_unit_without_rings_has_none()
    {
        double[] x = [0, 1, 1, 0, 0, 0.25, 0.25, 0.75, 0.75, 0.25], y = [0, 0, 1, 1, 0, 0.25, 0.75, 0.75, 0.25, 0.25];
        var set = new PolygonSet(x, y, [0, 5, 10], [0, 2, 2]);
        double outer = EllipsoidalArea.SquareMetres(x.AsSpan(0, 5), y.AsSpan(0, 5)), hole = EllipsoidalArea.SquareMetres(x.AsSpan(5), y.AsSpan(5));
        Assert.True(hole < 0);
        Assert.Equal(outer + hole, EllipsoidalArea.SquareMetres(set, 0), 1e-3);
        Assert.Equal(0, EllipsoidalArea.SquareMetres(set, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EllipsoidalArea.SquareMetres(set, 2));
    }
}
