using System.Buffers.Binary;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>The .shx: where each record stands in the .shp.</summary>
/// <remarks>
/// Source: ESRI Shapefile Technical Description, July 1998, page 23. Records mostly stand one after the other in the order of the rows, and
/// are read so. A program that edits a shape in place writes a longer one at the end and leaves the old one where it was; only the index knows.
/// </remarks>
internal static class ShxIndex
{
    /// <summary>The offsets of the records where they do not stand one after the other.</summary>
    /// <param name="shx">The index, or null where it is missing.</param>
    /// <param name="end">Byte after the last record of the .shp.</param>
    /// <param name="rows">Rows of the .dbf.</param>
    /// <param name="isDamaged">True where there is an index that cannot be right: it leads out of the .shp, or gives another order of other records.</param>
    /// <returns>Null where the records stand in order, or the index itself cannot be right.</returns>
    public static long[]? OutOfOrder(ShapefilePart? shx, long end, long rows, out bool isDamaged)
    {
        isDamaged = shx is not null;
        if (shx is null || shx.Length < ShpHeader.Length || shx.Length > Math.Max(end, 1 << 20))
        {
            return null;
        }

        byte[] index = shx.ReadStart((int)Math.Min(shx.Length, Array.MaxLength));
        if (index.Length < ShpHeader.Length || BinaryPrimitives.ReadInt32BigEndian(index) != 9994)
        {
            return null;
        }

        var offsets = new long[(index.Length - ShpHeader.Length) / 8];
        long expected = ShpHeader.Length;
        bool inOrder = true;
        for (int i = 0; i < offsets.Length; i++)
        {
            ReadOnlySpan<byte> entry = index.AsSpan(ShpHeader.Length + (8 * i), 8);
            long offset = 2L * BinaryPrimitives.ReadUInt32BigEndian(entry), length = 2L * BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
            if (offset < ShpHeader.Length || offset + 8 + length > end)
            {
                return null;
            }

            inOrder &= offset == expected;
            expected = offset + 8 + length;
            offsets[i] = offset;
        }

        isDamaged = !inOrder && offsets.Length != rows; // in order it says no more than the records do
        return inOrder || isDamaged ? null : offsets;
    }
}
