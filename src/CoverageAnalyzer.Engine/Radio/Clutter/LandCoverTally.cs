using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Clutter;

/// <summary>How much of the units (communes) each class of land cover takes.</summary>
/// <param name="Cells">Cells of the elevation model whose centre lies in a unit.</param>
/// <param name="Classes">Each class, in the order of the classes, with its cells; the first is that of no class: outside the raster or on a void of it.</param>
/// <param name="UnknownCodes">Codes that no class has, rising, with their cells.</param>
public sealed record LandCoverTally(long Cells, IReadOnlyList<(ClutterClass Class, long Cells)> Classes, IReadOnlyList<(int Code, long Cells)> UnknownCodes)
{
    private const int RowsAtOnce = 64;

    /// <summary>Share (0–1) of the cells without a class.</summary>
    public double NoneFraction => Cells == 0 ? 0 : (double)Classes[0].Cells / Cells;

    /// <summary>Counts.</summary>
    /// <remarks>Behavior: the same for any number of threads. Cost: that of reading the classes of all cells between the first and the last unit of each row.</remarks>
    /// <param name="cover">The land cover.</param>
    /// <param name="units">The units on its cells.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the count.</param>
    public static LandCoverTally Of(LandCover cover, UnitRaster units, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cover);
        ArgumentNullException.ThrowIfNull(units);
        long[] counts = new long[byte.MaxValue + 1];
        int rows = units.Grid.Rows;
        ParallelWork.Run(
            (rows + RowsAtOnce - 1) / RowsAtOnce,
            threads,
            static () => new Counter(),
            (piece, counter) =>
            {
                long[] found = counter.Count(cover, units, piece * RowsAtOnce, Math.Min(rows, (piece + 1) * RowsAtOnce));
                lock (counts)
                {
                    for (int i = 0; i < counts.Length; i++)
                    {
                        counts[i] += found[i];
                    }
                }
            },
            cancellation);
        return new(
            counts.Sum(),
            [.. cover.Classes.All.Select((c, i) => (c, counts[i]))],
            [.. cover.UnknownCodes.Select(u => (Code: u.Value, Cells: counts[u.Key])).Where(u => u.Cells > 0).OrderBy(u => u.Code)]);
    }

    private sealed class Counter
    {
        private byte[] classes = [];

        public long[] Count(LandCover cover, UnitRaster units, int firstRow, int endRow)
        {
            long[] counts = new long[byte.MaxValue + 1];
            int first = int.MaxValue, end = 0;
            for (int row = firstRow; row < endRow; row++)
            {
                foreach (UnitSpan span in units.Row(row))
                {
                    (first, end) = (Math.Min(first, span.Column), Math.Max(end, span.End));
                }
            }

            int columns = end - first, rows = endRow - firstRow;
            if (columns <= 0)
            {
                return counts;
            }

            if (classes.Length < rows * columns)
            {
                classes = new byte[rows * columns];
            }

            cover.Read(firstRow, first, rows, columns, classes.AsSpan(0, rows * columns));
            for (int row = firstRow; row < endRow; row++)
            {
                foreach (UnitSpan span in units.Row(row))
                {
                    foreach (byte place in classes.AsSpan(((row - firstRow) * columns) + span.Column - first, span.Cells))
                    {
                        counts[place]++;
                    }
                }
            }

            return counts;
        }
    }
}
