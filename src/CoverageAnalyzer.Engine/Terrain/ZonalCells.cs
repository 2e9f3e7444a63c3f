using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>What a thread keeps while it asks, band after band of a grid, which cells each unit covers and what those measure.</summary>
internal sealed class ZonalCells
{
    private readonly ZonalUnits units;
    private readonly GridMetrics metrics;
    private readonly PolygonFractions? fractions;
    private readonly PolygonScanline? centres;
    private readonly List<int> rows = [];
    private readonly List<UnitSpan> spans = [];
    private readonly CellCover cover;

    /// <summary>Prepares for a grid and its units.</summary>
    /// <param name="units">The units by band.</param>
    /// <param name="metrics">What the grid's cells measure; the units' bounds are included already.</param>
    /// <param name="cells">How cells on a boundary count.</param>
    public ZonalCells(ZonalUnits units, GridMetrics metrics, CellRule cells)
    {
        this.units = units;
        this.metrics = metrics;
        cover = new CellCover(metrics.Grid.Columns);
        if (cells == CellRule.ExactFractions)
        {
            fractions = new PolygonFractions(units.Bounds, metrics.Grid);
        }
        else
        {
            centres = new PolygonScanline(units.Polygons, metrics.Grid);
        }
    }

    /// <summary>Areas of the band at hand.</summary>
    public BandMetrics Band { get; } = new();

    /// <summary>What the units of the band at hand cover, in blocks of columns; null where nothing was ever covered. Units are numbered in the band.</summary>
    public ReadOnlySpan<CellBlock?> Blocks => cover.Blocks;

    /// <summary>Finds the cells of a band.</summary>
    /// <param name="index">The band, of <see cref="CellBlock.Rows"/> rows.</param>
    /// <returns>The units of the band, ascending; empty where none reaches it, and then areas and blocks are those of another band.</returns>
    public int[] Fill(int index)
    {
        int[] inBand = units.InBand(index);
        if (inBand.Length == 0)
        {
            return inBand;
        }

        int first = index * CellBlock.Rows, end = Math.Min(metrics.Grid.Rows, first + CellBlock.Rows);
        (int west, int east) = units.ColumnsOf(index);
        metrics.Fill(Band, first, end, west, east);
        cover.Clear();
        for (int i = 0; i < inBand.Length; i++)
        {
            cover.Begin(i);
            if (fractions is not null)
            {
                fractions.Append(units.Polygons, inBand[i], Band, cover);
            }
            else
            {
                AppendCentres(inBand[i], first, end);
            }
        }

        return inBand;
    }

    /// <summary>Adds what was done since the last report.</summary>
    /// <param name="tally">Takes it, or null.</param>
    public void Report(OperationTally? tally) => fractions?.Report(tally);

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
