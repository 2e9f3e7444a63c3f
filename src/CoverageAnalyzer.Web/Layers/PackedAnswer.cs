using System.IO.Compression;
using System.Security.Cryptography;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>An answer that is the same for everybody, compressed once.</summary>
/// <param name="Plain">The bytes.</param>
/// <param name="Gzip">The same by gzip (RFC 1952).</param>
/// <param name="Brotli">The same by brotli (RFC 7932).</param>
/// <param name="ETag">Strong entity tag of the plain bytes, in quotes; a compressed answer has its own, see <see cref="ETagOf"/>.</param>
public sealed record PackedAnswer(byte[] Plain, byte[] Gzip, byte[] Brotli, string ETag)
{
    private const int BrotliQuality = 6; // beyond it a megabyte takes seconds for a few percent
    private const int BrotliWindowBits = 22;

    /// <summary>Compresses an answer.</summary>
    /// <param name="plain">The bytes; kept, not copied.</param>
    public static PackedAnswer Of(byte[] plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var gzip = new MemoryStream();
        using (var packer = new GZipStream(gzip, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(plain);
        }

        byte[] brotli = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, brotli, out int length, BrotliQuality, BrotliWindowBits))
        {
            throw new InvalidOperationException($"Brotli did not fit {plain.Length} bytes into its own bound.");
        }

        return new(plain, gzip.ToArray(), brotli[..length], $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..16]}\"");
    }

    /// <summary>The bytes and the entity tag for a client, by what it says it can unpack.</summary>
    /// <param name="acceptEncoding">The <c>Accept-Encoding</c> header, or empty.</param>
    /// <returns>The bytes, their <c>Content-Encoding</c> (null: none) and a tag that differs for each of them, as strong tags must.</returns>
    public (byte[] Bytes, string? ContentEncoding, string ETag) For(string? acceptEncoding)
    {
        string? encoding = AcceptedEncoding.Of(acceptEncoding);
        return (encoding switch { "br" => Brotli, "gzip" => Gzip, _ => Plain }, encoding, ETagOf(encoding));
    }

    /// <summary>The entity tag of the answer in an encoding.</summary>
    /// <param name="contentEncoding"><c>br</c>, <c>gzip</c> or null.</param>
    public string ETagOf(string? contentEncoding) => contentEncoding is null ? ETag : $"{ETag[..^1]}-{contentEncoding}\"";
}
