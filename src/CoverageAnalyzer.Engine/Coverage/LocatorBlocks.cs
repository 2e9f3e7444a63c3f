using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Looks many places up in a <see cref="LocatorGrid"/>, block by block, in steps, so that what the next step reads is on its way from memory meanwhile.</summary>
/// <remarks>
/// Steps: the cell of each place → its value; places in cells with edges are put aside → their records → the vertices of their edges → the verdict.
/// The tables of a nation are larger than the caches; a place looked up alone waits for up to four reads, one after the other.
/// </remarks>
/// <param name="grid">The grid.</param>
internal readonly ref struct LocatorBlocks(LocatorGrid grid)
{
    /// <summary>Places of a block.</summary>
    public const int Length = 256;

    private const int NumbersOfLine = 16; // whole numbers in a cache line

    private readonly LocatorGrid grid = grid;

    /// <summary>The unit of each place, −1 for none.</summary>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates, as many.</param>
    /// <param name="unit">Takes the units, as many.</param>
    /// <param name="tally">Takes the number of places, of those in cells with edges, and of edges tested; or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Locate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<int> unit, OperationTally? tally)
    {
        int* cell = stackalloc int[Length];
        int* aside = stackalloc int[Length];
        int* offset = stackalloc int[Length];
        int* band = stackalloc int[Length];
        double* sideX = stackalloc double[Length];
        long asides = 0, edges = 0;
        int[][] records = grid.Records;
        fixed (int* values = grid.CellUnit)
        fixed (double* xy = grid.XY)
        {
            for (int from = 0; from < unit.Length; from += Length)
            {
                int count = Math.Min(Length, unit.Length - from);
                ref double px = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), from);
                ref double py = ref Unsafe.Add(ref MemoryMarshal.GetReference(y), from);
                ref int to = ref Unsafe.Add(ref MemoryMarshal.GetReference(unit), from);
                FindCells(ref px, ref py, count, cell);
                for (int i = 0; i < count; i++)
                {
                    Prefetch(values + cell[i]); // before the first cell for a place outside: harmless
                }

                int put = 0;
                for (int i = 0; i < count; i++)
                {
                    int value = cell[i] < 0 ? LocatorGrid.None : values[cell[i]];
                    Unsafe.Add(ref to, i) = value;
                    aside[put] = i;
                    put += value < LocatorGrid.None ? 1 : 0;
                }

                for (int k = 0; k < put; k++)
                {
                    int i = aside[k];
                    offset[k] = -2 - Unsafe.Add(ref to, i);
                    band[k] = grid.RowAt(Unsafe.Add(ref py, i)) >> grid.BandShift;
                    sideX[k] = grid.Corners.CentreX(grid.ColumnAt(Unsafe.Add(ref px, i)));
                    int* record = (int*)Unsafe.AsPointer(ref RecordAt(records, band[k], offset[k]));
                    Prefetch(record);
                    Prefetch(record + 7); // most records end within it
                }

                for (int k = 0; k < put; k++)
                {
                    ref int record = ref RecordAt(records, band[k], offset[k]);
                    int edgeCount = Unsafe.Add(ref record, 2), step = (record & LocatorRecord.Mixed) != 0 ? 2 : 1;
                    edges += edgeCount;
                    ref int edge = ref Unsafe.Add(ref record, LocatorRecord.HeadLength + LocatorRecord.UnitsOf(record));
                    for (int e = 0; e < Math.Min(edgeCount, NumbersOfLine); e++)
                    {
                        double* ends = xy + (2 * (nint)Unsafe.Add(ref edge, e * step));
                        Prefetch(ends);
                        Prefetch(ends + 3);
                    }
                }

                for (int k = 0; k < put; k++)
                {
                    int i = aside[k];
                    Unsafe.Add(ref to, i) = LocatorRecord.First(
                        ref RecordAt(records, band[k], offset[k]), ref *xy, sideX[k], Unsafe.Add(ref px, i), Unsafe.Add(ref py, i));
                }

                asides += put;
            }
        }

        if (tally is not null)
        {
            tally.Add("places located", unit.Length);
            tally.Add("places in cells with edges", asides);
            tally.Add("edges tested", edges);
        }
    }

    private static unsafe void Prefetch(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    private static ref int RecordAt(int[][] records, int band, int offset) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(records), band)), offset);

    /// <summary>The cell of each place of a block, −1 outside the grid.</summary>
    private unsafe void FindCells(ref double x, ref double y, int count, int* cell)
    {
        int i = 0;
        if (Avx.IsSupported)
        {
            var minX = Vector256.Create(grid.Bounds.MinX);
            var minY = Vector256.Create(grid.Bounds.MinY);
            var maxX = Vector256.Create(grid.Bounds.MaxX);
            var maxY = Vector256.Create(grid.Bounds.MaxY);
            var inverseWidth = Vector256.Create(grid.InverseWidth);
            var inverseHeight = Vector256.Create(grid.InverseHeight);
            var columns = Vector128.Create(grid.Columns);
            var lastColumn = Vector128.Create(grid.Columns - 1);
            var lastRow = Vector128.Create(grid.Rows - 1);
            for (; i + Vector256<double>.Count <= count; i += Vector256<double>.Count)
            {
                var vx = Vector256.LoadUnsafe(ref x, (nuint)i);
                var vy = Vector256.LoadUnsafe(ref y, (nuint)i);
                var within = Vector256.GreaterThanOrEqual(vx, minX) & Vector256.LessThanOrEqual(vx, maxX)
                    & Vector256.GreaterThanOrEqual(vy, minY) & Vector256.LessThanOrEqual(vy, maxY);
                var column = Vector128.Min(Avx.ConvertToVector128Int32WithTruncation((vx - minX) * inverseWidth), lastColumn);
                var row = Vector128.Min(Avx.ConvertToVector128Int32WithTruncation((maxY - vy) * inverseHeight), lastRow);
                ((row * columns) + column).Store(cell + i);
                uint bits = within.ExtractMostSignificantBits();
                for (uint outside = ~bits & 15; outside != 0; outside &= outside - 1)
                {
                    cell[i + BitOperations.TrailingZeroCount(outside)] = -1;
                }
            }
        }

        for (; i < count; i++)
        {
            double px = Unsafe.Add(ref x, i), py = Unsafe.Add(ref y, i);
            cell[i] = grid.Bounds.Contains(px, py) ? (grid.RowAt(py) * grid.Columns) + grid.ColumnAt(px) : -1;
        }
    }
}
