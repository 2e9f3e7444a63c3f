using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Carries the horizon of a sector outwards, line by line: slopes per line, interpolated between neighbors.</summary>
internal sealed class HorizonFront
{
    private const float NoHorizon = -1e30f;

    private float[] inner = [];
    private float[] outer = [];

    /// <summary>Finds what is visible in a sector.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="receiverHeightMetres">Height of the receivers.</param>
    /// <param name="status">Takes <see cref="CellVisibility.Visible"/> or <see cref="CellVisibility.Hidden"/>, in the layout of the sector's levels; cells beyond the sector take anything.</param>
    public void Sweep(ViewshedSector sector, float receiverHeightMetres, byte[] status)
    {
        const int Margin = 32;
        int width = sector.Cells + (2 * Margin);
        if (inner.Length < width)
        {
            (inner, outer) = (new float[width], new float[width]);
        }

        Array.Fill(inner, NoHorizon);
        ref float level = ref MemoryMarshal.GetArrayDataReference(sector.Levels);
        ref byte target = ref MemoryMarshal.GetArrayDataReference(status);
        int middle = Math.Clamp((int)Math.Ceiling(sector.Site), 0, sector.Cells);
        for (int n = 0; n < sector.Lines; n++)
        {
            float inverse = (float)(1 / (sector.FirstDistance + n));
            int first = sector.First[n], end = sector.End[n], line = sector.Start + (n * sector.Step), split = Math.Clamp(middle, first, end);
            if (first == end)
            {
                continue; // nearer than the cells on both sides of the site
            }

            ref float before = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(inner), Margin);
            ref float after = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(outer), Margin);
            Half(ref Unsafe.Add(ref level, line), ref before, ref Unsafe.Add(ref before, 1), ref after, ref Unsafe.Add(ref target, line), first, split, (float)sector.Site, -inverse, inverse, receiverHeightMetres);
            Half(ref Unsafe.Add(ref level, line), ref before, ref Unsafe.Add(ref before, -1), ref after, ref Unsafe.Add(ref target, line), split, end, (float)sector.Site, inverse, inverse, receiverHeightMetres);
            Unsafe.Add(ref after, first - 1) = Unsafe.Add(ref after, first);
            Unsafe.Add(ref after, end) = Unsafe.Add(ref after, end - 1);
            (inner, outer) = (outer, inner);
        }
    }

    /// <summary>Cells on one side of the site's line; those beyond the end are worked out and written over later.</summary>
    private static void Half(
        ref float level, ref float before, ref float beside, ref float after, ref byte status, int first, int end, float site, float weight, float inverse, float receiver)
    {
        var steps = Vector512<float>.Indices - Vector512.Create(site);
        var (weights, inverses, receivers) = (Vector512.Create(weight), Vector512.Create(inverse), Vector512.Create(receiver * inverse));
        for (int i = first; i < end; i += 16)
        {
            var near = Vector512.LoadUnsafe(ref before, (nuint)i);
            var horizon = near + ((steps + Vector512.Create((float)i)) * weights * (Vector512.LoadUnsafe(ref beside, (nuint)i) - near));
            var slope = Vector512.LoadUnsafe(ref level, (nuint)i) * inverses;
            var seen = Vector512.GreaterThanOrEqual(slope + receivers, horizon);
            Vector512.Max(slope, horizon).StoreUnsafe(ref after, (nuint)i);
            Bytes(seen).StoreUnsafe(ref status, (nuint)i);
        }
    }

    /// <summary>3 where true, 1 where not.</summary>
    private static Vector128<byte> Bytes(Vector512<float> seen)
    {
        var numbers = Vector512.ConditionalSelect(seen.AsInt32(), Vector512.Create((int)CellVisibility.Visible), Vector512.Create((int)CellVisibility.Hidden));
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector128Byte(numbers);
        }

        var words = Vector256.Narrow(numbers.GetLower(), numbers.GetUpper());
        return Vector128.Narrow(words.GetLower(), words.GetUpper()).AsByte();
    }
}
