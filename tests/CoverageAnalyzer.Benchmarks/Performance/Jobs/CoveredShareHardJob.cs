namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Circles of 300 to 800 m: little is covered whole, and nearly every circle has free arcs.</summary>
internal sealed class CoveredShareHardJob : CoveredJob
{
    /// <inheritdoc/>
    public override string Name => "covered-small";

    /// <inheritdoc/>
    protected override string Circles => "circles of 300 to 800 m";

    /// <inheritdoc/>
    protected override double RadiusMetres(int site) => 300 + (500 * Drawn(site));
}
