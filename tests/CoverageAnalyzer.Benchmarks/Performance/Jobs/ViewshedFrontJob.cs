using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Viewsheds within 10 km, interpolated front.</summary>
internal sealed class ViewshedFrontJob : ViewshedWork
{
    /// <inheritdoc/>
    public override string Name => "viewshed-front";

    /// <inheritdoc/>
    protected override double RadiusMetres => 10_000;

    /// <inheritdoc/>
    protected override string How => "interpolated front";

    /// <inheritdoc/>
    protected override Viewshed Make() => new FrontViewshed();
}
