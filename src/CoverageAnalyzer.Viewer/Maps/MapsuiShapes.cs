using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Viewer.Maps;

/// <summary>Translates flat arrays into the geometries Mapsui draws.</summary>
internal static class MapsuiShapes
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>A unit: its outer rings run counter-clockwise, each hole belongs to the ring around it.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>Null for a unit without a polygon.</returns>
    public static Geometry? Of(PolygonSet polygons, int unit)
    {
        var shells = new List<(LinearRing Ring, List<LinearRing> Holes)>();
        var holes = new List<LinearRing>();
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            LinearRing ring = Factory.CreateLinearRing(Coordinates(polygons.X, polygons.Y, polygons.RingStart[r], polygons.RingStart[r + 1]));
            if (ring.IsCCW)
            {
                shells.Add((ring, []));
            }
            else
            {
                holes.Add(ring);
            }
        }

        foreach (LinearRing hole in holes)
        {
            // The smallest ring whose bounds hold the hole: rings of one unit do not cross.
            shells.Where(s => s.Ring.EnvelopeInternal.Contains(hole.EnvelopeInternal)).OrderBy(s => s.Ring.EnvelopeInternal.Area).Select(s => s.Holes).FirstOrDefault()?.Add(hole);
        }

        Polygon[] parts = [.. shells.Select(s => Factory.CreatePolygon(s.Ring, [.. s.Holes]))];
        return parts.Length switch
        {
            0 => null,
            1 => parts[0],
            _ => Factory.CreateMultiPolygon(parts),
        };
    }

    /// <summary>All lines of a set as one geometry.</summary>
    /// <param name="lines">The lines.</param>
    public static Geometry Of(PolylineSet lines) => Factory.CreateMultiLineString(
        [.. Enumerable.Range(0, lines.LineCount).Where(l => lines.LineStart[l + 1] - lines.LineStart[l] > 1)
            .Select(l => Factory.CreateLineString(Coordinates(lines.X, lines.Y, lines.LineStart[l], lines.LineStart[l + 1])))]);

    private static Coordinate[] Coordinates(double[] x, double[] y, int from, int to)
    {
        var all = new Coordinate[to - from];
        for (int i = from; i < to; i++)
        {
            all[i - from] = new Coordinate(x[i], y[i]);
        }

        return all;
    }
}
