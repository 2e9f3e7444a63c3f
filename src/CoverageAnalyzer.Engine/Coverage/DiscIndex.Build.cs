namespace CoverageAnalyzer.Engine.Coverage;

/// <content>Making the index: discs into order, cells closed, discs listed in open cells.</content>
/// <remarks>
/// Everything is done by bands of rows that share nothing, so that any number of threads makes the same index. Discs stand by the row of their
/// centre, hence those that reach a band follow each other. Passes count first and fill then: no list grows, no pair is kept twice.
/// </remarks>
public sealed partial class DiscIndex
{
    private const int PiecesPerThread = 16;
    private const int BandsPerThread = 4;

    /// <summary>Puts the discs in order by row, then x, y and the larger radius; of concentric ones only the largest stays.</summary>
    /// <remarks>Within a row that is the order of the columns too.</remarks>
    private (double[] X, double[] Y, double[] Radius) Ordered(int used, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius, int threads)
    {
        // Counting sort by row: the starts come to be the ends.
        var rowEnd = new int[Rows + 1];
        var rowOf = new int[x.Length];
        for (int i = 0; i < rowOf.Length; i++)
        {
            rowOf[i] = -1;
            if (DiscGrid.IsUsed(x[i], y[i], radius[i]))
            {
                rowOf[i] = RowOf(y[i]);
                rowEnd[rowOf[i] + 1]++;
            }
        }

        for (int row = 0; row < Rows; row++)
        {
            rowEnd[row + 1] += rowEnd[row];
        }

        double[] keys = new double[used], inX = new double[used], inY = new double[used], inRadius = new double[used];
        for (int i = 0; i < rowOf.Length; i++)
        {
            if (rowOf[i] >= 0)
            {
                int at = rowEnd[rowOf[i]]++;
                (keys[at], inX[at], inY[at], inRadius[at]) = (x[i], x[i], y[i], radius[i]);
            }
        }

        var order = new int[used];
        var keptOf = new int[Rows];
        int[] cuts = Cuts(Rows, threads);
        ParallelWork.Run(cuts.Length - 1, threads, static () => 0, (piece, _) =>
        {
            for (int row = cuts[piece]; row < cuts[piece + 1]; row++)
            {
                int from = row == 0 ? 0 : rowEnd[row - 1];
                keptOf[row] = OrderRow(keys.AsSpan(from..rowEnd[row]), order.AsSpan(from..rowEnd[row]), from, inX, inY, inRadius);
            }
        }, CancellationToken.None);

        var start = new int[Rows + 1];
        for (int row = 0; row < Rows; row++)
        {
            start[row + 1] = start[row] + keptOf[row];
        }

        double[] outX = new double[start[Rows]], outY = new double[outX.Length], outRadius = new double[outX.Length];
        ParallelWork.Run(cuts.Length - 1, threads, static () => 0, (piece, _) =>
        {
            for (int row = cuts[piece]; row < cuts[piece + 1]; row++)
            {
                int from = row == 0 ? 0 : rowEnd[row - 1];
                for (int k = 0; k < keptOf[row]; k++)
                {
                    int at = start[row] + k, disc = order[from + k];
                    (outX[at], outY[at], outRadius[at]) = (inX[disc], inY[disc], inRadius[disc]);
                }
            }
        }, CancellationToken.None);
        return (outX, outY, outRadius);
    }

    /// <summary>Orders the discs of a row and moves those that stay to the front.</summary>
    /// <returns>How many stay.</returns>
    private static int OrderRow(Span<double> keys, Span<int> discs, int first, double[] x, double[] y, double[] radius)
    {
        for (int k = 0; k < discs.Length; k++)
        {
            discs[k] = first + k;
        }

        keys.Sort(discs);
        int kept = 0;
        for (int from = 0, to; from < discs.Length; from = to)
        {
            for (to = from + 1; to < discs.Length && keys[to] == keys[from];)
            {
                to++;
            }

            if (to - from > 1)
            {
                discs[from..to].Sort((a, b) => y[a] != y[b] ? y[a].CompareTo(y[b]) : radius[b].CompareTo(radius[a]));
            }

            for (int k = from; k < to; k++)
            {
                if (k == from || y[discs[k]] != y[discs[kept - 1]])
                {
                    discs[kept++] = discs[k];
                }
            }
        }

        return kept;
    }

