namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Finds the units whose outlines cross each other from the start, as they do where every boundary was drawn by itself.</summary>
/// <remarks>
/// Only boundaries of one unit are looked at: those of two cannot cross. Touching is no crossing. Exact: the products stay below 2⁶².
/// Cost: about linear; edges are sorted into square cells of about an edge.
/// </remarks>
internal sealed class OutlineCrossings
{
    private const int GreatestSide = 2_048;

    private readonly ArcNetwork network;
    private readonly List<(int First, int Unit)> edges = []; // the position an edge starts at
    private int minX = int.MaxValue;
    private int minY = int.MaxValue;
    private int size;
    private int width;

    private OutlineCrossings(ArcNetwork network) => this.network = network;

    /// <summary>The pairs, each by <see cref="Key"/>.</summary>
    /// <param name="network">The boundaries.</param>
    public static HashSet<long> Of(ArcNetwork network)
    {
        var search = new OutlineCrossings(network);
        for (int a = 0; a < network.ArcCount; a++)
        {
            for (int i = network.ArcStart[a]; i + 1 < network.ArcStart[a + 1] && network.UnitB[a] < 0; i++)
            {
                search.edges.Add((i, network.UnitA[a]));
            }
        }

        return search.edges.Count == 0 ? [] : search.Find();
    }

    /// <summary>The key of a pair of units, whatever their order.</summary>
    public static long Key(int unit, int other) => ((long)Math.Min(unit, other) << 32) | (uint)Math.Max(unit, other);

    private HashSet<long> Find()
    {
        (int[] start, int[] entries) = Cells();
        var found = new HashSet<long>();
        for (int c = 0; c + 1 < start.Length; c++)
        {
            for (int i = start[c]; i < start[c + 1]; i++)
            {
                (int p, int unit) = edges[entries[i]];
                for (int j = i + 1; j < start[c + 1]; j++)
                {
                    (int q, int other) = edges[entries[j]];
                    if (unit != other && Cross(p, q))
                    {
                        found.Add(Key(unit, other));
                    }
                }
            }
        }

        return found;
    }

    private (int[] Start, int[] Entries) Cells()
    {
        int maxX = int.MinValue, maxY = int.MinValue;
        double lengths = 0;
        foreach ((int i, _) in edges)
        {
            (int left, int top, int right, int bottom) = BoxOf(i);
            (minX, minY, maxX, maxY) = (Math.Min(minX, left), Math.Min(minY, top), Math.Max(maxX, right), Math.Max(maxY, bottom));
            lengths += Math.Max(right - left, bottom - top);
        }

        size = (int)Math.Max(1 + (lengths / edges.Count), (Math.Max((double)maxX - minX, (double)maxY - minY) / GreatestSide) + 1);
        width = ((maxX - minX) / size) + 1;
        var start = new int[(width * (((maxY - minY) / size) + 1)) + 1];
        for (int e = 0; e < edges.Count; e++)
        {
            foreach (int cell in CellsOf(edges[e].First))
            {
                start[cell + 1]++;
            }
        }

        for (int c = 1; c < start.Length; c++)
        {
            start[c] += start[c - 1];
        }

        var entries = new int[start[^1]];
        int[] next = [.. start];
        for (int e = 0; e < edges.Count; e++)
        {
            foreach (int cell in CellsOf(edges[e].First))
            {
                entries[next[cell]++] = e;
            }
        }

        return (start, entries);
    }

    private IEnumerable<int> CellsOf(int first)
    {
        (int left, int top, int right, int bottom) = BoxOf(first);
        for (int row = (top - minY) / size; row <= (bottom - minY) / size; row++)
        {
            for (int column = (left - minX) / size; column <= (right - minX) / size; column++)
            {
                yield return (row * width) + column;
            }
        }
    }

    private (int Left, int Top, int Right, int Bottom) BoxOf(int i)
    {
        int[] x = network.Columns, y = network.Rows;
        return (Math.Min(x[i], x[i + 1]), Math.Min(y[i], y[i + 1]), Math.Max(x[i], x[i + 1]), Math.Max(y[i], y[i + 1]));
    }

    private bool Cross(int p, int q) => Side(p, q) * Side(p, q + 1) < 0 && Side(q, p) * Side(q, p + 1) < 0;

    private int Side(int edge, int at)
    {
        int[] x = network.Columns, y = network.Rows;
        return Math.Sign(((long)(x[edge + 1] - x[edge]) * (y[at] - y[edge])) - ((long)(y[edge + 1] - y[edge]) * (x[at] - x[edge])));
    }
}
