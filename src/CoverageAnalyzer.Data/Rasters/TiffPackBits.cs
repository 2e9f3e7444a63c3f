namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The run lengths of TIFF.</summary>
/// <remarks>Source: TIFF 6.0, section 9.</remarks>
internal static class TiffPackBits
{
    /// <summary>Decodes a block.</summary>
    /// <param name="packed">The block as it stands in the file.</param>
    /// <param name="target">Takes the bytes; what is more is left out.</param>
    /// <returns>Bytes decoded; fewer than wanted where the block ends early.</returns>
    public static int Decode(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        int at = 0, read = 0;
        while (at < target.Length && read < packed.Length)
        {
            int run = (sbyte)packed[read++];
            if (run >= 0)
            {
                int count = Math.Min(run + 1, Math.Min(packed.Length - read, target.Length - at));
                packed.Slice(read, count).CopyTo(target[at..]);
                read += run + 1;
                at += count;
            }
            else if (run != -128 && read < packed.Length)
            {
                int count = Math.Min(1 - run, target.Length - at);
                target.Slice(at, count).Fill(packed[read++]);
                at += count;
            }
        }

        return at;
    }
}
