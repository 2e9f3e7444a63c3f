namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Job 4: circles of 3 km, exact.</summary>
internal sealed class CoveredShareJob : CoveredJob
{
    /// <inheritdoc/>
    public override string Name => "covered";

    /// <inheritdoc/>
    protected override string Circles => "circles of 3 km";

    /// <inheritdoc/>
    protected override string ShareKey => "cover3km.share (64-gons)";

    /// <inheritdoc/>
    protected override double RadiusMetres(int site) => 3000;

    // A 64-gon loses 0.16 % of its disc: ours is never smaller, and larger by no more than that of the covered part.
    /// <inheritdoc/>
    public override string? Differences(string file) => PeerResult.Differences(
        file, (row, id) => Share(id - 1) is var share && share >= row[1] - 1e-6 && share <= Math.Min(1, (1.0017 * row[1]) + 1e-6));
}
