using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Tests.Topology;

public sealed class NearestUnitTests
{
    // Two squares of 0.1°, the second one 0.2° further east.
    private static readonly PolygonSet Squares = new(
        [107.0, 107.1, 107.1, 107.0, 107.0, 107.3, 107.4, 107.4, 107.3, 107.3],
        [16.0, 16.0, 16.1, 16.1, 16.0, 16.0, 16.0, 16.1, 16.1, 16.0],
        [0, 5, 10],
        [0, 1, 2]);

    [Fact]
    public void A_place_east_of_a_square_is_as_far_as_its_eastern_edge()
    {
        (int unit, double metres) = new NearestUnit(Squares).Find(107.15, 16.05);
        Assert.Equal(0, unit);
        Assert.Equal(EllipsoidalDistance.Metres(107.15, 16.05, 107.1, 16.05), metres, 0.5);
    }

    [Fact]
    public void A_place_beyond_a_corner_is_as_far_as_the_corner()
    {
        (int unit, double metres) = new NearestUnit(Squares).Find(107.45, 16.15);
        Assert.Equal(1, unit);
        Assert.Equal(EllipsoidalDistance.Metres(107.45, 16.15, 107.4, 16.1), metres, 1e-6);
    }

    [Fact]
    public void Of_equally_near_units_the_first_is_named_and_without_units_none()
    {
        // Binary fractions, so that the two distances are equal to the last bit.
        var even = new PolygonSet([106.75, 107, 107, 106.75, 107.5, 107.75, 107.75, 107.5], [16, 16, 16.25, 16, 16, 16, 16.25, 16], [0, 4, 8], [0, 1, 2]);
        Assert.Equal(0, new NearestUnit(even).Find(107.25, 16).Unit);
        (int unit, double metres) = new NearestUnit(new PolygonSet([], [], [0], [0])).Find(107, 16);
        Assert.Equal(-1, unit);
        Assert.True(double.IsNaN(metres));
    }
}
