using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Viewsheds within 20 km, exact.</summary>
internal sealed class ViewshedExactFarJob : ViewshedWork
{
    /// <inheritdoc/>
    public override string Name => "viewshed-exact-20km";

    /// <inheritdoc/>
    protected override double RadiusMetres => 20_000;

    /// <inheritdoc/>
    protected override string How => "exact";

    /// <inheritdoc/>
    protected override Viewshed Make() => new ExactViewshed();
}
