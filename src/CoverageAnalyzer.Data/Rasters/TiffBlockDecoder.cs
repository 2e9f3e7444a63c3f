using System.Buffers;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>
/// Decodes the blocks of an image into samples in the machine's byte order with the predictor undone, from any number of threads at once.
/// </summary>
/// <remarks>
/// DEFLATE is the platform's own. LZW and PackBits are short and ours, because LibTiff.NET refuses big-endian BigTIFF, decodes on one thread
/// only, and takes the counts of a file at their word; it judges these decoders in the tests.
/// </remarks>
/// <param name="file">The file, open for reading; the caller closes it.</param>
/// <param name="directory">Its directory.</param>
/// <param name="layout">The layout of its blocks.</param>
internal sealed class TiffBlockDecoder(SafeFileHandle file, TiffDirectory directory, TiffLayout layout)
{
    private const int RestBytes = 1_024;

    private readonly int predictor = directory.Compression is 1 or 32773 ? 1 : directory.Predictor; // libtiff knows none for these either

    /// <summary>Decodes a block that is in the file.</summary>
    /// <param name="block">The block.</param>
    /// <param name="samples">Takes the samples, row by row; as long as the decoded block or longer.</param>
    /// <exception cref="InvalidDataException">The block's data is damaged or too short.</exception>
    public void Decode(int block, byte[] samples)
    {
        Span<byte> target = samples.AsSpan(0, layout.DecodedBytes(block));
        if (directory.Compression == 1)
        {
            FileBytes.ReadExactly(file, layout.Offsets[block], target);
        }
        else
        {
            Unpack(block, target);
        }

        TiffPredictor.Undo(target, layout.BlockColumns, layout.BytesPerSample, predictor, directory.IsLittleEndian);
    }

    private void Unpack(int block, Span<byte> target)
    {
        int count = checked((int)layout.Counts[block]);
        byte[] packed = ArrayPool<byte>.Shared.Rent(count);
        try
        {
            FileBytes.ReadExactly(file, layout.Offsets[block], packed.AsSpan(0, count));
            int decoded = directory.Compression switch
            {
                5 => TiffLzw.Decode(packed.AsSpan(0, count), target),
                32773 => TiffPackBits.Decode(packed.AsSpan(0, count), target),
                _ => Inflate(packed, count, target),
            };
            if (decoded < target.Length)
            {
                throw new InvalidDataException("A block holds less than its pixels.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <summary>
    /// Inflates a block to its end, where its checksum stands: it shows damage that could still be decoded. A block that goes on beyond what a block
    /// can hold is of another image than the directory says.
    /// </summary>
    private int Inflate(byte[] packed, int count, Span<byte> target)
    {
        var block = new PackedBlock(packed, count);
        using var stream = new ZLibStream(block, CompressionMode.Decompress);
        int decoded = stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        Span<byte> rest = stackalloc byte[RestBytes];
        long more = decoded;
        for (int read; (read = stream.Read(rest)) > 0;)
        {
            more += read;
            if (more > layout.WholeBytes)
            {
                throw new InvalidDataException("A block holds more than its pixels.");
            }
        }

        return block.BreaksOff ? throw new InvalidDataException("A block breaks off before its checksum.") : decoded;
    }
}
