namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The sites into PostGIS, with index and ANALYZE.</summary>
internal sealed class PushSitesIndexedJob() : PushSitesJob(indexed: true)
{
    /// <inheritdoc/>
    public override string Name => "push-sites-indexed";
}
