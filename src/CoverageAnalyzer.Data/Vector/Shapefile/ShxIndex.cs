using System.Buffers.Binary;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>The .shx: where each record stands in the .shp.</summary>
/// <remarks>
/// Source: ESRI Shapefile Technical Description, July 1998, page 23. Records mostly stand one after the other in the order of the rows, and
/// are read so. A program that edits a shape in place writes a longer one at the end and leaves the old one where it was; only the index knows.
/// </remarks>
/// <param name="Offsets">The offsets of the records where they do not stand one after the other; null where they do, or the index itself cannot be right.</param>
/// <param name="Lengths">The lengths of their contents in bytes, as many; null with the offsets.</param>
/// <param name="IsDamaged">True where there is an index that cannot be right: it leads out of the .shp, is not as long as it says, or gives another order of other records.</param>
/// <param name="Records">Records it lists, one after the other; −1 where there is nothing to compare.</param>
/// <param name="End">Byte after the last of them.</param>
internal sealed record ShxIndex(long[]? Offsets, long[]? Lengths, bool IsDamaged, long Records = -1, long End = -1)
{
    private const int EntryLength = 8;
    private const int StatedLengthAt = 24;

    /// <summary>Reads an index.</summary>
    /// <param name="shx">The index, or null where it is missing.</param>
    /// <param name="end">Byte after the last record of the .shp.</param>
    /// <param name="rows">Rows of the .dbf.</param>
    public static ShxIndex Read(ShapefilePart? shx, long end, long rows)
    {
        var damaged = new ShxIndex(null, null, IsDamaged: true);
        if (shx is null)
        {
            return new(null, null, IsDamaged: false);
        }

        if (shx.Length < ShpHeader.Length || shx.Length > Math.Max(end, 1 << 20))
        {
            return damaged;
        }

        byte[] index = shx.ReadStart((int)Math.Min(shx.Length, Array.MaxLength));
        if (index.Length < ShpHeader.Length || BinaryPrimitives.ReadInt32BigEndian(index) != 9994)
        {
            return damaged;
        }

        long[] offsets = new long[(index.Length - ShpHeader.Length) / EntryLength], lengths = new long[offsets.Length];
        long stated = 2L * BinaryPrimitives.ReadInt32BigEndian(index.AsSpan(StatedLengthAt));
        if (stated < ShpHeader.Length || (stated - ShpHeader.Length) / EntryLength != offsets.Length)
        {
            return damaged; // some programs go by the length it states, and would read fewer records
        }

        long expected = ShpHeader.Length;
        bool inOrder = true;
        for (int i = 0; i < offsets.Length; i++)
        {
            ReadOnlySpan<byte> entry = index.AsSpan(ShpHeader.Length + (EntryLength * i), EntryLength);
            long offset = 2L * BinaryPrimitives.ReadUInt32BigEndian(entry), length = 2L * BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
            if (offset < ShpHeader.Length || offset + 8 + length > end)
            {
                return damaged;
            }

            inOrder &= offset == expected;
            expected = offset + 8 + length;
            (offsets[i], lengths[i]) = (offset, length);
        }

        return inOrder ? new(null, null, IsDamaged: false, offsets.Length, expected) : offsets.Length == rows ? new(offsets, lengths, IsDamaged: false) : damaged;
    }
}
