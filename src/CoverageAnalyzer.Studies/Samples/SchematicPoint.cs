namespace CoverageAnalyzer.Studies.Samples;

/// <summary>A postal point or BTS site of the schematic study.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Type of a postal point, or the network of a site.</param>
/// <param name="Unit">The unit it stands in.</param>
/// <param name="LongitudeDegrees">Longitude, six decimals.</param>
/// <param name="LatitudeDegrees">Latitude, six decimals.</param>
internal sealed record SchematicPoint(
    string Code, string Name, string Kind, SchematicUnit Unit, double LongitudeDegrees, double LatitudeDegrees);
