namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Cuts simple polygons, convex or not, by a half-plane.</summary>
internal static class HalfPlane
{
    /// <summary>The parts of polygons where <c>normal · (p − origin) ≤ limit</c>.</summary>
    /// <param name="pieces">The polygons.</param>
    /// <param name="origin">Origin of the half-plane's formula.</param>
    /// <param name="normal">Its normal.</param>
    /// <param name="limit">Its limit.</param>
    /// <param name="beyond">What is written at the new edges: the site beyond them.</param>
    public static List<PowerCell> Cut(List<PowerCell> pieces, Place origin, Place normal, double limit, int beyond)
    {
        bool touched = false;
        foreach (var piece in pieces)
        {
            foreach (var corner in piece.Corners)
            {
                touched |= normal.Dot(corner - origin) > limit;
            }
        }

        if (!touched)
        {
            return pieces;
        }

        var result = new List<PowerCell>(pieces.Count);
        foreach (var piece in pieces)
        {
            CutOne(piece, origin, normal, limit, beyond, result);
        }

        return result;
    }

    private static void CutOne(PowerCell piece, Place origin, Place normal, double limit, int beyond, List<PowerCell> result)
    {
        int n = piece.Corners.Length;
        double[] excess = new double[n];
        int outside = 0;
        for (int i = 0; i < n; i++)
        {
            excess[i] = normal.Dot(piece.Corners[i] - origin) - limit;
            outside += excess[i] > 0 ? 1 : 0;
        }

        if (outside == 0)
        {
            result.Add(piece);
            return;
        }

        if (outside == n)
        {
            return;
        }

        // The inside corners and the crossings in ring order. At a leaving crossing the cut edge begins.
        var corners = new List<Place>(n + 4);
        var edges = new List<int>(n + 4);
        var kind = new List<int>(n + 4); // 0 inside corner, 1 entering, 2 leaving
        var crossings = new List<(double Along, int Index)>();
        Place along = normal.TurnedLeft;
        for (int i = 0; i < n; i++)
        {
            int next = (i + 1) % n;
            if (excess[i] <= 0)
            {
                corners.Add(piece.Corners[i]);
                edges.Add(piece.Edges[i]);
                kind.Add(0);
            }

            if ((excess[i] > 0) != (excess[next] > 0))
            {
                Place crossing = piece.Corners[i].Towards(piece.Corners[next], excess[i] / (excess[i] - excess[next]));
                crossings.Add((along.Dot(crossing - origin), corners.Count));
                bool leaving = excess[i] <= 0;
                corners.Add(crossing);
                edges.Add(leaving ? beyond : piece.Edges[i]);
                kind.Add(leaving ? 2 : 1);
            }
        }

        if (crossings.Count == 2)
        {
            // Only corners inside were kept, in ring order, so the list is the cut polygon already.
            result.Add(new PowerCell(piece.Site, [.. corners], [.. edges]));
            return;
        }

        Split(piece.Site, corners, edges, kind, crossings, result);
    }

    /// <summary>Several crossings: along the line they pair up, first with second, third with fourth, and so on.</summary>
    private static void Split(
        int site, List<Place> corners, List<int> edges, List<int> kind, List<(double Along, int Index)> crossings, List<PowerCell> result)
    {
        crossings.Sort();
        int[] partner = new int[corners.Count];
        for (int i = 0; i + 1 < crossings.Count; i += 2)
        {
            partner[crossings[i].Index] = crossings[i + 1].Index;
            partner[crossings[i + 1].Index] = crossings[i].Index;
        }

        bool[] done = new bool[corners.Count];
        for (int start = 0; start < corners.Count; start++)
        {
            if (done[start])
            {
                continue;
            }

            var ring = new List<Place>();
            var beyond = new List<int>();
            int at = start;
            while (!done[at])
            {
                done[at] = true;
                ring.Add(corners[at]);
                beyond.Add(edges[at]);
                at = kind[at] == 2 ? partner[at] : (at + 1) % corners.Count;
            }

            result.Add(new PowerCell(site, [.. ring], [.. beyond]));
        }
    }
}
