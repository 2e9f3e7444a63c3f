namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>Draws the bands of a picture, each by itself, so that any number of threads makes the same picture.</summary>
internal static class Bands
{
    /// <summary>Draws all bands.</summary>
    /// <param name="count">Number of bands.</param>
    /// <param name="width">Columns of a band.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="draw">Draws a band; leaves the buffers as it found them.</param>
    public static void Run(int count, int width, int threads, Action<int, BandBuffers> draw)
    {
        int next = -1;
        if (threads <= 1 || count <= 1)
        {
            DrawNext();
            return;
        }

        Parallel.For(0, Math.Min(threads, count), new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => DrawNext());

        void DrawNext()
        {
            BandBuffers buffers = Rent(width);
            for (int band = Interlocked.Increment(ref next); band < count; band = Interlocked.Increment(ref next))
            {
                draw(band, buffers);
            }

            kept = buffers; // not after a failure, which may leave numbers in them
        }
    }

    [ThreadStatic]
    private static BandBuffers? kept;

    // The maps of a report are equally wide.
    private static BandBuffers Rent(int width)
    {
        BandBuffers? last = kept;
        kept = null;
        return last?.Stride == width + BandBuffers.Padding ? last : new BandBuffers(width);
    }
}
