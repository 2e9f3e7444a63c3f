namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>Which things (units, pieces of lines) reach into which band of rows, in their order.</summary>
internal sealed class BandLists
{
    private readonly int[] start;
    private readonly int[] items;

    private BandLists(int[] start, int[] items)
    {
        this.start = start;
        this.items = items;
    }

    /// <summary>Number of bands.</summary>
    public int Count => start.Length - 1;

    /// <summary>The things in a band.</summary>
    /// <param name="band">From the top.</param>
    public ReadOnlySpan<int> this[int band] => items.AsSpan(start[band]..start[band + 1]);

    /// <summary>Lists things by the bands they reach into.</summary>
    /// <param name="box">The rows that are drawn.</param>
    /// <param name="top">First row of each thing; what lies outside the box is left out.</param>
    /// <param name="bottom">Last row of each thing; less than the first for nothing.</param>
    public static BandLists Of(PixelBox box, int[] top, int[] bottom)
    {
        int bands = (box.Height + BandBuffers.Rows - 1) / BandBuffers.Rows;
        var start = new int[bands + 2];
        for (int pass = 0; ; pass++)
        {
            int[] items = pass == 0 ? [] : new int[start[bands + 1]];
            for (int i = 0; i < top.Length; i++)
            {
                int first = Math.Max(top[i], box.Top), last = Math.Min(bottom[i], box.Bottom - 1);
                for (int band = (first - box.Top) / BandBuffers.Rows; first <= last && band <= (last - box.Top) / BandBuffers.Rows; band++)
                {
                    if (pass > 0)
                    {
                        items[start[band + 1]] = i;
                    }

                    start[band + (pass == 0 ? 2 : 1)]++;
                }
            }

            if (pass > 0)
            {
                return new(start[..^1], items);
            }

            for (int band = 0; band < bands; band++)
            {
                start[band + 2] += start[band + 1];
            }
        }
    }
}
