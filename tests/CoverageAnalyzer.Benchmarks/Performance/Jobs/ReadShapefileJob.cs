namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The communes from shapefile.</summary>
internal sealed class ReadShapefileJob() : ReadCommunesJob("shp", "shapefile")
{
    /// <inheritdoc/>
    public override string Name => "read-shapefile";
}
