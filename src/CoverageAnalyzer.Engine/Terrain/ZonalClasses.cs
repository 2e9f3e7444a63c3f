using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>True area of units (communes) in each of four classes of cells, from rasters of one byte a cell whose rows come from the north.</summary>
/// <remarks>
/// Cells on a boundary count by their part in the unit, exactly; areas are those on the ellipsoid (<see cref="GridMetrics"/>). Whole cells are weighted with
/// the mean area of a run of at most 64 in a row, in which it changes by less than 1 part in 10⁵. A unit all in one class has exactly its whole area there.
/// Units may overlap: each counts in full.
/// Behavior: the same bits however the rows are cut into bands.
/// Cost: one comparison a cell and class, 64 cells at once; memory for 128 rows of each raster.
/// </remarks>
internal sealed class ZonalClasses
{
    /// <summary>Classes, 0 to 3; what is above counts as 3.</summary>
    public const int Classes = 4;

    private static readonly double[] Reciprocal = [.. Enumerable.Range(0, 65).Select(n => 1.0 / Math.Max(n, 1))];

    private readonly RasterGrid grid;
    private readonly ZonalUnits placed;
    private readonly ZonalCells zones;
    private readonly byte[][] rows; // layer after layer: rows of the band that is not complete; the last 63 bytes are nobody's
    private readonly double[] sums; // unit, layer, class

    /// <summary>Prepares for a grid, its units and a number of rasters.</summary>
    /// <param name="metrics">What the cells measure.</param>
    /// <param name="units">The units, in the coordinates of the grid.</param>
    /// <param name="layers">Rasters.</param>
    public ZonalClasses(GridMetrics metrics, PolygonSet units, int layers)
    {
        grid = metrics.Grid;
        Units = units.UnitCount;
        Layers = layers;
        placed = new ZonalUnits(units, grid);
        metrics.Include(placed.Bounds);
        zones = new ZonalCells(placed, metrics, CellRule.ExactFractions);
        rows = new byte[layers][];
        for (int layer = 0; layer < layers; layer++)
        {
            rows[layer] = new byte[(CellBlock.Rows * grid.Columns) + 63];
        }

        sums = new double[Units * layers * Classes];
        OutsideSquareMetres = [.. Enumerable.Range(0, Units).Select(u => placed.ReachesOutside[u] ? metrics.AreaOutsideSquareMetres(units, u) : 0)];
    }

    /// <summary>Number of units.</summary>
    public int Units { get; }

    /// <summary>Number of rasters.</summary>
    public int Layers { get; }

    /// <summary>Rows taken so far.</summary>
    public int RowsTaken { get; private set; }

    /// <summary>Area of each unit outside the grid.</summary>
    public double[] OutsideSquareMetres { get; }

    /// <summary>Area of a unit in each class of a raster, as far as rows were taken, in square metres.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="layer">The raster.</param>
    public ReadOnlySpan<double> AreasOf(int unit, int layer) => sums.AsSpan(((unit * Layers) + layer) * Classes, Classes);

    /// <summary>Where a raster's next row is to be written, before <see cref="EndRow"/>.</summary>
    /// <param name="layer">The raster.</param>
    public Span<byte> NextRow(int layer) => rows[layer].AsSpan(RowsTaken % CellBlock.Rows * grid.Columns, grid.Columns);

    /// <summary>Takes the row that was written for every raster.</summary>
    public void EndRow()
    {
        RowsTaken++;
        if (RowsTaken % CellBlock.Rows == 0 || RowsTaken == grid.Rows)
        {
            Measure((RowsTaken - 1) / CellBlock.Rows);
        }
    }

    private void Measure(int index)
    {
        int[] inBand = zones.Fill(index);
        for (int b = 0; inBand.Length > 0 && b < zones.Blocks.Length; b++)
        {
            if (zones.Blocks[b] is { IsEmpty: false } cells)
            {
                for (int layer = 0; layer < Layers; layer++)
                {
                    Whole(cells.Runs, b * CellBlock.Columns, inBand, layer);
                    Cut(cells.Cuts, b * CellBlock.Columns, inBand, layer);
                }
            }
        }
    }

