using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>What a thread keeps while it measures band after band of a model.</summary>
internal sealed class ZonalBand
{
    private readonly ZonalCells zones;
    private readonly TerrainBlock block;
    private readonly int thresholdCount;
    private readonly OperationTally? tally;

    /// <summary>Prepares for a model and its units.</summary>
    public ZonalBand(DigitalElevationModel model, ZonalUnits units, GridMetrics metrics, TerrainThresholds thresholds, CellRule cells, OperationTally? tally)
    {
        this.tally = tally;
        zones = new ZonalCells(units, metrics, cells);
        block = new TerrainBlock(model, thresholds);
        thresholdCount = thresholds.HeightsMetres.Count + thresholds.SlopesPercent.Count;
    }

    /// <summary>Measures one band.</summary>
    /// <param name="index">The band.</param>
    /// <returns>Its sums; null where no unit reaches it.</returns>
    public TerrainSums? Measure(int index)
    {
        int[] inBand = zones.Fill(index);
        if (inBand.Length == 0)
        {
            return null;
        }

        var sums = new TerrainSums(inBand, thresholdCount);
        for (int b = 0; b < zones.Blocks.Length; b++)
        {
            if (zones.Blocks[b] is { IsEmpty: false } cells)
            {
                block.Measure(cells, b * CellBlock.Columns, zones.Band, sums);
                tally?.Add(ZonalOperations.CutCells, cells.Cuts.Length);
                tally?.Add(ZonalOperations.Runs, cells.Runs.Length);
            }
        }

        zones.Report(tally);
        block.Report(tally);
        return sums;
    }
}
