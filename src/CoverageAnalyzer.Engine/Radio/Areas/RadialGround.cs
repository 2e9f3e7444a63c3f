using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Heights along a radial, eight at a time: those of <see cref="TerrainWindow.ElevationMetres"/>, bit for bit.</summary>
/// <remarks>Cost: a few nanoseconds a sample.</remarks>
internal sealed class RadialGround
{
    private const int Lanes = 8;
    private static readonly Vector512<double> LaneNumbers = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
    private double[] rows = [], columns = [];
    private int[] cells = [];
    private ulong[] upper = [], lower = [];

    /// <summary>Takes the heights at places in equal steps on the ground.</summary>
    /// <param name="window">The window.</param>
    /// <param name="east">East part of a metre along the radial.</param>
    /// <param name="north">North part.</param>
    /// <param name="stepMetres">Distance between samples.</param>
    /// <param name="heights">Takes the height of each sample in m; has room for seven more.</param>
    /// <param name="count">Number of samples, the one at the site included.</param>
    /// <returns>Number of samples before the first one whose height is not known.</returns>
    public int Take(TerrainWindow window, double east, double north, double stepMetres, double[] heights, int count)
    {
        MakeRoom(count);
        for (int i = 0; i < count; i += Lanes)
        {
            var metres = Numbers(i, count) * stepMetres;
            var (row, column) = window.PlacesOf(east * metres, north * metres);
            row.StoreUnsafe(ref rows[i]);
            column.StoreUnsafe(ref columns[i]);
        }

        return Read(window, heights, count);
    }

    /// <summary>Takes the heights at places in equal steps in cells.</summary>
    /// <param name="window">The window.</param>
    /// <param name="rowsPerSample">Rows from sample to sample.</param>
    /// <param name="columnsPerSample">Columns from sample to sample.</param>
    /// <param name="heights">Takes the height of each sample in m; has room for seven more.</param>
    /// <param name="count">Number of samples, the one at the site included.</param>
    /// <returns>Number of samples before the first one whose height is not known.</returns>
    public int TakeEven(TerrainWindow window, double rowsPerSample, double columnsPerSample, double[] heights, int count)
    {
        MakeRoom(count);
        for (int i = 0; i < count; i += Lanes)
        {
            var number = Numbers(i, count);
            (Vector512.Create(window.SiteRow) + (number * rowsPerSample)).StoreUnsafe(ref rows[i]);
            (Vector512.Create(window.SiteColumn) + (number * columnsPerSample)).StoreUnsafe(ref columns[i]);
        }

        return Read(window, heights, count);
    }

    // What fills up is the last sample once more.
    private static Vector512<double> Numbers(int first, int count) => Vector512.MinNative(LaneNumbers + Vector512.Create((double)first), Vector512.Create(count - 1.0));

    private int Read(TerrainWindow window, double[] heights, int count)
    {
        bool inside = FindCells(window, count);
        ref float first = ref MemoryMarshal.GetReference(window.HeightsMetres.Span);
        ref ulong ups = ref MemoryMarshal.GetArrayDataReference(upper), lows = ref MemoryMarshal.GetArrayDataReference(lower);
        nint width = window.Columns;
        ReadOnlySpan<int> places = cells.AsSpan(0, count);
        for (int i = 0; i < places.Length; i++)
        {
            ref float cell = ref Unsafe.Add(ref first, places[i]); // in the window, and not in its last row or column
            Unsafe.Add(ref ups, i) = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<float, byte>(ref cell));
            Unsafe.Add(ref lows, i) = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref cell, width)));
        }

        ref double height = ref MemoryMarshal.GetArrayDataReference(heights);
        for (int i = 0; i < count; i += Lanes)
        {
            var between = Between(Vector512.LoadUnsafe(ref rows[i]), Vector512.LoadUnsafe(ref columns[i]), Vector512.LoadUnsafe(ref ups, (nuint)i), Vector512.LoadUnsafe(ref lows, (nuint)i));
            between.StoreUnsafe(ref height, (nuint)i);
            if (!inside || !Vector512.LessThanAll(Vector512.Abs(between), Vector512.Create(double.PositiveInfinity)))
            {
                for (int k = i; k < Math.Min(i + Lanes, count); k++)
                {
                    heights[k] = window.ElevationMetres(rows[k], columns[k]); // at the rim, or a cell that does not count is unknown
                    if (!double.IsFinite(heights[k]))
                    {
                        return k;
                    }
                }
            }
        }

        return count;
    }

    // Number of the north-western of the four cells of each place, 0 at the rim and beyond; tells whether there are none such.
    private bool FindCells(TerrainWindow window, int count)
    {
        Vector512<double> lastRow = Vector512.Create(window.Rows - 1.0), lastColumn = Vector512.Create(window.Columns - 1.0), width = Vector512.Create((double)window.Columns);
        var inside = Vector512<double>.AllBitsSet;
        for (int i = 0; i < count; i += Lanes)
        {
            Vector512<double> row = Vector512.LoadUnsafe(ref rows[i]), column = Vector512.LoadUnsafe(ref columns[i]), zero = Vector512<double>.Zero;
            var here = Vector512.GreaterThanOrEqual(row, zero) & Vector512.GreaterThanOrEqual(column, zero) & Vector512.LessThan(row, lastRow) & Vector512.LessThan(column, lastColumn);
            var cell = Vector512.ConvertToInt64Native(((Vector512.Floor(row) * width) + Vector512.Floor(column)) & here);
            Narrow(cell.AsUInt64()).AsInt32().StoreUnsafe(ref cells[i]);
            inside &= here;
        }

        return inside.AsInt64() == Vector512<long>.AllBitsSet; // as a number it equals nothing
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Between(Vector512<double> row, Vector512<double> column, Vector512<ulong> upper, Vector512<ulong> lower)
    {
        Vector512<double> south = row - Vector512.Floor(row), right = column - Vector512.Floor(column);
        Vector512<double> a = Wide(Narrow(upper)), b = Wide(Narrow(upper >> 32)), c = Wide(Narrow(lower)), d = Wide(Narrow(lower >> 32));
        Vector512<double> above = a + ((b - a) * right), below = c + ((d - c) * right);
        return above + ((below - above) * south);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Narrow(Vector512<ulong> values) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector256UInt32(values) : Vector256.Narrow(values.GetLower(), values.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Wide(Vector256<uint> values)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector512Double(values.AsSingle());
        }

        var (lower, upper) = Vector256.Widen(values.AsSingle());
        return Vector512.Create(lower, upper);
    }

    private void MakeRoom(int count)
    {
        if (rows.Length < count + Lanes)
        {
            (rows, columns, cells, upper, lower) = (new double[count + Lanes], new double[count + Lanes], new int[count + Lanes], new ulong[count + Lanes], new ulong[count + Lanes]);
        }
    }
}
