using System.Numerics;
using System.Runtime.InteropServices;
using Simd = System.Numerics.Vector;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>What was counted in the cells of a file.</summary>
/// <param name="Least">The least height; positive infinity where there is none.</param>
/// <param name="Greatest">The greatest height; negative infinity where there is none.</param>
/// <param name="Cells">Cells looked at.</param>
/// <param name="Voids">Those without a height, whether the file says so or the height was not believed.</param>
/// <param name="Wild">Those whose height was not believed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ElevationTally(float Least, float Greatest, long Cells, long Voids, long Wild)
{
    /// <summary>Nothing looked at.</summary>
    public static ElevationTally None { get; } = new(float.PositiveInfinity, float.NegativeInfinity, 0, 0, 0);

    /// <summary>True where no cell has a height.</summary>
    public bool IsAllVoid => Voids == Cells;

    /// <summary>Both together.</summary>
    /// <param name="other">The other one.</param>
    public ElevationTally With(ElevationTally other) => new(
        Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest), Cells + other.Cells, Voids + other.Voids, Wild + other.Wild);

    /// <summary>Counts heights.</summary>
    /// <param name="heights">The heights; NaN for a void.</param>
    /// <param name="wild">Those that were not believed.</param>
    public static ElevationTally Of(ReadOnlySpan<float> heights, long wild)
    {
        Vector<float> highest = new(float.PositiveInfinity), lowest = new(float.NegativeInfinity), least = highest, greatest = lowest;
        Vector<int> known = Vector<int>.Zero;
        ReadOnlySpan<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(heights);
        foreach (Vector<float> value in wide)
        {
            Vector<int> isKnown = Simd.Equals(value, value);
            known -= isKnown;
            least = Simd.Min(least, Simd.ConditionalSelect(isKnown, value, highest));
            greatest = Simd.Max(greatest, Simd.ConditionalSelect(isKnown, value, lowest));
        }

        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        long count = Simd.Sum(known);
        for (int i = 0; i < Vector<float>.Count; i++)
        {
            (low, high) = (Math.Min(low, least[i]), Math.Max(high, greatest[i]));
        }

        foreach (float value in heights[(wide.Length * Vector<float>.Count)..])
        {
            if (!float.IsNaN(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
                count++;
            }
        }

        return new ElevationTally(low, high, heights.Length, heights.Length - count, wild);
    }
}
