namespace CoverageAnalyzer.Engine.Model;

/// <summary>The villages of a study.</summary>
/// <param name="Villages">The villages; <c>Villages[i].Index == i</c>, in the order of their codes.</param>
/// <param name="Polygons">Their polygons, WGS 84 longitude and latitude in degrees; null where the layer has points only.</param>
public sealed record VillageLayer(IReadOnlyList<Village> Villages, PolygonSet? Polygons);
