using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Viewsheds within 20 km, interpolated front.</summary>
internal sealed class ViewshedFrontFarJob : ViewshedWork
{
    /// <inheritdoc/>
    public override string Name => "viewshed-front-20km";

    /// <inheritdoc/>
    protected override double RadiusMetres => 20_000;

    /// <inheritdoc/>
    protected override string How => "interpolated front";

    /// <inheritdoc/>
    protected override Viewshed Make() => new FrontViewshed();
}
