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
    /// Cost: rings × shells by their bounds, and a point-in-ring test where those allow it; bounded by <see cref="RingBoxes"/>.
    /// </remarks>
    /// <param name="rings">The rings.</param>
    /// <returns>The polygons; null where the rings lie in one another so that no reasonable work tells shells from holes.</returns>
    public static List<Polygon>? ByDirection(List<LinearRing> rings)
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

        // The smallest first: the first around a hole is then the smallest, and most others are not looked at.
        double[] areas = [.. shells.Select(AreaOf)];
        int[] order = [.. Enumerable.Range(0, areas.Length).OrderBy(i => areas[i])];
        var boxes = new RingBoxes(rings.Sum(r => r.NumPoints));
        foreach (int i in order)
        {
            boxes.Add(shells[i], areas[i]);
        }

        List<LinearRing>[] holesOf = [.. shells.Select(_ => new List<LinearRing>())];
        var alone = new List<LinearRing>();
        foreach (LinearRing hole in holes)
        {
            int box = boxes.SmallestAround(hole);
            if (box >= 0)
            {
                (box < order.Length ? holesOf[order[box]] : boxes.HolesOf(box)).Add(hole);
            }
            else if (boxes.IsAroundAny(hole))
            {
                return ByNesting(rings);
            }
            else
            {
                alone.Add(hole);
                boxes.Add(hole, AreaOf(hole));
            }

            if (boxes.IsExhausted)
            {
                return null;
            }
        }

        return [.. shells.Select((s, i) => new Polygon(s, [.. holesOf[i]])), .. alone.Select((s, i) => new Polygon(s, [.. boxes.HolesOf(order.Length + i)]))];
    }

    /// <summary>Makes polygons from rings of any direction: a ring inside an even number of others is a shell, else a hole of the smallest around it.</summary>
    private static List<Polygon>? ByNesting(List<LinearRing> rings)
    {
        LinearRing[] sorted = [.. rings.OrderByDescending(AreaOf)];
        int[] depth = new int[sorted.Length];
        var boxes = new RingBoxes(rings.Sum(r => r.NumPoints));
        for (int i = 0; i < sorted.Length; i++)
        {
            int around = boxes.LastAround(sorted[i]);
            depth[i] = around < 0 ? 0 : depth[around] + 1;
            boxes.Add(sorted[i], 0);
            if (depth[i] % 2 == 1)
            {
                boxes.HolesOf(around).Add(sorted[i]);
            }

            if (boxes.IsExhausted)
            {
                return null;
            }
        }

        return [.. Enumerable.Range(0, sorted.Length).Where(i => depth[i] % 2 == 0).Select(i => new Polygon(sorted[i], [.. boxes.HolesOf(i)]))];
    }

    private static double AreaOf(LinearRing ring) => Area.OfRing(ring.CoordinateSequence);
}
