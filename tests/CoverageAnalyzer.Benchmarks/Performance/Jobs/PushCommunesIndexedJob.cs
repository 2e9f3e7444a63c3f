namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The communes into PostGIS, with index and ANALYZE.</summary>
internal sealed class PushCommunesIndexedJob() : PushCommunesJob(indexed: true)
{
    /// <inheritdoc/>
    public override string Name => "push-communes-indexed";
}
