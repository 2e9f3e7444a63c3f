using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>ITM (Longley-Rice) 1.2.2 by radials carried outwards once.</summary>
internal sealed class RadioItmJob : RadioAreaWork
{
    /// <inheritdoc/>
    public override string Name => "radio-itm";

    /// <inheritdoc/>
    protected override string What => "ITM loss";

    /// <inheritdoc/>
    protected override AreaPrediction Prediction() => new ItmSweep();
}
