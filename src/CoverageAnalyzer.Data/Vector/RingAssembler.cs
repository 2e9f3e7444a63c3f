using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Makes polygons from rings of vertices: closes them, leaves out those without area, finds the shell of each hole.</summary>
internal static class RingAssembler
{
    /// <summary>A ring as the geometry library wants it: closed, four vertices or more.</summary>
    /// <param name="vertices">Its vertices, closed or not.</param>
    /// <param name="number">Feature, from 1, for findings.</param>
    /// <param name="findings">Told of a ring closed or dropped.</param>
    /// <returns>The ring, or null where it has fewer than three vertices.</returns>
    public static LinearRing? Ring(Coordinate[] vertices, long number, FeatureFindings findings)
    {
        if (vertices.Length > 0 && !vertices[0].Equals2D(vertices[^1]))
        {
            if (vertices.Length >= 3)
            {
                findings.RingClosed(number);
            }

            vertices = [.. vertices, vertices[0].Copy()];
        }

        if (vertices.Length < 4)
        {
            findings.RingDropped(number);
            return null;
        }

        return new LinearRing(vertices);
    }

    /// <summary>One polygon, or several, as one geometry.</summary>
    /// <param name="polygons">The polygons.</param>
    /// <returns>A Polygon, a MultiPolygon, or null for none.</returns>
    public static Geometry? Join(List<Polygon> polygons) => polygons.Count switch
    {
        0 => null,
        1 => polygons[0],
        _ => new MultiPolygon([.. polygons]),
    };

    /// <summary>Makes polygons from rings in any order whose direction says what they are: clockwise shells, counter-clockwise holes.</summary>
    /// <remarks>
    /// Source: ESRI Shapefile Technical Description, July 1998, page 8. A hole goes to the smallest shell around it; a hole without one
    /// becomes a polygon itself, and a shape of nothing but "holes" is a shape written with its direction reversed. Where a "hole" lies around
    /// a shell the directions say nothing, and the rings are taken as they nest.
    /// Cost: rings × shells by their bounds, and a point-in-ring test where those allow it.
    /// </remarks>
    /// <param name="rings">The rings.</param>
    public static List<Polygon> ByDirection(List<LinearRing> rings)
    {
        if (rings.Count == 1)
        {
            return [new Polygon(rings[0])];
        }

        List<LinearRing> shells = [.. rings.Where(r => !r.IsCCW)];
        List<LinearRing> holes = [.. rings.Where(r => r.IsCCW)];
        if (shells.Count == 0)
        {
            (shells, holes) = (holes, shells);
        }

        double[] areas = [.. shells.Select(s => Area.OfRing(s.CoordinateSequence))];
        List<LinearRing>[] holesOf = [.. shells.Select(_ => new List<LinearRing>())];
        foreach (LinearRing hole in holes)
        {
            int shell = ShellOf(hole, shells, areas);
            if (shell >= 0)
            {
                holesOf[shell].Add(hole);
            }
            else if (shells.Exists(s => Contains(hole, s)))
            {
                return ByNesting(rings);
            }
            else
            {
                shells.Add(hole);
                holesOf = [.. holesOf, []];
                areas = [.. areas, Area.OfRing(hole.CoordinateSequence)];
            }
        }

        return [.. shells.Select((s, i) => new Polygon(s, [.. holesOf[i]]))];
    }

    private static int ShellOf(LinearRing hole, List<LinearRing> shells, double[] areas)
    {
        int best = -1;
        for (int i = 0; i < shells.Count; i++)
        {
            if ((best < 0 || areas[i] < areas[best])
                && Contains(shells[i], hole))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Makes polygons from rings of any direction: a ring inside an even number of others is a shell, else a hole of the smallest around it.</summary>
    private static List<Polygon> ByNesting(List<LinearRing> rings)
    {
        LinearRing[] sorted = [.. rings.OrderByDescending(r => Area.OfRing(r.CoordinateSequence))];
        int[] depth = new int[sorted.Length];
        List<LinearRing>[] holesOf = [.. sorted.Select(_ => new List<LinearRing>())];
        for (int i = 1; i < sorted.Length; i++)
        {
            int around = i - 1;
            while (around >= 0 && !Contains(sorted[around], sorted[i]))
            {
                around--;
            }

            depth[i] = around < 0 ? 0 : depth[around] + 1;
            if (depth[i] % 2 == 1)
            {
                holesOf[around].Add(sorted[i]);
            }
        }

        return [.. Enumerable.Range(0, sorted.Length).Where(i => depth[i] % 2 == 0).Select(i => new Polygon(sorted[i], [.. holesOf[i]]))];
    }

    private static bool Contains(LinearRing shell, LinearRing hole) =>
        shell.EnvelopeInternal.Contains(hole.EnvelopeInternal) && Surrounds(shell, hole);

    /// <summary>A hole may touch its shell in single vertices, so the first vertex off the shell's edge decides.</summary>
    private static bool Surrounds(LinearRing shell, LinearRing hole)
    {
        foreach (Coordinate vertex in hole.Coordinates)
        {
            Location location = PointLocation.LocateInRing(vertex, shell.Coordinates);
            if (location != Location.Boundary)
            {
                return location == Location.Interior;
            }
        }

        return true;
    }
}
