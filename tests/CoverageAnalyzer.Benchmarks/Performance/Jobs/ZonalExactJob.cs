using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Job 7 with exact parts of cells and true areas on the ellipsoid.</summary>
internal sealed class ZonalExactJob : ZonalWork
{
    /// <inheritdoc/>
    public override string Name => "zonal-exact";

    /// <inheritdoc/>
    protected override string How => "exact parts of cells, true areas";

    /// <inheritdoc/>
    protected override CellRule Cells => CellRule.ExactFractions;
}
