namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The LZW of TIFF.</summary>
/// <remarks>
/// Source: TIFF 6.0, section 13: codes of 9 to 12 bits, high bit first, one code wider one entry early. Each entry of the table is a
/// stretch of the output: the string before it and the byte that follows.
/// Cost: linear in the output; the table is 32 KB.
/// </remarks>
internal static class TiffLzw
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MostEntries = 4096;

    /// <summary>Decodes a block.</summary>
    /// <param name="packed">The block as it stands in the file.</param>
    /// <param name="target">Takes the bytes; what is more is left out.</param>
    /// <returns>Bytes decoded; fewer than wanted where the block ends early.</returns>
    /// <exception cref="InvalidDataException">A code is not in the table.</exception>
    public static int Decode(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        Span<int> start = stackalloc int[MostEntries];
        Span<int> length = stackalloc int[MostEntries];
        int next = End + 1, width = 9, at = 0, previous = 0, previousLength = 0;
        uint bits = 0;
        int held = 0, read = 0;
        bool isCleared = false;
        while (at < target.Length)
        {
            while (held < width)
            {
                if (read == packed.Length)
                {
                    return at;
                }

                bits = (bits << 8) | packed[read++];
                held += 8;
            }

            held -= width;
            int code = (int)(bits >> held) & ((1 << width) - 1);
            if (code == End)
            {
                return at;
            }

            if (code == Clear)
            {
                (next, width, previousLength, isCleared) = (End + 1, 9, 0, true);
                continue;
            }

            if (!isCleared)
            {
                throw new InvalidDataException("An LZW block does not begin with the code that every one begins with.");
            }

            (int from, int count) = code < Clear ? (-1, 1)
                : code < next ? (start[code], length[code])
                : code == next && previousLength > 0 ? (previous, previousLength + 1)
                : throw new InvalidDataException("An LZW code is not in the table.");
            if (previousLength > 0 && next < MostEntries)
            {
                (start[next], length[next]) = (previous, previousLength + 1);
                next++;
                if (next >= (1 << width) - 1 && width < 12)
                {
                    width++;
                }
            }

            (previous, previousLength) = (at, count);
            int end = Math.Min(at + count, target.Length);
            if (from < 0)
            {
                target[at++] = (byte)code;
            }
            else
            {
                while (at < end)
                {
                    target[at++] = target[from++]; // may reach into what it writes
                }
            }
        }

        return at;
    }
}
