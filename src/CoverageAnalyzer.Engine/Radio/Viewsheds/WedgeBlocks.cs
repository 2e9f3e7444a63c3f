using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The greatest and the second greatest slope of every wedge of a sector in every block of 8 lines, and on which line the greatest is.</summary>
/// <remarks>The line stands in the last three bits of the slope: it is wrong by 7 units of its last place at most.</remarks>
internal sealed class WedgeBlocks
{
    /// <summary>Slope of ground that is not known: above all others, and still a number when marked.</summary>
    public const float NotKnown = 1e38f;

    private const int WedgesPerVector = 15;

    private float[] most = []; // wedge by wedge, in each all blocks, filled up to 16 with slopes below all others
    private float[] second = [];
    private float[] inverses = []; // one over the distance of the last line of each block
    private int stride;

    /// <summary>Makes room for a sector.</summary>
    /// <param name="vectors">Vectors of 15 wedges.</param>
    /// <param name="blocks">Blocks of lines.</param>
    /// <param name="firstDistance">Distance of the nearest line.</param>
    public void Take(int vectors, int blocks, double firstDistance)
    {
        stride = (blocks + 15) & ~15;
        if (inverses.Length < stride)
        {
            inverses = new float[stride];
        }

        for (int i = 0; i < stride; i++)
        {
            inverses[i] = (float)(1 / (firstDistance + ((i + 1) * SectorWedges.BlockLines) - 1));
        }

        if (most.Length < vectors * WedgesPerVector * stride)
        {
            (most, second) = (new float[vectors * WedgesPerVector * stride], new float[vectors * WedgesPerVector * stride]);
        }
    }

    /// <summary>Writes the number of a line of a block into slopes.</summary>
    /// <param name="slopes">The slopes.</param>
    /// <param name="line">The line, 0 to 7.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mark(Vector512<float> slopes, int line) => ((slopes.AsInt32() & Vector512.Create(~7)) | Vector512.Create(line)).AsSingle();

    /// <summary>Sets the slopes of 15 wedges in a block.</summary>
    /// <param name="vector">Number of the vector.</param>
    /// <param name="block">The block.</param>
    /// <param name="greatest">Greatest slopes, marked.</param>
    /// <param name="secondGreatest">Those of the other lines.</param>
    public void Set(int vector, int block, Vector512<float> greatest, Vector512<float> secondGreatest)
    {
        ref float to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(most), (vector * WedgesPerVector * stride) + block);
        ref float secondTo = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(second), (vector * WedgesPerVector * stride) + block);
        ref float from = ref Unsafe.As<Vector512<float>, float>(ref greatest);
        ref float secondFrom = ref Unsafe.As<Vector512<float>, float>(ref secondGreatest);
        for (int lane = 0; lane < WedgesPerVector; lane++)
        {
            Unsafe.Add(ref to, lane * stride) = Unsafe.Add(ref from, lane);
            Unsafe.Add(ref secondTo, lane * stride) = Unsafe.Add(ref secondFrom, lane);
        }
    }

    /// <summary>States that 15 wedges have no ground in a block that anyone could ask for.</summary>
    /// <param name="vector">Number of the vector.</param>
    /// <param name="block">The block.</param>
    public void Clear(int vector, int block)
    {
        ref float to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(most), (vector * WedgesPerVector * stride) + block);
        for (int lane = 0; lane < WedgesPerVector; lane++)
        {
            Unsafe.Add(ref to, lane * stride) = float.NegativeInfinity;
        }
    }

    /// <summary>The blocks of 16 that have ground above a slope.</summary>
    /// <param name="wedge">The wedge.</param>
    /// <param name="sixteen">Which 16 blocks.</param>
    /// <param name="slope">The slope.</param>
    /// <param name="raiseMetres">How much higher the antenna is, whose slope that is, than the one the blocks are of: all ground is that much lower.</param>
    /// <returns>A bit a block.</returns>
    public uint BlocksAbove(int wedge, int sixteen, float slope, float raiseMetres) => (uint)Vector512.GreaterThan(
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(most), (nuint)((wedge * stride) + (sixteen << 4))),
        Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(inverses), (nuint)(sixteen << 4)), Vector512.Create(raiseMetres), Vector512.Create(slope))).ExtractMostSignificantBits();

    /// <summary>The lines of a block that may be above a slope.</summary>
    /// <param name="wedge">The wedge.</param>
    /// <param name="block">The block.</param>
    /// <param name="slope">The slope.</param>
    /// <param name="raiseMetres">How much higher the antenna is.</param>
    /// <returns>A bit a line.</returns>
    public int LinesAbove(int wedge, int block, float slope, float raiseMetres)
    {
        float greatest = most[(wedge * stride) + block], seen = slope + (raiseMetres * inverses[block]);
        return greatest <= seen ? 0 : second[(wedge * stride) + block] <= seen ? 1 << (BitConverter.SingleToInt32Bits(greatest) & 7) : 0xFF;
    }
}
