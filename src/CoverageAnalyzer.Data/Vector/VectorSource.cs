namespace CoverageAnalyzer.Data.Vector;

/// <summary>What to open: a vector file and what the user says about it.</summary>
/// <param name="Path">A .geojson/.json, .shp, .zip with a shapefile, folder with a shapefile, or .gpkg.</param>
/// <param name="Layer">Layer of a GeoPackage or shapefile of a folder; null: the only one, or the largest with polygons (a finding).</param>
/// <param name="Encoding">Text encoding the user states (<c>UTF-8</c>, <c>1258</c>, <c>TCVN3</c> …), or null to find out.</param>
/// <param name="PrefersLines">True where lines are wanted, as for a border: of several layers the largest with lines is taken.</param>
public sealed record VectorSource(string Path, string? Layer = null, string? Encoding = null, bool PrefersLines = false)
{
    /// <summary>The PostGIS table that stands in place of a file, or null.</summary>
    public PostGis.Layers.PostGisTable? Table { get; init; }

    /// <summary>How likely a layer is meant, by its kind of geometry and then by its size.</summary>
    /// <param name="geometryType">Kind of geometry as the file names it.</param>
    /// <param name="size">Features or bytes.</param>
    internal long WeightOf(string geometryType, long size) =>
        (geometryType.Contains(PrefersLines ? "LineString" : "Polygon", StringComparison.OrdinalIgnoreCase) ? 1L << 62 : 0) + size;
}
