using System.Text.Json;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>The geometries of a layer, by position of the feature.</summary>
internal interface IOgcGeometry
{
    /// <summary>GeoJSON type of all of them.</summary>
    string Type { get; }

    /// <summary>Bounds in degrees; empty without a geometry.</summary>
    Bounds BoundsOf(int feature);

    /// <summary>Writes a geometry, or null where the feature has none.</summary>
    void Write(Utf8JsonWriter json, int feature, OgcCrs crs);

    /// <summary>Whether a geometry meets a box given in a coordinate system, its edge included.</summary>
    bool Meets(int feature, Bounds box, OgcCrs crs);
}
