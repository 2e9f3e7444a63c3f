using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Finds the largest diffraction parameter of paths in line of sight.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, equation (15). With sᵢ the slope from the transmitter to point i on the flattened profile and S that to the receiver,
/// νᵢ = (sᵢ − S) · √(0.002 / λ) · √(d dᵢ / (d − dᵢ)). In line of sight every sᵢ is below S and the root grows with i, so that no ν of a block of points is above
/// (largest s of the block − S) times the root at its first point: blocks whose bound is not above −0.78 or the largest ν so far are passed over, and the answer is that of all points.
/// Cost: one comparison for each eight points, eight of them at a time, and the points of the few blocks that are left.
/// </remarks>
/// <param name="steps">Tables of the radial.</param>
internal sealed class RadialClearance(RadialSteps steps)
{
    private readonly double[] blockSlopes = new double[steps.BlockRoots.Length + 8];
    private double[] slopes = [];

    /// <summary>Takes the slopes of a radial.</summary>
    /// <param name="radialSlopes">Slope in m/km from the transmitter to each sample; that of sample 0 is −∞. Kept, not copied.</param>
    /// <param name="count">Samples that are known.</param>
    public void Begin(double[] radialSlopes, int count)
    {
        slopes = radialSlopes;
        int blocks = count / 8;
        ref double first = ref MemoryMarshal.GetArrayDataReference(slopes);
        for (int block = 0; block < blocks; block++)
        {
            var eight = Vector512.LoadUnsafe(ref first, (nuint)(8 * block));
            var four = Vector256.MaxNative(eight.GetLower(), eight.GetUpper());
            var two = Vector128.MaxNative(four.GetLower(), four.GetUpper());
            blockSlopes[block] = double.MaxNative(two[0], two[1]);
        }

        Array.Fill(blockSlopes, double.NegativeInfinity, blocks, Math.Min(8, blockSlopes.Length - blocks));
    }

    /// <summary>Finds νmax over all points between the terminals.</summary>
    /// <param name="receiver">Sample at which the receiver stands.</param>
    /// <param name="receiverSlope">S in m/km; above the slopes of all points before.</param>
    /// <param name="scale">√(0.002 / λ · d): what makes ν of (s − S) √(i / (n − i)).</param>
    /// <returns>ν, or −0.78 where none is above it.</returns>
    public double LargestParameter(int receiver, double receiverSlope, double scale)
    {
        double least = -0.78 / scale, largest = least;
        int blocks = receiver / 8, rest = receiver - (8 * blocks);
        ref double s = ref MemoryMarshal.GetArrayDataReference(slopes);
        ref double roots = ref MemoryMarshal.GetArrayDataReference(steps.Roots);
        ref double inverse = ref MemoryMarshal.GetArrayDataReference(steps.ReversedInverseRoots);
        nuint shift = (nuint)(steps.Samples - receiver);
        var flat = Vector512.Create(receiverSlope);
        if (rest > 0)
        {
            nuint place = (nuint)(8 * blocks);
            var tail = (Vector512.LoadUnsafe(ref s, place) - flat) * Vector512.LoadUnsafe(ref roots, place) * Vector512.LoadUnsafe(ref inverse, shift + place);
            var counts = Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)rest));
            largest = double.MaxNative(largest, Largest(Vector512.ConditionalSelect(counts, tail, Vector512.Create(double.NegativeInfinity))));
        }

        ref double blockSlope = ref MemoryMarshal.GetArrayDataReference(blockSlopes);
        ref double blockRoots = ref MemoryMarshal.GetArrayDataReference(steps.BlockRoots);
        ref double blockInverse = ref MemoryMarshal.GetArrayDataReference(steps.ReversedBlockInverseRoots[rest]);
        nuint blockShift = (nuint)(steps.BlockRoots.Length - blocks);
        for (int block = (blocks - 1) & ~7; block >= 0; block -= 8)
        {
            nuint place = (nuint)block;
            var bound = (Vector512.LoadUnsafe(ref blockSlope, place) - flat) * Vector512.LoadUnsafe(ref blockRoots, place) * Vector512.LoadUnsafe(ref blockInverse, blockShift + place);
            ulong open = Vector512.GreaterThan(bound, Vector512.Create(largest)).ExtractMostSignificantBits();
            if (blocks - block < 8)
            {
                open &= (1UL << (blocks - block)) - 1;
            }

            while (open != 0)
            {
                int which = 63 - System.Numerics.BitOperations.LeadingZeroCount(open);
                open &= ~(1UL << which);
                if (bound.GetElement(which) > largest)
                {
                    nuint at = 8 * (place + (nuint)which);
                    var inside = (Vector512.LoadUnsafe(ref s, at) - flat) * Vector512.LoadUnsafe(ref roots, at) * Vector512.LoadUnsafe(ref inverse, shift + at);
                    largest = double.MaxNative(largest, Largest(inside));
                }
            }
        }

        return largest == least ? -0.78 : largest * scale; // the loss jumps there
    }

    /// <summary>Finds the point of the largest ν, also where it is below −0.78; of equal ones the last.</summary>
    /// <param name="receiver">Sample at which the receiver stands.</param>
    /// <param name="receiverSlope">S in m/km; above the slopes of all points before.</param>
    /// <returns>Its sample.</returns>
    public int Nearest(int receiver, double receiverSlope)
    {
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int block = (receiver - 1) / 8; block >= 0; block--)
        {
            int first = Math.Max(1, 8 * block), last = Math.Min(receiver - 1, (8 * block) + 7);
            if (last == (8 * block) + 7 && (blockSlopes[block] - receiverSlope) * steps.BlockRoots[block] * steps.ReversedInverseRoots[steps.Samples - receiver + first] <= largest)
            {
                continue;
            }

            for (int i = last; i >= first; i--)
            {
                double value = (slopes[i] - receiverSlope) * steps.Roots[i] * steps.ReversedInverseRoots[steps.Samples - receiver + i];
                if (value > largest)
                {
                    (largest, best) = (value, i);
                }
            }
        }

        return best;
    }

    private static double Largest(Vector512<double> eight)
    {
        var four = Vector256.MaxNative(eight.GetLower(), eight.GetUpper());
        var two = Vector128.MaxNative(four.GetLower(), four.GetUpper());
        return double.MaxNative(two[0], two[1]);
    }
}
