using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Shapes made ready for a picture of 100 × 100 px in which a px is a metre.</summary>
public sealed class MapShapesTests
{
    private static readonly MapView View = new(new Bounds(0, 0, 100, 100), new MapFrame(0, 0, 100, 100), 1, 0);

    /// <summary>A hole 1 px wide and 40 long is only outline; one of 10 × 10 px is a hole; a strip of land of 1 px is land.</summary>
    [Fact]
    public void Slivers_between_communes_are_not_drawn_but_holes_and_strips_of_land_are()
    {
        double[][] rings =
        [
            Box(0, 0, 90, 90, hole: false), Box(10, 10, 50, 11, hole: true), Box(60, 60, 70, 70, hole: true), Box(95, 0, 96, 90, hole: false),
        ];
        MapShapes shapes = MapShapes.Of(Polygons(rings), View);
        Assert.Equal(3, shapes.RingStart.Length - 1);
        Assert.Equal(1, shapes.UnitCount);
        var spans = new List<float>();
        shapes.SpansAt(0, 100 - 10.5f, spans);
        Assert.Equal([0f, 90, 95, 96], spans.Select(s => MathF.Round(s, 3)));
        shapes.SpansAt(0, 100 - 65, spans);
        Assert.Equal([0f, 60, 70, 90, 95, 96], spans.Select(s => MathF.Round(s, 3)));
    }

    /// <summary>Where other units of the set lie in the holes they are kept, however thin, or the two would be mixed.</summary>
    [Fact]
    public void Thin_holes_are_kept_where_something_lies_in_them()
    {
        double[][] rings = [Box(0, 0, 90, 90, hole: false), Box(10, 10, 50, 11, hole: true)];
        var spans = new List<float>();
        MapShapes.Of(Polygons(rings), View, keepsThinHoles: true).SpansAt(0, 100 - 10.5f, spans);
        Assert.Equal([0f, 10, 50, 90], spans.Select(s => MathF.Round(s, 3)));
    }

    [Fact]
    public void A_unit_smaller_than_a_px_keeps_a_mark()
    {
        MapShapes shapes = MapShapes.Of(Polygons([Box(50, 50, 50.1, 50.1, hole: false)]), View);
        MapFrame mark = shapes.FrameOf(0);
        Assert.Equal(2, mark.Width, 0.01);
        Assert.True(mark.Grown(1).Holds(new MapFrame(50, 50, 0, 0)));
    }

    private static double[] Box(double west, double south, double east, double north, bool hole) => hole
        ? [west, south, west, north, east, north, east, south, west, south]
        : [west, south, east, south, east, north, west, north, west, south];

    private static PolygonSet Polygons(double[][] rings)
    {
        List<double> x = [], y = [];
        List<int> start = [0];
        foreach (double[] ring in rings)
        {
            x.AddRange(ring.Where((_, i) => i % 2 == 0));
            y.AddRange(ring.Where((_, i) => i % 2 == 1));
            start.Add(x.Count);
        }

        return new([.. x], [.. y], [.. start], [0, rings.Length]);
    }
}
