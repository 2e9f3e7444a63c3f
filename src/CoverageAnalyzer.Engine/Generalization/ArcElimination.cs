namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Leaves out one place after the other, that of the least area first; see <see cref="EffectiveAreas"/>.</summary>
internal sealed class ArcElimination
{
    private const double AngleWeight = 0.7;
    private const float NextRound = 2; // places in waiting are tried again whenever the area has grown by this factor

    private readonly ArcSet arcs;
    private readonly PlaceGrid places;
    private readonly int[] previous;
    private readonly int[] next;
    private readonly int[] arcOf;
    private readonly int[] left; // positions left of each ring
    private readonly float[] area; // what a position waits with; what it went with once it is gone
    private readonly PriorityQueue<int, (float Area, int Position)> queue = new();
    private readonly List<int> waiting = [];

    /// <summary>Makes the pass.</summary>
    /// <param name="arcs">The arcs.</param>
    public ArcElimination(ArcSet arcs)
    {
        this.arcs = arcs;
        int count = arcs.Columns.Length;
        previous = new int[count];
        next = new int[count];
        arcOf = new int[count];
        area = new float[count];
        left = new int[arcs.LeastPositions.Length];
        for (int a = 0; a + 1 < arcs.ArcStart.Length; a++)
        {
            int first = arcs.ArcStart[a], end = arcs.ArcStart[a + 1];
            for (int i = first; i < end; i++)
            {
                arcOf[i] = a;
                previous[i] = i - 1;
                next[i] = i + 1;
            }

            for (int side = 0; side < 2; side++)
            {
                if (arcs.RingsOfArc[(2 * a) + side] is int ring and >= 0)
                {
                    left[ring] += end - first - 1; // an end counts for the arc that starts there
                }
            }
        }

        places = new PlaceGrid(arcs.Columns, arcs.Rows);
    }

    /// <summary>Runs it.</summary>
    /// <param name="cancellation">Stops it.</param>
    public float[] Run(CancellationToken cancellation)
    {
        for (int a = 0; a + 1 < arcs.ArcStart.Length; a++)
        {
            int first = arcs.ArcStart[a], last = arcs.ArcStart[a + 1] - 1;
            if (last < first)
            {
                continue;
            }

            area[first] = area[last] = float.PositiveInfinity;
            for (int i = first + 1; i < last; i++)
            {
                area[i] = Weighted(i);
                queue.Enqueue(i, (area[i], i));
            }
        }

        float reached = 0, retry = 1;
        for (int step = 0; ; step++)
        {
            if (!queue.TryDequeue(out int i, out (float Area, int Position) at))
            {
                if (waiting.Count == 0 || !Retry(reached))
                {
                    break;
                }

                continue;
            }

            if (at.Area != area[i] || !places.Holds(i))
            {
                continue; // it was given another area since, or is gone
            }

            if ((step & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (at.Area >= retry)
            {
                retry = at.Area * NextRound;
                Retry(at.Area);
            }

            if (MustStay(i) || IsBlocked(i))
            {
                waiting.Add(i);
                area[i] = float.PositiveInfinity;
                continue;
            }

            reached = Math.Max(reached, at.Area);
            Remove(i, reached);
        }

        return area;
    }

    /// <summary>Puts places in waiting back into the queue.</summary>
    /// <returns>False where none of them can go any more: nothing changed since they were put there.</returns>
    private bool Retry(float reached)
    {
        bool any = false;
        foreach (int i in waiting)
        {
            if (places.Holds(i) && float.IsPositiveInfinity(area[i]) && !MustStay(i) && !IsBlocked(i))
            {
                area[i] = Math.Max(reached, Weighted(i));
                queue.Enqueue(i, (area[i], i));
                any = true;
            }
        }

        waiting.RemoveAll(i => !places.Holds(i) || !float.IsPositiveInfinity(area[i]));
        return any;
    }

    private void Remove(int i, float reached)
    {
        int p = previous[i], n = next[i];
        area[i] = reached;
        places.Remove(i);
        next[p] = n;
        previous[n] = p;
        int arc = arcOf[i];
        for (int side = 0; side < 2; side++)
        {
            if (arcs.RingsOfArc[(2 * arc) + side] is int ring and >= 0)
            {
                left[ring]--;
            }
        }

        int first = arcs.ArcStart[arc], last = arcs.ArcStart[arc + 1] - 1;
        foreach (int neighbor in (ReadOnlySpan<int>)[p, n])
        {
            if (neighbor != first && neighbor != last)
            {
                area[neighbor] = Math.Max(reached, Weighted(neighbor));
                queue.Enqueue(neighbor, (area[neighbor], neighbor));
            }
        }
    }

    private bool MustStay(int i)
    {
        for (int side = 0; side < 2; side++)
        {
            if (arcs.RingsOfArc[(2 * arcOf[i]) + side] is int ring and >= 0 && left[ring] <= arcs.LeastPositions[ring])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the triangle of a place holds another place that the new edge must not pass.</summary>
    private bool IsBlocked(int i)
    {
        int p = previous[i], n = next[i], a = arcs.UnitA[arcOf[i]], b = arcs.UnitB[arcOf[i]];
        bool open = b < 0 && arcs.Crossing is not null;
        int[] columns = arcs.Columns, rows = arcs.Rows;
        if (columns[p] == columns[n] && rows[p] == rows[n])
        {
            return true; // an edge of no length
        }

        var triangle = new GridTriangle(columns[p], rows[p], columns[i], rows[i], columns[n], rows[n]);
        return places.AnyIn(triangle, other =>
        {
            int oa = arcs.UnitA[arcOf[other]], ob = arcs.UnitB[arcOf[other]];
            return oa == a || ob == a || (b >= 0 && (oa == b || ob == b)) || (open && ob < 0 && !arcs.Crossing!.Contains(OutlineCrossings.Key(a, oa)));
        });
    }

    private float Weighted(int i)
    {
        int p = previous[i], n = next[i];
        double ax = arcs.Columns[p] - arcs.Columns[i], ay = arcs.Rows[p] - arcs.Rows[i];
        double bx = arcs.Columns[n] - arcs.Columns[i], by = arcs.Rows[n] - arcs.Rows[i];
        double lengths = Math.Sqrt(((ax * ax) + (ay * ay)) * ((bx * bx) + (by * by)));
        double cosine = lengths > 0 ? ((ax * bx) + (ay * by)) / lengths : 0;
        return (float)(Math.Abs((ax * by) - (ay * bx)) / 2 * (1 - (AngleWeight * cosine)));
    }
}
