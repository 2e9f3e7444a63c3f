using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>ITU-R P.1812-8 complete with a whole profile for every cell: what the sweep is measured by.</summary>
internal sealed class RadioP1812ReferenceJob : RadioAreaWork
{
    /// <inheritdoc/>
    public override string Name => "radio-p1812-reference";

    /// <inheritdoc/>
    protected override string What => "P.1812 complete, a profile a cell,";

    /// <inheritdoc/>
    protected override int Sites => 1;

    /// <inheritdoc/>
    protected override AreaPrediction Prediction() => new ReferenceArea(new P1812Model());
}
