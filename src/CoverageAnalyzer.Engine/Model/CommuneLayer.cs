namespace CoverageAnalyzer.Engine.Model;

/// <summary>The communes of a study with their polygons.</summary>
/// <param name="Communes">The communes; <c>Communes[i].Index == i</c>, in the order of their codes.</param>
/// <param name="Polygons">Their polygons, WGS 84 longitude and latitude in degrees; unit i belongs to commune i.</param>
public sealed record CommuneLayer(IReadOnlyList<Commune> Communes, PolygonSet Polygons);
