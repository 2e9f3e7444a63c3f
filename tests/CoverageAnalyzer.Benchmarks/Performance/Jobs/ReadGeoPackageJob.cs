namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The communes from GeoPackage.</summary>
internal sealed class ReadGeoPackageJob() : ReadCommunesJob("gpkg", "GeoPackage")
{
    /// <inheritdoc/>
    public override string Name => "read-geopackage";
}
