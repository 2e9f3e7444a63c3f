using System.Buffers.Binary;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>One directory of a TIFF as its bytes stand in the file, low byte first.</summary>
internal sealed record TiffImage(long Place, long Next, long End, IReadOnlyDictionary<int, long[]> Values)
{
    /// <summary>Reads the whole numbers of a directory. <see cref="End"/> is the place after its last value.</summary>
    public static TiffImage Read(byte[] file, long place, bool isBig)
    {
        long Number(long at, int bytes) => bytes switch
        {
            1 => file[at],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan((int)at)),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)at)),
            _ => BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan((int)at)),
        };
        long count = Number(place, isBig ? 8 : 2), entry = place + (isBig ? 8 : 2), end = entry + (count * (isBig ? 20 : 12)) + (isBig ? 8 : 4);
        long next = Number(end - (isBig ? 8 : 4), isBig ? 8 : 4);
        var values = new Dictionary<int, long[]>();
        int before = 0;
        for (long i = 0; i < count; i++, entry += isBig ? 20 : 12)
        {
            int tag = (int)Number(entry, 2), size = Number(entry + 2, 2) switch { 2 => 1, 3 => 2, 4 => 4, _ => 8 };
            Assert.True(tag > before, "tags ascend");
            before = tag;
            long n = Number(entry + 4, isBig ? 8 : 4), inEntry = entry + (isBig ? 12 : 8);
            bool isOutside = n * size > (isBig ? 8 : 4);
            long at = isOutside ? Number(inEntry, isBig ? 8 : 4) : inEntry;
            Assert.True(at % 2 == 0, "values stand at even places");
            end = isOutside ? Math.Max(end, at + (n * size) + ((n * size) % 2)) : end;
            values[tag] = [.. Enumerable.Range(0, (int)n).Select(k => Number(at + (k * size), size))];
        }

        return new TiffImage(place, next, end, values);
    }
}
