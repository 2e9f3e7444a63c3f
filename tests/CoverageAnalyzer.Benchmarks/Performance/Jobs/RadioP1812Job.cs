using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>ITU-R P.1812-8 complete by radials carried outwards once.</summary>
internal sealed class RadioP1812Job : RadioAreaWork
{
    /// <inheritdoc/>
    public override string Name => "radio-p1812";

    /// <inheritdoc/>
    protected override string What => "P.1812 complete";

    /// <inheritdoc/>
    protected override AreaPrediction Prediction() => new P1812Sweep();
}
