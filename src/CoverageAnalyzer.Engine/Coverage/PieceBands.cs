using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Pieces by bands of rows, to count along a row.</summary>
internal sealed class PieceBands
{
    private readonly OutlinePieces pieces;
    private readonly int[] start;
    private readonly int[] listed;
    private readonly long firstRow;
    private readonly long rowsPerBand;

    /// <summary>Sorts the pieces into bands about as high as a piece is.</summary>
    public PieceBands(OutlinePieces pieces)
    {
        this.pieces = pieces;
        firstRow = long.MaxValue;
        long lastRow = 0;
        double height = 0;
        for (int p = 0; p < pieces.Count; p++)
        {
            (long low, long high) = Rows(p);
            (firstRow, lastRow) = (Math.Min(firstRow, low), Math.Max(lastRow, high));
            height += high - low;
        }

        double rows = lastRow - firstRow + 1;
        int bands = (int)Math.Clamp(rows * pieces.Count / Math.Max(1, height), 1, pieces.Count + 1);
        rowsPerBand = (long)(rows / bands) + 1;
        start = new int[bands + 2];
        for (int p = 0; p < pieces.Count; p++)
        {
            (long low, long high) = Rows(p);
            for (int band = Band(low); band <= Band(high); band++)
            {
                start[band + 2]++;
            }
        }

        for (int band = 2; band < start.Length; band++)
        {
            start[band] += start[band - 1];
        }

        // Filling moves each start to its end, which is the next band's start: hence the one place of offset above.
        listed = new int[start[^1]];
        for (int p = 0; p < pieces.Count; p++)
        {
            (long low, long high) = Rows(p);
            for (int band = Band(low); band <= Band(high); band++)
            {
                listed[start[band + 1]++] = p;
            }
        }
    }

    /// <summary>How many units lie over the ground just west of, and a hair above, the lowest place of a group of pieces.</summary>
    public int CountWestOf(GridPoint place)
    {
        int count = 0, band = Band(place.Row);
        for (int k = start[band]; k < start[band + 1]; k++)
        {
            int p = listed[k];
            GridPoint a = pieces.From[p], b = pieces.To[p];
            bool upwards = b.Row > place.Row;
            if ((a.Row > place.Row) == upwards || a.Column > place.Column)
            {
                continue;
            }

            // The place lies east of the piece: right of it where it runs upwards, left where downwards.
            double side = b.Column < place.Column ? (upwards ? -1 : 1) : GridSide.Of(a, b, place);
            if (upwards ? side < 0 : side > 0)
            {
                count += upwards ? -pieces.Net[p] : pieces.Net[p];
            }
        }

        return count;
    }

    private (long Low, long High) Rows(int piece)
    {
        long a = pieces.From[piece].Row, b = pieces.To[piece].Row;
        return a < b ? (a, b) : (b, a);
    }

    private int Band(long row) => (int)((row - firstRow) / rowsPerBand);
}
