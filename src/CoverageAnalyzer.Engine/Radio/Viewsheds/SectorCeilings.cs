using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The highest ground of a block of lines, sixteen cells together: what is lower than the horizon as a whole needs no further look.</summary>
/// <remarks>
/// The ground between the line before the block and its last line runs straight between centres, so that none of it is higher than the highest of them.
/// Behavior: where a height is not known the ceiling is positive infinity. Cells beside the line may raise a ceiling, never lower it.
/// Cost: one reading of the levels.
/// </remarks>
internal sealed class SectorCeilings
{
    /// <summary>Cells of a ceiling.</summary>
    public const int Cells = 16;

    private float[] highest = [];
    private int count;

    /// <summary>Takes a block of lines.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="first">First line of the block; the line before counts as well.</param>
    /// <param name="end">The line after its last.</param>
    /// <param name="left">Place on a line of the first cell that will be asked for.</param>
    /// <param name="right">Place of the last.</param>
    /// <param name="hasVoids">Whether there are heights that are not known.</param>
    public void Take(ViewshedSector sector, int first, int end, double left, double right, bool hasVoids)
    {
        count = (sector.Cells + Cells - 1) / Cells;
        if (highest.Length < count)
        {
            highest = new float[count];
        }

        int from = NumberOf(left), to = NumberOf(right), before = Math.Max(0, first - 1);
        ref float levels = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sector.Levels), sector.Start + (before * sector.Step));
        for (int i = from; i <= to; i++)
        {
            ref float line = ref Unsafe.Add(ref levels, i * Cells);
            var above = Vector512.LoadUnsafe(ref line);
            var sum = above;
            for (int n = before + 1; n < end; n++)
            {
                line = ref Unsafe.Add(ref line, sector.Step);
                var level = Vector512.LoadUnsafe(ref line);
                above = Vector512.MaxNative(above, level);
                sum += level; // not a number where one of them is not
            }

            highest[i] = hasVoids && Vector512.Equals(sum, sum).ExtractMostSignificantBits() != 0xFFFF ? float.PositiveInfinity : Greatest(above);
        }
    }

    /// <summary>The highest ground between two cells of a line.</summary>
    /// <param name="from">Place of the first.</param>
    /// <param name="to">Place of the last.</param>
    public float Between(double from, double to)
    {
        int last = NumberOf(to);
        float above = float.NegativeInfinity;
        for (int i = NumberOf(from); i <= last; i++)
        {
            above = Math.Max(above, highest[i]);
        }

        return above;
    }

    private int NumberOf(double place) => Math.Clamp((int)place / Cells, 0, count - 1);

    /// <summary>The greatest of sixteen numbers.</summary>
    public static float Greatest(Vector512<float> values)
    {
        var eight = Vector256.MaxNative(values.GetLower(), values.GetUpper());
        var four = Vector128.MaxNative(eight.GetLower(), eight.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(two[0], two[1]);
    }
}
