namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Circles of 100 m to 30 km, the large ones rare: one in a thousand is above 3 km.</summary>
internal sealed class CoveredShareMixedJob : CoveredJob
{
    /// <inheritdoc/>
    public override string Name => "covered-mixed";

    /// <inheritdoc/>
    protected override string Circles => "circles of 100 m to 30 km";

    /// <inheritdoc/>
    protected override double RadiusMetres(int site) => Drawn(site) is var u && u < 0.001 ? 3000 + (27_000_000 * u) : 100 + (500 * u * u);
}