    /// <summary>Cuts numbers from 0 into even pieces: the first of each, and the number of all at the end.</summary>
    private static int[] Cuts(int count, int threads)
    {
        var cuts = new int[(threads <= 1 ? 1 : (int)Math.Clamp(count, 1, PiecesPerThread * (double)threads)) + 1];
        for (int piece = 1; piece < cuts.Length; piece++)
        {
            cuts[piece] = (int)((long)count * piece / (cuts.Length - 1));
        }

        return cuts;
    }

    /// <summary>First row of each band, and the number of rows at the end; a band is some times as high as the largest disc, which is looked at in all it reaches.</summary>
    private int[] Bands(int threads)
    {
        int count = threads <= 1 ? 1 : (int)Math.Clamp(Rows / (4 * ReachRows), 1, BandsPerThread * (double)threads);
        var bands = new int[count + 1];
        for (int band = 1; band <= count; band++)
        {
            bands[band] = (int)((long)Rows * band / count);
        }

        return bands;
    }

    /// <summary>Rows from that of its centre that a disc may reach.</summary>
    private double ReachRows => Math.Floor(LargestRadius * inverseCell) + 2;

    /// <summary>The discs that may reach some rows.</summary>
    private (int First, int End) DiscsNear(int firstRow, int rowEnd) =>
        rowEnd - firstRow == Rows ? (0, X.Length) : (FirstFromRow(firstRow - ReachRows), FirstFromRow(rowEnd + ReachRows));

