namespace CoverageAnalyzer.Web.Contract;

/// <summary>How the features of a source are fetched.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Count">Features.</param>
/// <param name="Geometry"><c>polygon | line | point</c>.</param>
/// <param name="Geojson">Address of the GeoJSON of all features; null where there are too many.</param>
/// <param name="Tiles">Template of vector tiles, or null.</param>
/// <param name="TilesMaximumZoom">Greatest zoom there are tiles of.</param>
internal sealed record SourceAnswer(string Source, int Count, string Geometry, string? Geojson, string? Tiles, int TilesMaximumZoom);
