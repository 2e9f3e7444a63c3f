using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The union of all units as one unit: the outline of the province as the data have it.</summary>
/// <remarks>
/// Where neighbours share their edges exactly, vertex by vertex, an edge and its twin cancel and what is left is the outline. What is left is
/// then looked through: where edges cross, touch or overlap, or a ring lies where it should not, neighbours do not share their edges there; the
/// units concerned are united by the overlay of NetTopologySuite, the others as before. Nothing is closed or smoothed: a gap between neighbours stays
/// a hole, an overlap counts once.
/// Cost: O(vertices) where edges are shared; that of a polygon overlay for the units that do not fit together.
/// </remarks>
internal static class UnitUnion
{
    /// <summary>Unites the units.</summary>
    /// <param name="units">The units, in a plane.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>A set of one unit; outer rings counter-clockwise, holes clockwise.</returns>
    public static PolygonSet Of(PolygonSet units, CancellationToken cancellation)
    {
        PolygonSet current = units;
        for (int round = 0; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var unfit = new bool[current.UnitCount];
            OutlineEdges edges = OutlineEdges.Of(current, unfit);
            if (round < 3)
            {
                OutlineConflicts.Mark(current, edges, unfit);
            }

            PolygonSet rings = OutlineRings.Of(current, edges, unfit);
            if (round < 3)
            {
                OutlineConflicts.MarkNested(current, rings, unfit);
            }

            if (!unfit.Contains(true) || round >= 3)
            {
                return rings;
            }

            if (round == 2)
            {
                Array.Fill(unfit, true);
            }

            current = Replace(current, unfit);
        }
    }

    // The units that fit, followed by one unit that is the union of the others.
    private static PolygonSet Replace(PolygonSet set, bool[] unfit)
    {
        var x = new List<double>();
        var y = new List<double>();
        var ringStart = new List<int> { 0 };
        var unitStart = new List<int> { 0 };
        var polygons = new List<Geometry>();
        for (int unit = 0; unit < set.UnitCount; unit++)
        {
            if (unfit[unit])
            {
                polygons.Add(ToGeometry(set, unit));
                continue;
            }

            for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
            {
                x.AddRange(set.X.AsSpan(set.RingStart[r], set.RingStart[r + 1] - set.RingStart[r]));
                y.AddRange(set.Y.AsSpan(set.RingStart[r], set.RingStart[r + 1] - set.RingStart[r]));
                ringStart.Add(x.Count);
            }

            unitStart.Add(ringStart.Count - 1);
        }

        Geometry union = OverlayNGRobust.Union(polygons, new GeometryFactory());
        for (int g = 0; g < union.NumGeometries; g++)
        {
            if (union.GetGeometryN(g) is Polygon { IsEmpty: false } polygon)
            {
                AddRing(polygon.ExteriorRing, true);
                foreach (LineString hole in polygon.InteriorRings)
                {
                    AddRing(hole, false);
                }
            }
        }

        unitStart.Add(ringStart.Count - 1);
        return new([.. x], [.. y], [.. ringStart], [.. unitStart]);

        void AddRing(LineString ring, bool counterClockwise)
        {
            Coordinate[] places = ring.Coordinates;
            if (NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence) != counterClockwise)
            {
                Array.Reverse(places);
            }

            foreach (Coordinate place in places)
            {
                x.Add(place.X);
                y.Add(place.Y);
            }

            ringStart.Add(x.Count);
        }
    }

    private static Geometry ToGeometry(PolygonSet set, int unit)
    {
        var factory = new GeometryFactory();
        var shells = new List<(LinearRing Ring, List<LinearRing> Holes)>();
        var holes = new List<LinearRing>();
        for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
        {
            int first = set.RingStart[r], count = set.RingStart[r + 1] - first;
            if (count < 4)
            {
                continue;
            }

            var places = new Coordinate[count];
            for (int i = 0; i < count; i++)
            {
                places[i] = new(set.X[first + i], set.Y[first + i]);
            }

            var ring = factory.CreateLinearRing(places);
            if (ring.IsCCW)
            {
                shells.Add((ring, []));
            }
            else
            {
                holes.Add(ring);
            }
        }

        // A hole belongs to the smallest shell around it.
        foreach (LinearRing hole in holes)
        {
            var owner = shells.Where(s => s.Ring.EnvelopeInternal.Contains(hole.EnvelopeInternal))
                .OrderBy(s => s.Ring.EnvelopeInternal.Area)
                .FirstOrDefault(s => factory.CreatePolygon(s.Ring).Contains(factory.CreatePolygon(hole).InteriorPoint));
            owner.Holes?.Add(hole);
        }

        Geometry[] parts = [.. shells.Select(s => factory.CreatePolygon(s.Ring, [.. s.Holes]))];
        Geometry all = factory.BuildGeometry(parts);
        return all.IsValid ? all : GeometryFixer.Fix(all);
    }
}
