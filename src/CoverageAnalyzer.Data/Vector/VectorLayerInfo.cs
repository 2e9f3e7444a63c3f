using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>What a layer of a file is, without reading its features.</summary>
/// <param name="Name">Layer name.</param>
/// <param name="GeometryType">Kind of geometry as the file names it (Polygon, MultiPolygon, Point …), several joined by a comma; empty where unknown.</param>
/// <param name="FeatureCount">Features; null where it cannot be said without reading them.</param>
/// <param name="Crs">What the file says about its coordinate reference system.</param>
/// <param name="Fields">Fields in order.</param>
/// <param name="Extent">Bounds the file states, in its own system; null where it states none. Not checked against the features.</param>
public sealed record VectorLayerInfo(
    string Name,
    string GeometryType,
    long? FeatureCount,
    CrsDeclaration Crs,
    IReadOnlyList<VectorField> Fields,
    Bounds? Extent)
{
    /// <summary>True where the layer holds polygons, as far as the file says.</summary>
    public bool HasPolygons => GeometryType.Contains("Polygon", StringComparison.OrdinalIgnoreCase)
        || GeometryType is "" or "Geometry" or "GeometryCollection";
}
