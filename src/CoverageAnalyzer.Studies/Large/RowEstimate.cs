using System.IO.Compression;
using CoverageAnalyzer.Data.Vector;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>How many rows a table has, judged by its first bytes and its length: enough to tell thousands from millions.</summary>
internal static class RowEstimate
{
    private const int SampleBytes = 64 << 10;
    private const int SheetBytesPerRow = 24; // compressed; a sheet of 300,000 sites has 8 MB

    /// <summary>Estimates.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null for a vector layer, or where the file cannot be read: its reader says why.</returns>
    public static long? Of(string path)
    {
        try
        {
            if (FormatDetector.Detect(path).IsVector)
            {
                return null;
            }

            using FileStream file = File.OpenRead(path);
            byte[] sample = new byte[SampleBytes];
            int read = file.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
            if (read > 4 && sample is [(byte)'P', (byte)'K', ..])
            {
                return file.Length / SheetBytesPerRow;
            }

            if (read > 2 && sample is [0x1F, 0x8B, ..])
            {
                file.Position = 0;
                using var text = new GZipStream(file, CompressionMode.Decompress);
                int inflated = text.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
                long lines = Math.Max(1, sample.AsSpan(0, inflated).Count((byte)'\n'));
                return inflated < sample.Length ? lines : file.Length * 4 / Math.Max(1, inflated / lines); // text of numbers shrinks to a quarter or so
            }

            long rows = Math.Max(1, Math.Max(sample.AsSpan(0, read).Count((byte)'\n'), sample.AsSpan(0, read).Count((byte)'\r')));
            return file.Length * rows / Math.Max(1, read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or Data.Import.InputFileException)
        {
            return null;
        }
    }
}
