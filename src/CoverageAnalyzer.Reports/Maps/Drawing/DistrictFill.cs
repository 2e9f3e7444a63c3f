namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Fills the px whose middle lies in a unit.</summary>
/// <remarks>
/// Behavior: inside is where an odd number of edges is crossed; an edge holds its upper end and not its lower one, so that middles on corners are counted once.
/// Cost: constant for each row of px an edge runs across, and for each px filled.
/// </remarks>
internal sealed class DistrictFill
{
    private readonly MapShapes shapes;
    private readonly float originX;
    private readonly float originY;
    private readonly int[] at;
    private readonly int width;
    private readonly int height;
    private int[] rowStart = new int[64];
    private int[] rows = new int[256];
    private float[] crossings = new float[256];
    private float[] sorted = new float[256];

    /// <summary>Fills in a frame.</summary>
    /// <param name="shapes">The units.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="at">The px row by row.</param>
    /// <param name="width">Px of a row.</param>
    public DistrictFill(MapShapes shapes, MapFrame frame, int[] at, int width)
    {
        this.shapes = shapes;
        this.at = at;
        this.width = width;
        height = width == 0 ? 0 : at.Length / width;

        // From the grid to px whose middles are whole numbers.
        (originX, originY) = (frame.X + 0.5f, frame.Y + 0.5f);
    }

    /// <summary>Fills a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="number">What its px are set to.</param>
    public void Draw(int unit, int number)
    {
        ReadOnlySpan<int> ys = shapes.Y.AsSpan(shapes.RingStart[shapes.UnitStart[unit]]..shapes.RingStart[shapes.UnitStart[unit + 1]]);
        if (ys.IsEmpty)
        {
            return;
        }

        int low = int.MaxValue, high = int.MinValue;
        foreach (int y in ys)
        {
            low = Math.Min(low, y);
            high = Math.Max(high, y);
        }

        int first = FirstRowFrom(low), end = FirstRowFrom(high);
        if (first >= end)
        {
            return;
        }

        int count = Cross(unit, first);
        SortByRow(count, end - first);
        for (int row = first; row < end; row++)
        {
            Span<float> inRow = sorted.AsSpan(rowStart[row - first]..rowStart[row - first + 1]);
            if (inRow.Length > 2)
            {
                inRow.Sort();
            }
            else if (inRow.Length == 2 && inRow[0] > inRow[1])
            {
                (inRow[0], inRow[1]) = (inRow[1], inRow[0]);
            }

            Span<int> line = at.AsSpan(row * width, width);
            for (int i = 0; i + 1 < inRow.Length; i += 2)
            {
                int from = Math.Clamp((int)MathF.Ceiling(inRow[i]), 0, width), to = Math.Clamp((int)MathF.Ceiling(inRow[i + 1]), from, width);
                line[from..to].Fill(number);
            }
        }
    }

    /// <summary>The first row in the frame whose middle is at a position or below it.</summary>
    private int FirstRowFrom(int gridY) => Math.Clamp((int)MathF.Ceiling((gridY * MapView.GridPixels) - originY), 0, height);

    private int Cross(int unit, int first)
    {
        int count = 0;
        for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
        {
            ReadOnlySpan<int> x = shapes.X.AsSpan(shapes.RingStart[r]..shapes.RingStart[r + 1]), y = shapes.Y.AsSpan(shapes.RingStart[r]..shapes.RingStart[r + 1]);
            int lastX = x[^1], lastY = y[^1], lastRow = FirstRowFrom(lastY);
            for (int i = 0; i < x.Length; i++)
            {
                int row = FirstRowFrom(y[i]);
                if (row != lastRow)
                {
                    count = CrossRows(count, Math.Min(row, lastRow) - first, Math.Max(row, lastRow) - first, lastX, lastY, x[i], y[i], first);
                }

                (lastX, lastY, lastRow) = (x[i], y[i], row);
            }
        }

        return count;
    }

    private int CrossRows(int count, int from, int end, int ax, int ay, int bx, int by, int first)
    {
        while (count + end - from > rows.Length)
        {
            int more = 2 * rows.Length;
            Array.Resize(ref rows, more);
            Array.Resize(ref crossings, more);
            Array.Resize(ref sorted, more);
        }

        if (ay > by)
        {
            (ax, ay, bx, by) = (bx, by, ax, ay); // neighbours find the same places
        }

        float slope = (float)(bx - ax) / (by - ay), startX = (ax * MapView.GridPixels) - originX, startY = (ay * MapView.GridPixels) - originY;
        for (int row = from; row < end; row++)
        {
            rows[count] = row;
            crossings[count++] = startX + ((row + first - startY) * slope);
        }

        return count;
    }

    /// <summary>Puts the crossings of each row together.</summary>
    private void SortByRow(int count, int rowCount)
    {
        if (rowStart.Length < rowCount + 2)
        {
            rowStart = new int[2 * (rowCount + 2)];
        }

        Span<int> start = rowStart.AsSpan(0, rowCount + 2);
        start.Clear();
        foreach (int row in rows.AsSpan(0, count))
        {
            start[row + 2]++;
        }

        for (int row = 2; row < start.Length; row++)
        {
            start[row] += start[row - 1];
        }

        for (int i = 0; i < count; i++)
        {
            sorted[start[rows[i] + 1]++] = crossings[i];
        }
    }
}