    private int FirstFromRow(double row)
    {
        int low = 0, high = X.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (RowOf(Y[middle]) < row)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Notes for each cell the last disc that holds all of it.</summary>
    private void CloseCells(int[] bands, int threads) => ParallelWork.Run(
        bands.Length - 1,
        threads,
        static () => 0,
        (band, _) =>
        {
            (int first, int end) = DiscsNear(bands[band], bands[band + 1]);
            Coverer.AsSpan((bands[band] * Columns)..(bands[band + 1] * Columns)).Fill(-1);
            for (int disc = first; disc < end; disc++)
            {
                (int firstRow, int lastRow) = RowsOf(disc);
                (firstRow, lastRow) = (Math.Max(firstRow, bands[band]), Math.Min(lastRow, bands[band + 1] - 1));
                double inner = InnerRadiusOf(disc);
                for (int row = firstRow; row <= lastRow; row++)
                {
                    (int from, int to) = HeldColumns(disc, row, inner);
                    if (from <= to)
                    {
                        Coverer.AsSpan((row * Columns) + from, to - from + 1).Fill(disc);
                    }
                }
            }
        },
        CancellationToken.None);

    private int[] ListDiscs(int[] bands, int threads)
    {
        bool[] nearOpen = NearOpenCells(threads);
        var before = new int[bands.Length]; // entries of the bands before each
        ParallelWork.Run(bands.Length - 1, threads, static () => 0, (band, _) =>
        {
            VisitOpenCells(bands[band], bands[band + 1], nearOpen, null);
            before[band + 1] = StartsFromCounts(CellStart.AsSpan((bands[band] * Columns)..(bands[band + 1] * Columns)));
        }, CancellationToken.None);
        for (int band = 1; band < before.Length; band++)
        {
            before[band] = checked(before[band] + before[band - 1]);
        }

        // Filling moves each start on to the next cell's; moving them back by one place puts that right.
        var listed = new int[before[^1]];
        ParallelWork.Run(bands.Length - 1, threads, static () => 0, (band, _) =>
        {
            Span<int> starts = CellStart.AsSpan((bands[band] * Columns)..(bands[band + 1] * Columns));
            for (int cell = 0; cell < starts.Length && before[band] > 0; cell++)
            {
                starts[cell] += before[band];
            }

            VisitOpenCells(bands[band], bands[band + 1], nearOpen, listed);
            starts[..^1].CopyTo(starts[1..]);
            starts[0] = before[band];
        }, CancellationToken.None);
        CellStart[^1] = listed.Length;
        return listed;
    }

    private static int StartsFromCounts(Span<int> counts)
    {
        int sum = 0;
        foreach (ref int count in counts)
        {
            (count, sum) = (sum, checked(sum + count));
        }

        return sum;
    }

    /// <summary>Counts, or without that lists, the discs of the open cells of a band.</summary>
    private void VisitOpenCells(int bandRow, int bandRowEnd, bool[] nearOpen, int[]? listed)
    {
        (int first, int end) = DiscsNear(bandRow, bandRowEnd);
        for (int disc = first; disc < end; disc++)
        {
            if (!nearOpen[disc])
            {
                continue;
            }

            (int firstRow, int lastRow) = RowsOf(disc);
            (firstRow, lastRow) = (Math.Max(firstRow, bandRow), Math.Min(lastRow, bandRowEnd - 1));
            bool any = false;
            for (int row = firstRow; row <= lastRow; row++)
            {
                (int outerFirst, int outerLast, int innerFirst, int innerLast) = SpansOf(disc, row);
                int cell = row * Columns;
                for (int column = outerFirst; column <= outerLast; column++)
                {
                    if (column == innerFirst && innerFirst <= innerLast)
                    {
                        column = innerLast;
                    }
                    else if (Coverer[cell + column] < 0)
                    {
                        any = true;
                        if (listed is null)
                        {
                            CellStart[cell + column]++;
                        }
                        else
                        {
                            listed[CellStart[cell + column]++] = disc;
                        }
                    }
                }
            }

            if (any && listed is null)
            {
                ReachesOpenCell[disc] = true;
            }
        }
    }

    /// <summary>Says of each disc whether the rectangle of cells around it has an open one; where many discs lie, most have none.</summary>
    private bool[] NearOpenCells(int threads)
    {
        // Open cells to the west of each in its row, and it, in the array that later holds the starts: a row of a rectangle takes two of them.
        int[] sums = CellStart, rowCuts = Cuts(Rows, threads);
        ParallelWork.Run(rowCuts.Length - 1, threads, static () => 0, (piece, _) =>
        {
            for (int row = rowCuts[piece]; row < rowCuts[piece + 1]; row++)
            {
                int inRow = 0;
                for (int at = row * Columns; at < (row + 1) * Columns; at++)
                {
                    inRow += Coverer[at] < 0 ? 1 : 0;
                    sums[at] = inRow;
                }
            }
        }, CancellationToken.None);

        var near = new bool[X.Length];
        int[] cuts = Cuts(X.Length, threads);
        ParallelWork.Run(cuts.Length - 1, threads, static () => 0, (piece, _) =>
        {
            for (int disc = cuts[piece]; disc < cuts[piece + 1]; disc++)
            {
                (int firstRow, int lastRow) = RowsOf(disc);
                double reach = (Radius[disc] * (1 + Margin)) + (2 * SlackOf(disc));
                int firstColumn = Math.Max(0, ColumnOf(X[disc] - reach)), lastColumn = Math.Min(Columns - 1, ColumnOf(X[disc] + reach));
                for (int row = firstRow; row <= lastRow && !near[disc]; row++)
                {
                    int at = row * Columns;
                    near[disc] = sums[at + lastColumn] > (firstColumn == 0 ? 0 : sums[at + firstColumn - 1]);
                }
            }
        }, CancellationToken.None);
        ParallelWork.Run(
            rowCuts.Length - 1, threads, static () => 0,
            (piece, _) => sums.AsSpan((rowCuts[piece] * Columns)..(rowCuts[piece + 1] * Columns)).Clear(), CancellationToken.None);
        return near;
    }
}
