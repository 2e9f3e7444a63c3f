using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Job 7 as the peers do it: cells by their centres, the scale of the map left out.</summary>
internal sealed class ZonalJob : ZonalWork
{
    /// <inheritdoc/>
    public override string Name => "zonal";

    /// <inheritdoc/>
    protected override string How => "by centres";

    /// <inheritdoc/>
    protected override CellRule Cells => CellRule.CellCentres;
}
