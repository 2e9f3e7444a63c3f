using System.Buffers;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Reads all pixels of a one-band image, block by block, on any number of threads.</summary>
internal static class TiffPixels
{
    /// <summary>Memory an image may take without a first look, beside 20 times its file.</summary>
    private const long FreeBytes = 64 << 20;

    /// <summary>Reads the pixels.</summary>
    /// <remarks>
    /// An image far larger than its file is decoded once without being kept, so that a size that is only declared is never allocated.
    /// The result does not depend on the number of threads.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="directory">Its directory.</param>
    /// <param name="missing">Value of the pixels of blocks that a sparse file leaves out.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <returns>Row by row, row 0 first.</returns>
    /// <exception cref="InputFileException">The image cannot be read.</exception>
    public static float[] Read(string path, TiffDirectory directory, float missing, int threads)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        TiffLayout layout = TiffLayout.Of(directory, place);
        TiffSamples.RequireKnown(directory, place);
        using SafeFileHandle file = FileBytes.Open(path);
        var decoder = new TiffBlockDecoder(file, directory, layout);
        long bytes = (long)layout.Columns * layout.Rows * sizeof(float);
        if (bytes > FreeBytes + (20 * directory.FileLength))
        {
            ForEachBlock(layout, decoder, threads, (_, _) => { });
        }

        // Without gaps every pixel is written, so the memory need not be cleared first.
        bool hasGaps = Array.IndexOf(layout.Counts, 0) >= 0;
        float[] pixels = hasGaps ? new float[(long)layout.Columns * layout.Rows] : GC.AllocateUninitializedArray<float>(checked(layout.Columns * layout.Rows));
        if (missing != 0 && hasGaps)
        {
            Array.Fill(pixels, missing);
        }

        ForEachBlock(layout, decoder, threads, (block, samples) => Place(layout, directory, block, samples, pixels));
        return pixels;
    }

    /// <summary>Decodes an image without keeping it and counts the pixels that cannot be numbers of people.</summary>
    /// <param name="path">The file.</param>
    /// <param name="directory">Its directory.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <exception cref="InputFileException">The image cannot be read.</exception>
    public static long CountImpossiblePeople(string path, TiffDirectory directory, int threads)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        TiffLayout layout = TiffLayout.Of(directory, place);
        TiffSamples.RequireKnown(directory, place);
        using SafeFileHandle file = FileBytes.Open(path);
        var values = new PeopleValues(directory);
        long impossible = 0;
        ForEachBlock(layout, new TiffBlockDecoder(file, directory, layout), threads, (block, samples) =>
        {
            int rows = Math.Min(layout.BlockRows, layout.Rows - (block / layout.BlocksAcross * layout.BlockRows));
            int columns = Math.Min(layout.BlockColumns, layout.Columns - (block % layout.BlocksAcross * layout.BlockColumns));
            int rowBytes = layout.BlockColumns * layout.BytesPerSample;
            float[] row = ArrayPool<float>.Shared.Rent(columns);
            long inBlock = 0;
            for (int r = 0; r < rows; r++)
            {
                Span<float> pixels = row.AsSpan(0, columns);
                TiffSamples.Convert(samples.AsSpan(r * rowBytes, columns * layout.BytesPerSample), directory.SampleFormat, directory.Bits, pixels);
                inBlock += values.Clean(pixels);
            }

            ArrayPool<float>.Shared.Return(row);
            Interlocked.Add(ref impossible, inBlock);
        });
        return impossible;
    }

    private static void Place(TiffLayout layout, TiffDirectory directory, int block, byte[] samples, float[] pixels)
    {
        int firstRow = block / layout.BlocksAcross * layout.BlockRows, firstColumn = block % layout.BlocksAcross * layout.BlockColumns;
        int rows = Math.Min(layout.BlockRows, layout.Rows - firstRow), columns = Math.Min(layout.BlockColumns, layout.Columns - firstColumn);
        int rowBytes = layout.BlockColumns * layout.BytesPerSample;
        for (int r = 0; r < rows; r++)
        {
            int at = checked(((firstRow + r) * layout.Columns) + firstColumn);
            TiffSamples.Convert(
                samples.AsSpan(r * rowBytes, columns * layout.BytesPerSample), directory.SampleFormat, directory.Bits, pixels.AsSpan(at, columns));
        }
    }

    private static void ForEachBlock(TiffLayout layout, TiffBlockDecoder decoder, int threads, Action<int, byte[]> use)
    {
        int bytes = layout.BlockRows * layout.BlockColumns * layout.BytesPerSample;
        byte[] Decode(int block, byte[] samples)
        {
            if (layout.Counts[block] > 0)
            {
                decoder.Decode(block, samples);
                use(block, samples);
            }

            return samples;
        }

        if (threads == 1)
        {
            byte[] samples = new byte[bytes];
            for (int block = 0; block < layout.Offsets.Length; block++)
            {
                Decode(block, samples);
            }

            return;
        }

        try
        {
            Parallel.For(
                0, layout.Offsets.Length, new ParallelOptions { MaxDegreeOfParallelism = threads },
                () => new byte[bytes], (block, _, samples) => Decode(block, samples), _ => { });
        }
        catch (AggregateException e)
        {
            throw e.InnerExceptions[0];
        }
    }
}
