using System.IO.Compression;
using System.Security.Cryptography;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>A tile ready to be sent; an empty one has no bytes.</summary>
/// <param name="Gzip">The tile by gzip.</param>
/// <param name="ETag">Strong entity tag of the compressed tile, in quotes.</param>
/// <param name="PlainETag">Strong entity tag of the tile as it is.</param>
public sealed record TileAnswer(byte[] Gzip, string ETag, string PlainETag)
{
    /// <summary>Tiles of more bytes are packed harder: they are few, kept, and a fourth smaller for it.</summary>
    private const int LargeBytes = 48 << 10;

    /// <summary>The tile with nothing in it.</summary>
    public static TileAnswer Empty { get; } = new([], string.Empty, string.Empty);

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => Gzip.Length == 0;

    /// <summary>Compresses a tile.</summary>
    /// <param name="tile">The tile, or null.</param>
    public static TileAnswer Of(byte[]? tile)
    {
        if (tile is null)
        {
            return Empty;
        }

        using var packed = new MemoryStream(tile.Length);
        using (var gzip = new GZipStream(packed, tile.Length > LargeBytes ? CompressionLevel.SmallestSize : CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(tile);
        }

        string tag = Convert.ToHexStringLower(SHA256.HashData(tile).AsSpan(0, 8));
        return new(packed.ToArray(), $"\"{tag}-gzip\"", $"\"{tag}\"");
    }

    /// <summary>The tile as it is, for a client that takes no gzip.</summary>
    public byte[] Unpacked()
    {
        using var gzip = new GZipStream(new MemoryStream(Gzip), CompressionMode.Decompress);
        var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
