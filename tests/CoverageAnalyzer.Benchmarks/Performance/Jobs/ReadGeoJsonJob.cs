namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The communes from GeoJSON.</summary>
internal sealed class ReadGeoJsonJob() : ReadCommunesJob("geojson", "GeoJSON")
{
    /// <inheritdoc/>
    public override string Name => "read-geojson";
}
