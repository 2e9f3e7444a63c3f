using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Whether heights within a circle differ by more than a limit, for many cells beside each other.</summary>
/// <remarks>
/// Rows of the window have sparse tables (the least and greatest of 1, 2, 4 … cells from each column on), so that the least of any stretch
/// of a row is that of two entries. A circle is one stretch a row: 2r + 1 pairs a cell at most, from the middle outward, and no more once all cells
/// asked for are over the limit. Missing heights do not count.
/// </remarks>
internal sealed class LocalRange
{
    private readonly int[] halfWidth; // cells on each side, by the distance in rows
    private readonly int levels;
    private float[] least = [];
    private float[] greatest = [];
    private int columns;
    private int rows;

    /// <summary>Prepares a circle.</summary>
    /// <param name="radiusMetres">Its radius; a cell belongs to it whose centre is no further.</param>
    /// <param name="eastSpacingMetres">From one column to the next.</param>
    /// <param name="southSpacingMetres">From one row to the next.</param>
    public LocalRange(double radiusMetres, double eastSpacingMetres, double southSpacingMetres)
    {
        int reach = (int)(radiusMetres / southSpacingMetres);
        halfWidth = [.. Enumerable.Range(0, reach + 1).Select(r =>
            (int)(Math.Sqrt(Math.Max(0, (radiusMetres * radiusMetres) - (r * southSpacingMetres * r * southSpacingMetres))) / eastSpacingMetres))];
        levels = 1 + (int)Math.Log2((2 * halfWidth[0]) + 1);
    }

    /// <summary>Rows on each side of a cell that the circle reaches.</summary>
    public int RowReach => halfWidth.Length - 1;

    /// <summary>Columns on each side.</summary>
    public int ColumnReach => halfWidth[0];

    /// <summary>Builds the tables of a window.</summary>
    /// <param name="window">Heights, row by row; NaN where missing.</param>
    /// <param name="windowRows">Rows.</param>
    /// <param name="windowColumns">Columns.</param>
    public void Load(ReadOnlySpan<float> window, int windowRows, int windowColumns)
    {
        (rows, columns) = (windowRows, windowColumns);
        int needed = (rows * columns * levels) + 16;
        if (least.Length < needed)
        {
            least = new float[needed];
            greatest = new float[needed];
        }

        for (int row = 0; row < rows; row++)
        {
            var from = window.Slice(row * columns, columns);
            var low = least.AsSpan(row * levels * columns, levels * columns);
            var high = greatest.AsSpan(row * levels * columns, levels * columns);
            for (int c = 0; c < columns; c++)
            {
                bool known = !float.IsNaN(from[c]);
                low[c] = known ? from[c] : float.PositiveInfinity;
                high[c] = known ? from[c] : float.NegativeInfinity;
            }

            for (int level = 1; level < levels; level++)
            {
                int half = 1 << (level - 1), before = (level - 1) * columns, end = columns - (2 * half) + 1;
                for (int c = 0; c < end; c++)
                {
                    low[before + columns + c] = Math.Min(low[before + c], low[before + c + half]);
                    high[before + columns + c] = Math.Max(high[before + c], high[before + c + half]);
                }
            }
        }
    }

    /// <summary>Tells of eight cells beside each other which have a range above the limit.</summary>
    /// <param name="row">Their row in the window, at least the reach from its edges.</param>
    /// <param name="column">The column of the first.</param>
    /// <param name="limitMetres">The limit.</param>
    /// <param name="asked">One bit for each cell that matters.</param>
    /// <returns>One bit for each cell above the limit; right for those asked for.</returns>
    public uint Above(int row, int column, float limitMetres, uint asked)
    {
        var limit = Vector256.Create(limitMetres);
        var low = Vector256.Create(float.PositiveInfinity);
        var high = Vector256.Create(float.NegativeInfinity);
        uint above = 0;
        for (int r = 0; r < halfWidth.Length; r++)
        {
            int half = halfWidth[r], level = BitOperations.Log2((uint)((2 * half) + 1)), second = (2 * half) + 1 - (1 << level);
            Take(((((row - r) * levels) + level) * columns) + column - half, second, ref low, ref high);
            Take(((((row + r) * levels) + level) * columns) + column - half, second, ref low, ref high);
            if ((r & 7) == 7 || r == halfWidth.Length - 1)
            {
                above = Vector256.GreaterThan(high - low, limit).ExtractMostSignificantBits();
                if ((above & asked) == asked)
                {
                    break;
                }
            }
        }

        return above;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(int at, int second, ref Vector256<float> low, ref Vector256<float> high)
    {
        ref float l = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(least), at);
        ref float h = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(greatest), at);
        low = Vector256.MinNative(low, Vector256.MinNative(Vector256.LoadUnsafe(ref l), Vector256.LoadUnsafe(ref l, (nuint)second)));
        high = Vector256.MaxNative(high, Vector256.MaxNative(Vector256.LoadUnsafe(ref h), Vector256.LoadUnsafe(ref h, (nuint)second)));
    }
}
