using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The Delaunay triangulation of distinct points, closed at infinity.</summary>
/// <remarks>
/// Source: incremental insertion (Bowyer 1981, Watson 1981) along a Hilbert curve, with exact predicates.
/// Shape: half-edge h starts at <c>Origin[h]</c>, belongs to triangle h / 3 (h, h + 1, h + 2 counter-clockwise within it) and has the opposite
/// half-edge <c>Twin[h]</c>. Outside each edge of the hull stands a triangle whose third corner is <see cref="Infinity"/> (= n), so every
/// half-edge has a twin. Points on one line have no finite triangle, only those at infinity on both sides of each link of the line.
/// Behavior: the triangulation of the points given; four points on one circle are split one way or the other, always the same for the same input.
/// Cost: O(n log n) for the order, O(1) a point on average.
/// </remarks>
internal sealed class DelaunayTriangulation
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly int[] rimStartingAt; // per point the new half-edge that starts there, while a hole is closed
    private readonly List<int> hole = [];
    private readonly List<int> rim = [];
    private readonly List<int> free = [];
    private int[] mark;
    private int triangles;
    private int last;
    private int stamp;
    private long sideTests;
    private long circleTests;
    private long exactTests;

    private DelaunayTriangulation(double[] x, double[] y)
    {
        this.x = x;
        this.y = y;
        int most = Math.Max(2, (2 * x.Length) + 6);
        Origin = new int[3 * most];
        Twin = new int[3 * most];
        mark = new int[most];
        rimStartingAt = new int[x.Length + 1];
    }

    /// <summary>Start of each half-edge.</summary>
    public int[] Origin { get; }

    /// <summary>Opposite of each half-edge.</summary>
    public int[] Twin { get; }

    /// <summary>Number of triangles, those at infinity included.</summary>
    public int TriangleCount => triangles;

    /// <summary>The number that stands for the corner at infinity.</summary>
    public int Infinity => x.Length;

    /// <summary>Next half-edge of the same triangle.</summary>
    public static int Next(int h) => h % 3 == 2 ? h - 2 : h + 1;

    /// <summary>Half-edge before, in the same triangle.</summary>
    public static int Previous(int h) => h % 3 == 0 ? h + 2 : h - 1;

    /// <summary>Triangulates 2 or more points, no two the same; the arrays are kept.</summary>
    /// <param name="x">Abscissa of each point.</param>
    /// <param name="y">Ordinate of each point.</param>
    /// <param name="tally">Counts the tests, or null.</param>
    public static DelaunayTriangulation Of(double[] x, double[] y, OperationTally? tally = null)
    {
        var made = new DelaunayTriangulation(x, y);
        int[] order = HilbertOrder.Of(x, y);
        int third = 2;
        while (third < order.Length && made.Side(order[0], order[1], order[third]) == 0)
        {
            third++;
        }

        if (third >= order.Length)
        {
            made.LinkLine(order);
            return made;
        }

        made.Begin(order[0], order[1], order[third]);
        for (int k = 2; k < order.Length; k++)
        {
            if (k != third)
            {
                made.Insert(order[k]);
            }
        }

        tally?.Add("orientation tests", made.sideTests);
        tally?.Add("in-circle tests", made.circleTests);
        tally?.Add("exact tests", made.exactTests);
        return made;
    }

    private int Side(int a, int b, int c)
    {
        sideTests++;
        return ExactPredicates.Side(x[a], y[a], x[b], y[b], x[c], y[c], ref exactTests);
    }

    private void Begin(int a, int b, int c)
    {
        if (Side(a, b, c) < 0)
        {
            (b, c) = (c, b);
        }

        Set(0, a, b, c);
        Set(1, b, a, Infinity);
        Set(2, c, b, Infinity);
        Set(3, a, c, Infinity);
        triangles = 4;
        Join(0, 3);
        Join(1, 6);
        Join(2, 9);
        Join(4, 11);  // a–∞ of the first, ∞–a of the last
        Join(7, 5);
        Join(10, 8);
    }

    // Points on one line, in its order: for each link a triangle at infinity on either side.
    private void LinkLine(int[] order)
    {
        int[] line = [.. order.OrderBy(i => x[i]).ThenBy(i => y[i])];
        int links = line.Length - 1;
        for (int k = 0; k < links; k++)
        {
            Set(2 * k, line[k], line[k + 1], Infinity);
            Set((2 * k) + 1, line[k + 1], line[k], Infinity);
            Join(6 * k, (6 * k) + 3);
        }

        triangles = 2 * links;
        for (int k = 0; k + 1 < links; k++)
        {
            Join((6 * k) + 1, (6 * (k + 1)) + 2);         // left side: b–∞ of one link, ∞–b of the next
            Join((6 * k) + 5, (6 * (k + 1)) + 3 + 1);     // right side
        }

        Join(2, 3 + 1);                                           // around the first point
        Join((6 * (links - 1)) + 1, (6 * (links - 1)) + 3 + 2);   // around the last point
    }

    private void Set(int triangle, int a, int b, int c)
    {
        Origin[3 * triangle] = a;
        Origin[(3 * triangle) + 1] = b;
        Origin[(3 * triangle) + 2] = c;
    }

    private void Join(int h, int g)
    {
        Twin[h] = g;
        Twin[g] = h;
    }

    private void Insert(int p)
    {
        hole.Clear();
        rim.Clear();
        stamp++;
        int first = Locate(p);
        hole.Add(first);
        mark[first] = stamp;
        for (int k = 0; k < hole.Count; k++)
        {
            for (int h = 3 * hole[k]; h < (3 * hole[k]) + 3; h++)
            {
                int across = Twin[h] / 3;
                if (mark[across] == stamp)
                {
                    continue;
                }

                if (Conflicts(across, p))
                {
                    mark[across] = stamp;
                    hole.Add(across);
                }
            }
        }

        foreach (int triangle in hole)
        {
            for (int h = 3 * triangle; h < (3 * triangle) + 3; h++)
            {
                if (mark[Twin[h] / 3] != stamp)
                {
                    rim.Add(h);
                }
            }
        }

        Fill(p);
    }

    // One new triangle from each rim edge to p. The rim is read out before the triangles of the hole are used again.
    private void Fill(int p)
    {
        int edges = rim.Count;
        Span<int> from = edges <= 64 ? stackalloc int[64] : new int[edges];
        Span<int> to = edges <= 64 ? stackalloc int[64] : new int[edges];
        Span<int> outer = edges <= 64 ? stackalloc int[64] : new int[edges];
        for (int k = 0; k < edges; k++)
        {
            from[k] = Origin[rim[k]];
            to[k] = Origin[Next(rim[k])];
            outer[k] = Twin[rim[k]];
        }

        free.Clear();
        free.AddRange(hole);
        for (int k = 0; k < edges; k++)
        {
            int triangle = k < free.Count ? free[k] : triangles++;
            Set(triangle, from[k], to[k], p);
            Join(3 * triangle, outer[k]);
            rimStartingAt[from[k]] = 3 * triangle;
            last = triangle;
        }

        // The edge from a rim edge's end to p meets the edge from p to the start of the next rim edge.
        for (int k = 0; k < edges; k++)
        {
            int own = rimStartingAt[from[k]], next = rimStartingAt[to[k]];
            Join(own + 1, next + 2);
        }
    }

    // True where p lies inside the circle of the triangle; for one at infinity, beyond its edge or on the edge itself.
    private bool Conflicts(int triangle, int p)
    {
        int a = Origin[3 * triangle], b = Origin[(3 * triangle) + 1], c = Origin[(3 * triangle) + 2];
        if (a == Infinity)
        {
            (a, b, c) = (b, c, a);
        }
        else if (b == Infinity)
        {
            (a, b, c) = (c, a, b);
        }

        if (c != Infinity)
        {
            circleTests++;
            return ExactPredicates.InCircle(x[a], y[a], x[b], y[b], x[c], y[c], x[p], y[p], ref exactTests) > 0;
        }

        int side = Side(a, b, p);
        return side > 0 || (side == 0 && Between(a, b, p));
    }

    private bool Between(int a, int b, int p) =>
        x[a] != x[b] ? (x[a] < x[p]) != (x[b] < x[p]) && x[p] != x[a] && x[p] != x[b] : (y[a] < y[p]) != (y[b] < y[p]) && y[p] != y[a] && y[p] != y[b];

    // Walks from the last triangle towards p; ends in a triangle that conflicts with p.
    private int Locate(int p)
    {
        int triangle = last, cameBy = -1;
        for (int h = 3 * triangle; h < (3 * triangle) + 3; h++)
        {
            if (Origin[h] == Infinity)
            {
                triangle = Twin[Next(h)] / 3; // in from infinity
                break;
            }
        }

        while (true)
        {
            int step = -1;
            for (int h = 3 * triangle; h < (3 * triangle) + 3; h++)
            {
                if (h != cameBy && Side(Origin[h], Origin[Next(h)], p) < 0)
                {
                    step = h;
                    break;
                }
            }

            if (step < 0)
            {
                return triangle;
            }

            cameBy = Twin[step];
            triangle = cameBy / 3;
            if (Origin[Previous(cameBy)] == Infinity)
            {
                return triangle; // p lies strictly beyond this edge of the hull
            }
        }
    }
}
