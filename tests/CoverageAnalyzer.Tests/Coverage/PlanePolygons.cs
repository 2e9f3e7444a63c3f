using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Polygon sets of plane coordinates for tests, from rings or from NTS geometries and back.</summary>
internal static class PlanePolygons
{
    public static PolygonSet Square(double x, double y, double side) => Of([Box(x, y, side, side)]);

    public static Polygon Box(double x, double y, double width, double height) => Polygon(
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]);

    public static Polygon Polygon((double X, double Y)[] shell, params (double X, double Y)[][] holes)
    {
        LinearRing Ring((double X, double Y)[] ring) =>
            new([.. ring.Select(p => new Coordinate(p.X, p.Y)), new Coordinate(ring[0].X, ring[0].Y)]);
        return new Polygon(Ring(shell), [.. holes.Select(Ring)]);
    }

    /// <summary>One unit a geometry; shells counter-clockwise, holes clockwise.</summary>
    public static PolygonSet Of(IEnumerable<Geometry> units)
    {
        var x = new List<double>();
        var y = new List<double>();
        var ringStart = new List<int> { 0 };
        var unitStart = new List<int> { 0 };
        foreach (Geometry unit in units)
        {
            for (int g = 0; g < unit.NumGeometries; g++)
            {
                if (unit.GetGeometryN(g) is not Polygon { IsEmpty: false } polygon)
                {
                    continue; // an intersection may come with stray points and lines
                }

                Add((LinearRing)polygon.ExteriorRing, true);
                foreach (LineString hole in polygon.InteriorRings)
                {
                    Add((LinearRing)hole, false);
                }
            }

            unitStart.Add(ringStart.Count - 1);
        }

        return new([.. x], [.. y], [.. ringStart], [.. unitStart]);

        void Add(LinearRing ring, bool counterClockwise)
        {
            IEnumerable<Coordinate> places = ring.IsCCW == counterClockwise ? ring.Coordinates : ring.Coordinates.Reverse();
            foreach (Coordinate place in places)
            {
                x.Add(place.X);
                y.Add(place.Y);
            }

            ringStart.Add(x.Count);
        }
    }

    /// <summary>A unit as an NTS geometry: shells minus holes, whichever hole belongs to whichever shell.</summary>
    public static Geometry ToGeometry(PolygonSet set, int unit)
    {
        var shells = new List<Geometry>();
        var holes = new List<Geometry>();
        for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
        {
            var ring = new LinearRing([.. Enumerable.Range(set.RingStart[r], set.RingStart[r + 1] - set.RingStart[r])
                .Select(i => new Coordinate(set.X[i], set.Y[i]))]);
            (ring.IsCCW ? shells : holes).Add(new Polygon(ring));
        }

        Geometry all = shells.Count == 0 ? new GeometryCollection([]) : UnaryUnionOp.Union(shells);
        return holes.Count == 0 ? all : all.Difference(UnaryUnionOp.Union(holes));
    }

    /// <summary>The set under x ↦ map(x).</summary>
    public static PolygonSet Mapped(PolygonSet set, Func<double, double, (double X, double Y)> map)
    {
        var x = new double[set.VertexCount];
        var y = new double[set.VertexCount];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = map(set.X[i], set.Y[i]);
        }

        return set.WithCoordinates(x, y);
    }
}
