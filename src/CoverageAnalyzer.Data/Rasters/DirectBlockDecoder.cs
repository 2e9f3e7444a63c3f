using System.Buffers;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Decodes plain and DEFLATE blocks with the platform's own inflater, from any number of threads at once.</summary>
/// <param name="path">The file.</param>
/// <param name="directory">Its directory.</param>
/// <param name="layout">The layout of its blocks.</param>
internal sealed class DirectBlockDecoder(string path, TiffDirectory directory, TiffLayout layout) : TiffBlockDecoder
{
    private readonly SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    private readonly int predictor = directory.Compression == 1 ? 1 : directory.Predictor;

    /// <inheritdoc/>
    public override bool IsConcurrent => true;

    /// <inheritdoc/>
    public override void Decode(int block, byte[] samples)
    {
        int bytes = layout.DecodedBytes(block);
        Span<byte> target = samples.AsSpan(0, bytes);
        if (directory.Compression == 1)
        {
            ReadExactly(layout.Offsets[block], target);
        }
        else
        {
            Inflate(block, samples, bytes);
        }

        TiffPredictor.Undo(target, layout.BlockColumns, layout.BytesPerSample, predictor, directory.IsLittleEndian);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => file.Dispose();

    private void Inflate(int block, byte[] samples, int bytes)
    {
        int count = checked((int)layout.Counts[block]);
        byte[] packed = ArrayPool<byte>.Shared.Rent(count);
        try
        {
            ReadExactly(layout.Offsets[block], packed.AsSpan(0, count));
            using var stream = new ZLibStream(new MemoryStream(packed, 0, count, writable: false), CompressionMode.Decompress);
            if (stream.ReadAtLeast(samples.AsSpan(0, bytes), bytes, throwOnEndOfStream: false) < bytes)
            {
                throw new InvalidDataException("A DEFLATE block holds less than its pixels.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private void ReadExactly(long offset, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            int read = RandomAccess.Read(file, into, offset);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            into = into[read..];
            offset += read;
        }
    }
}