    private void Whole(ReadOnlySpan<CellRun> runs, int firstColumn, int[] inBand, int layer)
    {
        ref byte first = ref MemoryMarshal.GetArrayDataReference(rows[layer]);
        double[] cumulative = zones.Band.Cumulative, rowScale = zones.Band.RowScale;
        int offset = firstColumn - zones.Band.FirstColumn;
        for (int i = 0; i < runs.Length;)
        {
            int unit = runs[i].Unit;
            double none = 0, one = 0, two = 0, three = 0;
            for (; i < runs.Length && runs[i].Unit == unit; i++)
            {
                ref readonly CellRun run = ref runs[i];
                for (int start = run.Column; start < run.End;)
                {
                    int word = start >> 6, end = Math.Min(run.End, (word + 1) << 6), cells = end - start;
                    double area = (cumulative[offset + end] - cumulative[offset + start]) * rowScale[run.Row], each = area * Reciprocal[cells];
                    ulong inRun = (ulong.MaxValue >> (64 - cells)) << (start & 63);
                    Masks(ref Unsafe.Add(ref first, (run.Row * grid.Columns) + firstColumn + (word << 6)), out ulong ones, out ulong twos, out ulong threes);
                    none += Area(inRun & ~(ones | twos | threes), inRun, area, each);
                    one += Area(inRun & ones, inRun, area, each);
                    two += Area(inRun & twos, inRun, area, each);
                    three += Area(inRun & threes, inRun, area, each);
                    start = end;
                }
            }

            Add(inBand[unit], layer, none, one, two, three);
        }
    }

    private void Cut(ReadOnlySpan<CutCell> cuts, int firstColumn, int[] inBand, int layer)
    {
        byte[] classes = rows[layer];
        double[] cumulative = zones.Band.Cumulative, rowScale = zones.Band.RowScale;
        int offset = firstColumn - zones.Band.FirstColumn;
        Span<double> sum = stackalloc double[Classes];
        for (int i = 0; i < cuts.Length;)
        {
            int unit = cuts[i].Unit;
            sum.Clear();
            for (; i < cuts.Length && cuts[i].Unit == unit; i++)
            {
                ref readonly CutCell cut = ref cuts[i];
                double area = (cumulative[offset + cut.Column + 1] - cumulative[offset + cut.Column]) * rowScale[cut.Row] * cut.Fraction;
                sum[Math.Min((int)classes[(cut.Row * grid.Columns) + firstColumn + cut.Column], Classes - 1)] += area;
            }

            Add(inBand[unit], layer, sum[0], sum[1], sum[2], sum[3]);
        }
    }

    /// <summary>The whole area where all cells of a run are of the class: what is wholly of a class then has exactly the unit's area in it.</summary>
    private static double Area(ulong mask, ulong inRun, double area, double each) => mask == inRun ? area : BitOperations.PopCount(mask) * each;

    /// <summary>One bit for each of 64 cells of class 1, of class 2, and of class 3 or above.</summary>
    private static void Masks(ref byte cells, out ulong ones, out ulong twos, out ulong threes)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var all = Vector512.LoadUnsafe(ref cells);
            ones = Vector512.Equals(all, Vector512.Create((byte)1)).ExtractMostSignificantBits();
            twos = Vector512.Equals(all, Vector512.Create((byte)2)).ExtractMostSignificantBits();
            threes = Vector512.GreaterThanOrEqual(all, Vector512.Create((byte)3)).ExtractMostSignificantBits();
            return;
        }

        ones = twos = threes = 0;
        for (int i = 0; i < 64; i += 16)
        {
            var part = Vector128.LoadUnsafe(ref cells, (nuint)i);
            ones |= (ulong)Vector128.Equals(part, Vector128.Create((byte)1)).ExtractMostSignificantBits() << i;
            twos |= (ulong)Vector128.Equals(part, Vector128.Create((byte)2)).ExtractMostSignificantBits() << i;
            threes |= (ulong)Vector128.GreaterThanOrEqual(part, Vector128.Create((byte)3)).ExtractMostSignificantBits() << i;
        }
    }

    private void Add(int unit, int layer, double none, double one, double two, double three)
    {
        Span<double> target = sums.AsSpan(((unit * Layers) + layer) * Classes, Classes);
        target[0] += none;
        target[1] += one;
        target[2] += two;
        target[3] += three;
    }
}
