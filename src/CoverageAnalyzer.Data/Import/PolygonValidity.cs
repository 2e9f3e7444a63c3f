using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Whether polygons are valid (OGC 06-103r4, 6.1.11), also where the geometry library's check breaks off.</summary>
internal static class PolygonValidity
{
    /// <summary>What is wrong with a geometry; null where it is valid.</summary>
    /// <remarks>
    /// Where two shells touch at a vertex that lies on the other's side but for rounding, the library's look for shells within shells throws instead of
    /// answering ("Segment vertex does not intersect ring"): such a geometry is taken for not valid, so that it is rebuilt.
    /// </remarks>
    /// <param name="geometry">The geometry.</param>
    public static TopologyValidationError? ErrorOf(Geometry geometry)
    {
        try
        {
            return new IsValidOp(geometry).ValidationError;
        }
        catch (ArgumentException)
        {
            return new TopologyValidationError(TopologyValidationErrors.NestedShells, geometry.Coordinate);
        }
    }

    /// <summary>True where nothing is wrong with a geometry.</summary>
    /// <param name="geometry">The geometry.</param>
    public static bool IsValid(Geometry geometry) => ErrorOf(geometry) is null;
}
