using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>What a thread keeps while it measures band after band of a model.</summary>
internal sealed class ZonalBand
{
    private readonly ZonalUnits units;
    private readonly GridMetrics metrics;
    private readonly PolygonFractions? fractions;
    private readonly PolygonScanline? centres;
    private readonly List<int> rows = [];
    private readonly List<UnitSpan> spans = [];
    private readonly BandMetrics band = new();
    private readonly CellCover cover;
    private readonly TerrainBlock block;
    private readonly int thresholdCount;
    private readonly OperationTally? tally;

    /// <summary>Prepares for a model and its units.</summary>
    public ZonalBand(DigitalElevationModel model, ZonalUnits units, GridMetrics metrics, TerrainThresholds thresholds, CellRule cells, OperationTally? tally)
    {
        this.units = units;
        this.metrics = metrics;
        this.tally = tally;
        cover = new CellCover(model.Grid.Columns);
        block = new TerrainBlock(model, thresholds);
        thresholdCount = thresholds.HeightsMetres.Count + thresholds.SlopesPercent.Count;
        if (cells == CellRule.ExactFractions)
        {
            fractions = new PolygonFractions(units.Bounds, model.Grid);
        }
        else
        {
            centres = new PolygonScanline(units.Polygons, model.Grid);
        }
    }

    /// <summary>Measures one band.</summary>
    /// <param name="index">The band.</param>
    /// <returns>Its sums; null where no unit reaches it.</returns>
    public TerrainSums? Measure(int index)
    {
        var grid = metrics.Grid;
        int[] inBand = units.InBand(index);
        if (inBand.Length == 0)
        {
            return null;
        }

        int first = index * CellBlock.Rows, end = Math.Min(grid.Rows, first + CellBlock.Rows);
        (int west, int east) = units.ColumnsOf(index);
        metrics.Fill(band, first, end, west, east);
        cover.Clear();
        for (int i = 0; i < inBand.Length; i++)
        {
            cover.Begin(i);
            if (fractions is not null)
            {
                fractions.Append(units.Polygons, inBand[i], band, cover);
            }
            else
            {
                AppendCentres(inBand[i], first, end);
            }
        }

        var sums = new TerrainSums(inBand, thresholdCount);
        for (int b = 0; b < cover.Blocks.Length; b++)
        {
            if (cover.Blocks[b] is { IsEmpty: false } cells)
            {
                block.Measure(cells, b * CellBlock.Columns, band, sums);
                tally?.Add(ZonalOperations.CutCells, cells.Cuts.Length);
                tally?.Add(ZonalOperations.Runs, cells.Runs.Length);
            }
        }

        fractions?.Report(tally);
        block.Report(tally);
        return sums;
    }

    private void AppendCentres(int unit, int first, int end)
    {
        rows.Clear();
        spans.Clear();
        centres!.Append(units.Polygons, unit, first, end, rows, spans);
        var found = CollectionsMarshal.AsSpan(spans);
        for (int i = 0; i < found.Length; i++)
        {
            cover.Add(rows[i] - first, found[i].Column, found[i].End);
        }
    }
}
