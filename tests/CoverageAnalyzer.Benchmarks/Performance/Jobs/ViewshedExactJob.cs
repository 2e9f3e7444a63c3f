using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Viewsheds within 10 km, exact.</summary>
internal sealed class ViewshedExactJob : ViewshedWork
{
    /// <inheritdoc/>
    public override string Name => "viewshed-exact";

    /// <inheritdoc/>
    protected override double RadiusMetres => 10_000;

    /// <inheritdoc/>
    protected override string How => "exact";

    /// <inheritdoc/>
    protected override Viewshed Make() => new ExactViewshed();
}
