using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>The units of a <see cref="PolygonSet"/> as geometries of NetTopologySuite, for overlays.</summary>
public static class UnitPolygons
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 0);

    /// <summary>The polygon, or polygons, of one unit.</summary>
    /// <param name="polygons">The set; counter-clockwise rings are outer rings, clockwise ones holes.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>A <see cref="Polygon"/> or a <see cref="MultiPolygon"/>; empty where the unit has no ring.</returns>
    public static Geometry Of(PolygonSet polygons, int unit)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var shells = new List<LinearRing>();
        var holes = new List<LinearRing>();
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            int from = polygons.RingStart[r];
            var corners = new Coordinate[polygons.RingStart[r + 1] - from];
            double twice = 0;
            for (int i = 0; i < corners.Length; i++)
            {
                corners[i] = new Coordinate(polygons.X[from + i], polygons.Y[from + i]);
                if (i > 0)
                {
                    twice += ((corners[i - 1].X - corners[0].X) * (corners[i].Y - corners[0].Y))
                        - ((corners[i].X - corners[0].X) * (corners[i - 1].Y - corners[0].Y));
                }
            }

            (twice >= 0 ? shells : holes).Add(Factory.CreateLinearRing(corners));
        }

        if (shells.Count == 1)
        {
            return Factory.CreatePolygon(shells[0], [.. holes]);
        }

        Polygon[] parts = Assign(shells, holes);
        return parts.Length == 0 ? Factory.CreatePolygon() : Factory.CreateMultiPolygon(parts);
    }

    /// <summary>Each hole belongs to the smallest outer ring around it.</summary>
    private static Polygon[] Assign(List<LinearRing> shells, List<LinearRing> holes)
    {
        var holesOf = shells.ConvertAll(_ => new List<LinearRing>());
        foreach (LinearRing hole in holes)
        {
            int best = -1;
            for (int s = 0; s < shells.Count; s++)
            {
                if (shells[s].EnvelopeInternal.Contains(hole.EnvelopeInternal)
                    && (best < 0 || shells[s].EnvelopeInternal.Area < shells[best].EnvelopeInternal.Area)
                    && IsInside(hole, shells[s]))
                {
                    best = s;
                }
            }

            if (best >= 0)
            {
                holesOf[best].Add(hole);
            }
        }

        return [.. shells.Select((shell, s) => Factory.CreatePolygon(shell, [.. holesOf[s]]))];
    }

    /// <summary>Decided by the first corner of the hole that does not lie on the ring itself.</summary>
    private static bool IsInside(LinearRing hole, LinearRing shell)
    {
        foreach (Coordinate corner in hole.Coordinates)
        {
            Location location = NetTopologySuite.Algorithm.PointLocation.LocateInRing(corner, shell.Coordinates);
            if (location != Location.Boundary)
            {
                return location == Location.Interior;
            }
        }

        return true;
    }
}
