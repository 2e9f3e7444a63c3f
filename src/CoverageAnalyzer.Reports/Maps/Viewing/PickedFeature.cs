using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>A feature someone chose.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Feature">Its position in the source.</param>
public sealed record PickedFeature(MapSource Source, int Feature);
