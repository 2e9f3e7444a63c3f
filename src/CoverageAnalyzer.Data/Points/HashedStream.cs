using System.Security.Cryptography;

namespace CoverageAnalyzer.Data.Points;

/// <summary>A file read once from its beginning, with its SHA-256 taken on the way and its progress known.</summary>
/// <param name="path">The file.</param>
/// <param name="takesHash">True to take the hash.</param>
internal sealed class HashedStream(string path, bool takesHash) : Stream
{
    private readonly FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
    private readonly IncrementalHash? hash = takesHash ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private long position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => Interlocked.Read(ref position);
        set => throw new NotSupportedException();
    }

    /// <summary>Reads what is left and gives the hash, lower-case hexadecimal; empty where none is taken.</summary>
    public string TakeHash()
    {
        if (hash is null)
        {
            return string.Empty;
        }

        byte[] rest = new byte[64 * 1_024];
        while (Read(rest) > 0)
        {
            // What a decompressor leaves behind its end belongs to the file too.
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = file.Read(buffer);
        hash?.AppendData(buffer[..read]);
        Interlocked.Add(ref position, read);
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            hash?.Dispose();
        }

        base.Dispose(disposing);
    }
}
