namespace CoverageAnalyzer.Web.Tiles;

/// <summary>A growing chain of places in a tile.</summary>
internal sealed class TilePath
{
    private int[] x = new int[256];
    private int[] y = new int[256];

    /// <summary>Number of places.</summary>
    public int Count { get; set; }

    /// <summary>Columns.</summary>
    public ReadOnlySpan<int> X => x.AsSpan(0, Count);

    /// <summary>Rows.</summary>
    public ReadOnlySpan<int> Y => y.AsSpan(0, Count);

    /// <summary>Adds a place, unless it repeats the last one.</summary>
    public void Add(int column, int row)
    {
        if (Count > 0 && x[Count - 1] == column && y[Count - 1] == row)
        {
            return;
        }

        if (Count == x.Length)
        {
            Array.Resize(ref x, 2 * Count);
            Array.Resize(ref y, 2 * Count);
        }

        x[Count] = column;
        y[Count++] = row;
    }

    /// <summary>Takes the end off while it repeats the start: rings are not closed here.</summary>
    public void Open()
    {
        while (Count > 1 && x[Count - 1] == x[0] && y[Count - 1] == y[0])
        {
            Count--;
        }
    }

    /// <summary>Takes out of a ring the places on a straight line between their neighbors, and spikes; the area stays the same.</summary>
    public void Straighten()
    {
        int n = 0;
        for (int i = 0; i < Count; i++)
        {
            while (n > 1 && IsStraight(n - 2, n - 1, i))
            {
                n--;
            }

            if (n == 0 || x[n - 1] != x[i] || y[n - 1] != y[i])
            {
                (x[n], y[n]) = (x[i], y[i]);
                n++;
            }
        }

        int first = 0;
        for (bool changed = true; changed && n - first > 2;)
        {
            changed = true;
            if ((x[n - 1] == x[first] && y[n - 1] == y[first]) || IsStraight(n - 2, n - 1, first))
            {
                n--;
            }
            else if (IsStraight(n - 1, first, first + 1))
            {
                first++;
            }
            else
            {
                changed = false;
            }
        }

        Keep(first, n);
    }

    /// <summary>Keeps the ring from its topmost, then leftmost place on, so that rings of one shape are written alike and pack well.</summary>
    private void Keep(int first, int end)
    {
        int start = first;
        for (int i = first + 1; i < end; i++)
        {
            start = (y[i], x[i]).CompareTo((y[start], x[start])) < 0 ? i : start;
        }

        foreach (int[] along in (ReadOnlySpan<int[]>)[x, y])
        {
            Span<int> ring = along.AsSpan(first, end - first);
            ring[..(start - first)].Reverse();
            ring[(start - first)..].Reverse();
            ring.Reverse();
            ring.CopyTo(along);
        }

        Count = end - first;
    }

    /// <summary>Twice the area of the ring, positive where it runs clockwise on the screen (y down).</summary>
    public long TwiceArea()
    {
        long twice = 0;
        for (int i = 0, j = Count - 1; i < Count; j = i++)
        {
            twice += ((long)x[j] * y[i]) - ((long)x[i] * y[j]);
        }

        return twice;
    }

    private bool IsStraight(int a, int b, int c) => (long)(x[b] - x[a]) * (y[c] - y[b]) == (long)(y[b] - y[a]) * (x[c] - x[b]);
}
