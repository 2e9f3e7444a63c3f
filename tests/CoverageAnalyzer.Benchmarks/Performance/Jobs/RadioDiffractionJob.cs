using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The delta-Bullington part of ITU-R P.1812-8 alone, by radials carried outwards once.</summary>
internal sealed class RadioDiffractionJob : RadioAreaWork
{
    /// <inheritdoc/>
    public override string Name => "radio-diffraction";

    /// <inheritdoc/>
    protected override string What => "diffraction loss of P.1812";

    /// <inheritdoc/>
    protected override AreaPrediction Prediction() => new P1812Sweep { OnlyDiffraction = true };
}
