namespace CoverageAnalyzer.Web.Tiles;

/// <summary>The places of all arcs that are left at a zoom, and at those above that share it.</summary>
/// <param name="Columns">Column of each place.</param>
/// <param name="Rows">Row of each place.</param>
/// <param name="Areas">Effective area of each place.</param>
/// <param name="ArcStart">First place of each arc, and the count at the end.</param>
internal sealed record ArcLevel(int[] Columns, int[] Rows, float[] Areas, int[] ArcStart)
{
    /// <summary>A coarser level pays where it has at most this fraction of the places.</summary>
    private const double WorthwhileFraction = 0.6;

    /// <summary>One level a zoom; zooms of about as many places share one.</summary>
    /// <param name="all">All places.</param>
    /// <param name="thresholds">Least area of each zoom, falling.</param>
    public static ArcLevel[] PerZoom(ArcLevel all, double[] thresholds)
    {
        var levels = new ArcLevel[thresholds.Length];
        ArcLevel last = all.At(thresholds[^1]);
        for (int zoom = levels.Length - 1; zoom >= 0; zoom--)
        {
            double threshold = thresholds[zoom];
            int left = last.Areas.Count(a => a >= threshold);
            last = left <= last.Areas.Length * WorthwhileFraction ? last.At(threshold) : last;
            levels[zoom] = last;
        }

        return levels;
    }

    private ArcLevel At(double threshold)
    {
        int count = Areas.Count(a => a >= threshold), n = 0;
        int[] columns = new int[count], rows = new int[count], start = new int[ArcStart.Length];
        var areas = new float[count];
        for (int a = 0; a + 1 < ArcStart.Length; a++)
        {
            for (int i = ArcStart[a]; i < ArcStart[a + 1]; i++)
            {
                if (Areas[i] >= threshold)
                {
                    (columns[n], rows[n], areas[n]) = (Columns[i], Rows[i], Areas[i]);
                    n++;
                }
            }

            start[a + 1] = n;
        }

        return new(columns, rows, areas, start);
    }
}
