using System.IO.Compression;
using System.Security.Cryptography;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>An answer that does not change while the server runs: its bytes, compressed once, and their strong ETag.</summary>
/// <remarks>Large answers are kept compressed only; a client that takes no compression gets them unpacked on the way. Safe for concurrent use.</remarks>
internal sealed class CachedAnswer
{
    private const int WorthCompressing = 1024;
    private const double StillLarge = 0.9; // a compressed form that is hardly smaller is not kept

    private readonly byte[]? plain;
    private readonly byte[]? brotli;
    private readonly Lazy<byte[]?> gzip;

    /// <summary>Makes an answer.</summary>
    /// <param name="contentType">Media type.</param>
    /// <param name="bytes">The bytes as they are.</param>
    public CachedAnswer(string contentType, byte[] bytes)
    {
        ContentType = contentType;
        Length = bytes.Length;
        Tag = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        if (bytes.Length >= WorthCompressing && Packed(bytes, s => new BrotliStream(s, CompressionLevel.Optimal, leaveOpen: true)) is { } packed && packed.Length < StillLarge * bytes.Length)
        {
            brotli = packed;
            gzip = new(() => Packed(Plain(), s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true)));
        }
        else
        {
            plain = bytes;
            gzip = new((byte[]?)null);
        }
    }

    /// <summary>Media type.</summary>
    public string ContentType { get; }

    /// <summary>Bytes before compression.</summary>
    public int Length { get; }

    /// <summary>What the ETag of every form begins with: a hash of the bytes.</summary>
    public string Tag { get; }

    /// <summary>Whether compressed forms are kept.</summary>
    public bool IsCompressed => brotli is not null;

    /// <summary>The bytes in a form the client takes.</summary>
    /// <param name="encoding">The wanted form: <c>br</c>, <c>gzip</c> or null.</param>
    /// <returns>The bytes, and the form they are in.</returns>
    public (byte[] Bytes, string? Encoding) In(string? encoding) => encoding switch
    {
        "br" when brotli is not null => (brotli, "br"),
        "gzip" when gzip.Value is { } zipped => (zipped, "gzip"),
        _ => (Plain(), null),
    };

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var target = new MemoryStream(bytes.Length / 4);
        using (Stream stream = compressor(target))
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }

    private byte[] Plain()
    {
        if (plain is not null)
        {
            return plain;
        }

        var bytes = new byte[Length];
        using var source = new BrotliStream(new MemoryStream(brotli!), CompressionMode.Decompress);
        source.ReadExactly(bytes);
        return bytes;
    }
}
