using System.Buffers;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Writes the LZW of TIFF, which <see cref="TiffLzw"/> reads.</summary>
/// <remarks>
/// Source: TIFF 6.0, section 13. Codes of 9 to 12 bits, high bit first; the table is cleared when entry 4094 is in it.
/// Behavior: the bytes depend on the input alone, while those of a DEFLATE library change with its version and the processor.
/// Cost: linear in the input; the table is 128 KB.
/// </remarks>
internal static class TiffLzwEncoder
{
    private const int Clear = 256;
    private const int End = 257;
    private const int LastEntry = 4094;
    private const int Slots = 16_384;

    /// <summary>Compresses a block.</summary>
    /// <param name="plain">The block.</param>
    /// <param name="target">Takes the packed bytes, from its current place on.</param>
    public static void Encode(ReadOnlySpan<byte> plain, IBufferWriter<byte> target)
    {
        int[] keys = new int[Slots]; // 1 + (string << 8 | byte); 0 is a free slot
        short[] codes = new short[Slots];
        int next = End + 1, width = 9;
        ulong bits = 0;
        int held = 0;

        void Put(int code)
        {
            bits = (bits << width) | (uint)code;
            held += width;
            while (held >= 8)
            {
                held -= 8;
                target.GetSpan(1)[0] = (byte)(bits >> held);
                target.Advance(1);
            }
        }

        // A decoder learns an entry one code after this side does, so both widen the code when the encoder's table has 2^width entries.
        void Grow()
        {
            next++;
            if (next > LastEntry)
            {
                Put(Clear);
                Array.Clear(keys);
                (next, width) = (End + 1, 9);
            }
            else if (next == 1 << width)
            {
                width++;
            }
        }

        Put(Clear);
        int current = -1;
        foreach (byte value in plain)
        {
            if (current < 0)
            {
                current = value;
                continue;
            }

            int key = 1 + ((current << 8) | value), slot = (int)((uint)(key * 40_503) >> 5) % Slots;
            while (keys[slot] != 0 && keys[slot] != key)
            {
                slot = (slot + 1) % Slots;
            }

            if (keys[slot] == key)
            {
                current = codes[slot];
                continue;
            }

            Put(current);
            (keys[slot], codes[slot]) = (key, (short)next);
            Grow();
            current = value;
        }

        if (current >= 0)
        {
            Put(current);
            Grow();
        }

        Put(End);
        if (held > 0)
        {
            target.GetSpan(1)[0] = (byte)(bits << (8 - held));
            target.Advance(1);
        }
    }
}
