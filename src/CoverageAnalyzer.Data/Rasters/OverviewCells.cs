using System.Numerics;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Two rows of a level become one of the level above.</summary>
internal static class OverviewCells
{
    /// <summary>Halves two rows.</summary>
    /// <remarks>
    /// An odd last column or row stands alone, so that a cell at the edge comes from two cells or one. The level above is made from this level, not from
    /// the raster, as GDAL does: its mean is a mean of means, its mode a mode of modes.
    /// </remarks>
    /// <typeparam name="T">Type of the samples.</typeparam>
    /// <param name="north">The northern row.</param>
    /// <param name="south">The southern row; the same as the northern where that is the last.</param>
    /// <param name="options">Rule and nodata.</param>
    /// <param name="halved">Takes half as many cells, rounded up.</param>
    public static void Halve<T>(ReadOnlySpan<T> north, ReadOnlySpan<T> south, CloudGeoTiffOptions options, Span<T> halved)
        where T : unmanaged, INumber<T>
    {
        if (options.Overviews == OverviewRule.Mean)
        {
            Mean(north, south, options.NoData, halved);
        }
        else
        {
            Mode(north, south, halved);
        }
    }

    private static void Mean<T>(ReadOnlySpan<T> north, ReadOnlySpan<T> south, double? noData, Span<T> halved)
        where T : unmanaged, INumber<T>
    {
        T none = T.CreateSaturating(noData ?? 0);
        bool hasNone = noData is not null;
        for (int i = 0; i < halved.Length; i++)
        {
            int a = 2 * i, b = Math.Min(a + 1, north.Length - 1), known = 0;
            double sum = 0;
            Add(north[a], ref sum, ref known);
            Add(north[b], ref sum, ref known);
            Add(south[a], ref sum, ref known);
            Add(south[b], ref sum, ref known);
            halved[i] = known > 0 ? T.CreateSaturating(sum / known) : none;
        }

        void Add(T value, ref double sum, ref int known)
        {
            if (!T.IsNaN(value) && !(hasNone && value == none))
            {
                sum += double.CreateSaturating(value);
                known++;
            }
        }
    }

    private static void Mode<T>(ReadOnlySpan<T> north, ReadOnlySpan<T> south, Span<T> halved)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < halved.Length; i++)
        {
            int a = 2 * i, b = Math.Min(a + 1, north.Length - 1);
            T nw = north[a], ne = north[b], sw = south[a], se = south[b];

            // The first of four wins unless it stands alone and two of the others agree: the only way to be outnumbered, for two pairs are a draw.
            bool alone = nw != ne && nw != sw && nw != se;
            halved[i] = !alone ? nw : ne == sw || ne == se ? ne : sw == se ? sw : nw;
        }
    }
}
