using CoverageAnalyzer.Data.Import;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace CoverageAnalyzer.Tests.Import;

/// <summary>The quick test of polygons against the geometry library: what it calls certainly valid is valid.</summary>
public sealed class PlainPolygonsTests
{
    [Fact]
    public void WhatIsCertainlyValidIsValid()
    {
        int certain = 0, valid = 0;
        Gen.Select(Gen.Int[3, 24], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int).Sample(
            (corners, rings, kind, seed) =>
            {
                List<PolygonDraft> polygons = Polygons(corners, rings, kind, new Random(seed));
                bool isValid = new IsValidOp(PolygonDraft.ToGeometry(polygons)).IsValid;
                if (PlainPolygons.AreCertainlyValid(polygons))
                {
                    Interlocked.Increment(ref certain);
                    Assert.True(isValid);
                }

                Interlocked.Add(ref valid, isValid ? 1 : 0);
            },
            iter: 20_000);
        Assert.True(certain > valid / 4, $"{certain} of {valid}"); // it must answer often, or it is of no use
    }

    [Theory]
    [InlineData("0 0, 4 0, 4 4, 0 4, 0 0", true)]
    [InlineData("0 0, 0 4, 4 4, 4 0, 0 0", true)] // the other way round
    [InlineData("0 0, 4 4, 4 0, 0 4, 0 0", false)] // bow tie
    [InlineData("0 0, 4 0, 2 0, 2 4, 0 0", false)] // a spike along an edge
    [InlineData("0 0, 2 0, 4 0, 4 4, 0 0", true)] // a corner on a straight line
    [InlineData("0 0, 4 0, 4 4, 2 0, 0 4, 0 0", false)] // a corner on an edge
    [InlineData("0 0, 2 2, 4 0, 4 4, 2 2, 0 4, 0 0", false)] // touches itself in a point
    [InlineData("105 10, 105.000000001 10, 105.000000001 10.000000001, 105 10", true)]
    [InlineData("0 0, 1 0, 0 0, 0 0", false)]
    public void AnswersForAShape(string ring, bool certain) => Assert.Equal(certain, PlainPolygons.AreCertainlyValid([new PolygonDraft([Ring(ring)])]));

    [Theory]
    [InlineData("2 2, 3 2, 3 3, 2 3, 2 2", true)]
    [InlineData("12 2, 13 2, 13 3, 12 3, 12 2", false)] // a hole outside
    [InlineData("0 2, 3 2, 3 3, 0 2", false)] // a hole that touches
    [InlineData("2 2, 12 2, 3 3, 2 2", false)] // a hole that crosses
    public void AnswersForAHole(string hole, bool certain) =>
        Assert.Equal(certain, PlainPolygons.AreCertainlyValid([new PolygonDraft([Ring("0 0, 10 0, 10 10, 0 10, 0 0"), Ring(hole)])]));

    [Fact]
    public void SaysNothingOfPartsInParts()
    {
        PolygonDraft Square(double from, double to) => new([new RingDraft([from, to, to, from, from], [from, from, to, to, from])]);
        Assert.True(PlainPolygons.AreCertainlyValid([Square(0, 1), Square(2, 3), Square(4, 5)]));
        Assert.False(PlainPolygons.AreCertainlyValid([Square(0, 9), Square(2, 3)]));
        Assert.False(PlainPolygons.AreCertainlyValid([Square(2, 3), Square(0, 9)]));
        Assert.False(PlainPolygons.AreCertainlyValid([Square(0, 1), Square(0.5, 3)]));
        Assert.False(PlainPolygons.AreCertainlyValid([Square(0, 1), Square(1, 3)])); // in one corner: valid, but not plainly
    }

    [Fact]
    public void SaysNothingOfCoordinatesThatAreNone()
    {
        Assert.False(PlainPolygons.AreCertainlyValid([new PolygonDraft([new RingDraft([0, 4, double.NaN, 0], [0, 0, 4, 0])])]));
        Assert.False(PlainPolygons.AreCertainlyValid([new PolygonDraft([new RingDraft([0, double.PositiveInfinity, 4, 0], [0, 0, 4, 0])])]));
    }

    private static List<PolygonDraft> Polygons(int corners, int more, int kind, Random random)
    {
        var polygons = new List<PolygonDraft> { new([Star(corners, 0, 0, 1, kind, random)]) };
        for (int r = 0; r < more; r++)
        {
            double x = random.NextDouble() - 0.5, y = random.NextDouble() - 0.5, size = 0.3 * random.NextDouble();
            if (random.Next(2) == 0)
            {
                polygons[0].Rings.Add(Star(corners, x, y, size, 0, random));
            }
            else
            {
                polygons.Add(new PolygonDraft([Star(corners, 4 * x, 4 * y, size, 0, random)]));
            }
        }

        return polygons;
    }

    /// <summary>0: corners around a center in order of their bearing; 1: the same on a coarse lattice, so that corners meet edges; 2: in any order.</summary>
    private static RingDraft Star(int corners, double x, double y, double size, int kind, Random random)
    {
        double[] bearings = [.. Enumerable.Range(0, corners).Select(_ => random.NextDouble() * 2 * Math.PI)];
        if (kind < 2)
        {
            Array.Sort(bearings);
        }

        double Rounded(double value) => kind == 1 ? Math.Round(value * 8) / 8 : value;
        var xs = new List<double>();
        var ys = new List<double>();
        foreach (double bearing in bearings)
        {
            double reach = size * (0.3 + (0.7 * random.NextDouble()));
            xs.Add(Rounded(x + (reach * Math.Cos(bearing))));
            ys.Add(Rounded(y + (reach * Math.Sin(bearing))));
        }

        return new RingDraft([.. xs, xs[0]], [.. ys, ys[0]]);
    }

    private static RingDraft Ring(string text)
    {
        double[][] corners = [.. text.Split(", ").Select(c => c.Split(' ').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        return new RingDraft([.. corners.Select(c => c[0])], [.. corners.Select(c => c[1])]);
    }
}
