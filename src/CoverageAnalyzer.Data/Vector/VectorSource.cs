namespace CoverageAnalyzer.Data.Vector;

/// <summary>What to open: a vector file and what the user says about it.</summary>
/// <param name="Path">A .geojson/.json, .shp, .zip with a shapefile, folder with a shapefile, or .gpkg.</param>
/// <param name="Layer">Layer of a GeoPackage or shapefile of a folder; null: the only one, or the largest with polygons (a finding).</param>
/// <param name="Encoding">Text encoding the user states (<c>UTF-8</c>, <c>1258</c>, <c>TCVN3</c> …), or null to find out.</param>
public sealed record VectorSource(string Path, string? Layer = null, string? Encoding = null);
