using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Some columns of the ground turned into lines, as the eastern and western sector go over them, and their answers turned back: a strip that stays in the second cache.</summary>
/// <typeparam name="T">Kind of heights.</typeparam>
internal sealed class FrontStrip<T>
    where T : struct
{
    /// <summary>Columns of a strip.</summary>
    public const int Width = 32;

    private readonly byte[] block = new byte[8 * Width];
    private T[] heights = [];
    private byte[] answers = [];

    /// <summary>Cells from line to line.</summary>
    public int Stride { get; private set; }

    /// <summary>Heights, line after line; a line is a column of the strip, a cell of it a row of the window.</summary>
    public ref T Heights => ref MemoryMarshal.GetArrayDataReference(heights);

    /// <summary>Takes the answers, as the heights lie.</summary>
    public ref byte Answers => ref MemoryMarshal.GetArrayDataReference(answers);

    /// <summary>Number of answers.</summary>
    public int Length => answers.Length;

    /// <summary>Begins a site.</summary>
    /// <param name="rows">Rows of the window.</param>
    public void Begin(int rows)
    {
        Stride = ((rows + 47) & ~31) + 8; // no power of two, whose lines would all want the same places of the cache
        if (heights.Length < (Stride * Width) + 32)
        {
            (heights, answers) = (new T[(Stride * Width) + 32], new byte[(Stride * Width) + 32]);
        }
    }

    /// <summary>Turns columns into lines.</summary>
    /// <param name="ground">The heights.</param>
    /// <param name="column">First column.</param>
    /// <param name="columns">Columns, up to <see cref="Width"/>.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="ahead">Columns from here to those that are wanted next.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // a profile tells them apart so, and a strip is far longer than a call
    public void Turn(in FrontGround<T> ground, int column, int columns, int first, int end, int ahead)
    {
        ref T source = ref MemoryMarshal.GetArrayDataReference(ground.Heights);
        columns = (columns + 7) & ~7;
        for (int row = first; row < end; row += 8)
        {
            nint at = ground.At(row, column);
            if (ground.At(row + 7, column + columns) > ground.Heights.Length)
            {
                TurnSome(ground, column, columns, row, Math.Min(8, end - row));
                continue;
            }

            for (int r = 0; r < 8 && ahead != 0; r++)
            {
                FrontGround<T>.Prefetch(ref source, at + ((nint)r * ground.Stride) + ahead);
            }

            for (int c = 0; c < columns; c += 8)
            {
                ref T from = ref Unsafe.Add(ref source, at + c);
                ref T to = ref Unsafe.Add(ref Heights, (c * Stride) + row);
                if (typeof(T) == typeof(short))
                {
                    CellTransposition.Turn(ref Unsafe.As<T, short>(ref from), ground.Stride, ref Unsafe.As<T, short>(ref to), Stride);
                }
                else
                {
                    CellTransposition.Turn(ref Unsafe.As<T, float>(ref from), ground.Stride, ref Unsafe.As<T, float>(ref to), Stride);
                }
            }
        }
    }

    /// <summary>Turns the answers back.</summary>
    /// <param name="reach">The cells in reach.</param>
    /// <param name="column">First column.</param>
    /// <param name="columns">Columns, up to <see cref="Width"/>.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="isEast">Whether they are the eastern sector's.</param>
    /// <param name="cells">Takes those of the sector.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // a profile tells them apart so, and a strip is far longer than a call
    public void TurnBack(FrontReach reach, int column, int columns, int first, int end, bool isEast, Span<byte> cells)
    {
        int stride = reach.Field.Window.Columns;
        ref byte to = ref MemoryMarshal.GetReference(cells);
        ref byte turned = ref MemoryMarshal.GetArrayDataReference(block);
        var places = Vector256<byte>.Indices.AsSByte();
        for (int row = first; row < end; row += 8)
        {
            for (int c = 0; c < columns; c += 8)
            {
                CellTransposition.Turn(ref Unsafe.Add(ref Answers, (c * Stride) + row), Stride, ref Unsafe.Add(ref turned, c), Width);
            }

            for (int r = row; r < Math.Min(row + 8, end); r++)
            {
                (int left, int right) = reach.Beside(r, isEast);
                (left, right) = (Math.Max(left - column, 0), Math.Min(right - column, columns));
                nint at = ((nint)r * stride) + column;
                if (left >= right)
                {
                    continue;
                }

                if (at + Width > cells.Length)
                {
                    block.AsSpan(((r - row) * Width) + left, right - left).CopyTo(cells[(int)(at + left)..]);
                    continue;
                }

                var found = Vector256.LoadUnsafe(ref turned, (nuint)((r - row) * Width));
                if (right - left < Width)
                {
                    var isMeant = Vector256.GreaterThanOrEqual(places, Vector256.Create((sbyte)left)) & Vector256.LessThan(places, Vector256.Create((sbyte)right));
                    found = Vector256.ConditionalSelect(isMeant.AsByte(), found, Vector256.LoadUnsafe(ref to, (nuint)at));
                }

                found.StoreUnsafe(ref to, (nuint)at);
            }
        }
    }

    /// <summary>At the very end of the heights, where a block would reach beyond.</summary>
    private void TurnSome(in FrontGround<T> ground, int column, int columns, int row, int rows)
    {
        for (int r = row; r < row + rows; r++)
        {
            for (int c = 0; c < columns && ground.At(r, column + c) < ground.Heights.Length; c++)
            {
                heights[(c * Stride) + r] = ground.Heights[ground.At(r, column + c)];
            }
        }
    }
}
