using CoverageAnalyzer.Data.Import;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>One feature as the file has it: coordinates in the file's own system, values NFC text, numbers or null.</summary>
public sealed class VectorFeature
{
    private readonly bool isMulti;
    private List<PolygonDraft>? polygons;
    private Geometry? geometry;

    /// <summary>Makes a feature.</summary>
    /// <param name="number">Record or feature number, counted from 1 in the file's order.</param>
    /// <param name="geometry">The geometry, or null where the feature has none. Not validated.</param>
    /// <param name="values">One value a field, in the order of <see cref="VectorLayer.Fields"/>: string, double, long, bool, DateTime or null.</param>
    public VectorFeature(long number, Geometry? geometry, object?[] values)
    {
        Number = number;
        this.geometry = geometry;
        Values = values;
    }

    /// <summary>Makes a feature of polygons that were read into flat arrays: no object a vertex.</summary>
    /// <param name="number">Record or feature number, counted from 1 in the file's order.</param>
    /// <param name="polygons">One polygon or more, each with its outer ring first; rings closed, of four finite vertices or more.</param>
    /// <param name="isMulti">True where the file says it is a multi-polygon.</param>
    /// <param name="values">One value a field.</param>
    internal VectorFeature(long number, List<PolygonDraft> polygons, bool isMulti, object?[] values)
    {
        Number = number;
        this.polygons = polygons;
        this.isMulti = isMulti;
        Values = values;
    }

    /// <summary>Record or feature number, counted from 1 in the file's order.</summary>
    public long Number { get; }

    /// <summary>The geometry, or null where the feature has none. Not validated.</summary>
    public Geometry? Geometry => geometry ??= polygons is null ? null : PolygonDraft.ToGeometry(polygons, isMulti);

    /// <summary>One value a field, in the order of <see cref="VectorLayer.Fields"/>: string, double, long, bool, DateTime or null.</summary>
    public object?[] Values { get; }

    /// <summary>Hands over polygons that were read into flat arrays; the feature has no geometry from then on.</summary>
    /// <param name="into">Takes them.</param>
    /// <returns>False where the feature holds something else.</returns>
    internal bool TakePolygons(List<PolygonDraft> into)
    {
        if (polygons is null || geometry is not null)
        {
            return false;
        }

        into.AddRange(polygons);
        polygons = null;
        return true;
    }
}
