using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A polygon while it is being imported: the corners of its outer ring and of its holes, each ring closed.</summary>
/// <param name="Rings">Outer ring first.</param>
internal sealed record PolygonDraft(List<RingDraft> Rings)
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 0);

    /// <summary>The polygons of a geometry; false where it holds something that is not a polygon.</summary>
    /// <param name="geometry">Polygon, multi-polygon, or a collection of them.</param>
    /// <param name="into">Takes the polygons that are not empty.</param>
    public static bool TryTake(Geometry geometry, List<PolygonDraft> into)
    {
        switch (geometry)
        {
            case Polygon polygon:
                if (!polygon.IsEmpty)
                {
                    into.Add(new PolygonDraft([Corners(polygon.ExteriorRing), .. polygon.InteriorRings.Where(r => !r.IsEmpty).Select(Corners)]));
                }

                return true;
            case GeometryCollection collection: // a multi-polygon is one too
                bool allPolygons = true;
                foreach (Geometry part in collection.Geometries)
                {
                    allPolygons &= TryTake(part, into);
                }

                return allPolygons;
            default:
                return false;
        }
    }

    /// <summary>The drafts as one geometry: a polygon or multi-polygon.</summary>
    /// <param name="polygons">The drafts.</param>
    /// <param name="isMulti">True for a multi-polygon also where there is one polygon.</param>
    public static Geometry ToGeometry(IReadOnlyList<PolygonDraft> polygons, bool isMulti = false)
    {
        Polygon[] parts = [.. polygons.Select(p => Factory.CreatePolygon(Ring(p.Rings[0]), [.. p.Rings.Skip(1).Select(Ring)]))];
        return parts.Length == 1 && !isMulti ? parts[0] : Factory.CreateMultiPolygon(parts);
    }

    private static RingDraft Corners(LineString ring)
    {
        CoordinateSequence corners = ring.CoordinateSequence;
        var x = new double[corners.Count];
        var y = new double[corners.Count];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = corners.GetX(i);
            y[i] = corners.GetY(i);
        }

        return new RingDraft(x, y);
    }

    private static LinearRing Ring(RingDraft ring)
    {
        var corners = new Coordinate[ring.X.Length];
        for (int i = 0; i < corners.Length; i++)
        {
            corners[i] = new Coordinate(ring.X[i], ring.Y[i]);
        }

        return Factory.CreateLinearRing(corners);
    }
}
