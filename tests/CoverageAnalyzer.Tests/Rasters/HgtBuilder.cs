using System.Buffers.Binary;
using System.IO.Compression;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Makes SRTM tiles of 1,201² heights.</summary>
internal static class HgtBuilder
{
    public const int Side = 1_201;

    /// <summary>A tile's bytes; row 0 is in the north.</summary>
    public static byte[] Build(Func<int, int, int> height)
    {
        byte[] bytes = new byte[2 * Side * Side];
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * ((row * Side) + column)), (short)height(column, row));
            }
        }

        return bytes;
    }

    /// <summary>A ZIP archive with one file.</summary>
    public static byte[] Zip(string name, byte[] content)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }
}
