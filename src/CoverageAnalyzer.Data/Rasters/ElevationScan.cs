using System.Buffers;
using CoverageAnalyzer.Data.Import;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Looks at every cell of some tiles once.</summary>
internal static class ElevationScan
{
    /// <summary>Cells looked at in one step.</summary>
    private const int StepCells = 1 << 20;

    /// <summary>Counts each tile's cells. The result, and the error where several files are damaged, do not depend on the number of threads.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>One count a tile.</returns>
    /// <exception cref="InputFileException">A file is damaged.</exception>
    public static ElevationTally[] Of(IReadOnlyList<ElevationTile> tiles, int threads, CancellationToken cancellation)
    {
        var steps = new List<(int Tile, int Row)>();
        for (int t = 0; t < tiles.Count; t++)
        {
            for (long row = 0; row < tiles[t].Grid.Rows; row += tiles[t].BlockRows)
            {
                steps.Add((t, (int)row));
            }
        }

        var tallies = new ElevationTally[tiles.Count];
        Array.Fill(tallies, ElevationTally.None);
        var gate = new Lock();
        long failedAt = long.MaxValue;
        Exception? failure = null;
        void Step(int step)
        {
            (int t, int row) = steps[step];
            ElevationTally tally = Rows(tiles[t], row, cancellation);
            lock (gate)
            {
                tallies[t] = tallies[t].With(tally);
            }
        }

        if (threads <= 1)
        {
            for (int step = 0; step < steps.Count; step++)
            {
                Step(step);
            }

            return tallies;
        }

        Parallel.For(0, steps.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, (step, loop) =>
        {
            try
            {
                Step(step);
            }
            catch (InputFileException e)
            {
                lock (gate)
                {
                    (failedAt, failure) = step < failedAt ? (step, e) : (failedAt, failure);
                }

                loop.Break(); // the steps before still run: of several faults the first is named
            }
        });
        return failure is null ? tallies : throw failure;
    }

    private static ElevationTally Rows(ElevationTile tile, int row, CancellationToken cancellation)
    {
        int rows = Math.Min(tile.BlockRows, tile.Grid.Rows - row), columns = Math.Clamp(StepCells / rows, 1, tile.Grid.Columns);
        float[] heights = ArrayPool<float>.Shared.Rent(rows * columns);
        try
        {
            var tally = ElevationTally.None;
            for (int column = 0; column < tile.Grid.Columns; column += columns)
            {
                cancellation.ThrowIfCancellationRequested();
                int count = Math.Min(columns, tile.Grid.Columns - column);
                long wild = tile.Read(row, column, rows, count, heights, count);
                tally = tally.With(ElevationTally.Of(heights.AsSpan(0, rows * count), wild));
            }

            return tally;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(heights);
        }
    }
}
