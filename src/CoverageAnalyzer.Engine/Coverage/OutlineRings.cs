using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Joins outline edges to rings.</summary>
internal static class OutlineRings
{
    /// <summary>Joins the edges; where several rings meet at a vertex they touch and do not cross.</summary>
    /// <param name="set">The set the edges are of.</param>
    /// <param name="edges">The edges; as many start at each place as end there.</param>
    /// <param name="unfit">Units are marked where the edges at a vertex do not lie in turn, which means that they overlap there.</param>
    /// <returns>A set of one unit.</returns>
    public static PolygonSet Of(PolygonSet set, OutlineEdges edges, bool[] unfit)
    {
        int count = edges.Ends.Length;
        var next = new int[count]; // edge that follows each
        var startsAt = new Dictionary<(double X, double Y), List<int>>(count);
        var endsAt = new Dictionary<(double X, double Y), List<int>>();
        for (int e = 0; e < count; e++)
        {
            int v = edges.Ends[e] - 1;
            ref List<int>? list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(startsAt, (set.X[v], set.Y[v]), out _);
            (list ??= new(1)).Add(e);
        }

        for (int e = 0; e < count; e++)
        {
            var place = (set.X[edges.Ends[e]], set.Y[edges.Ends[e]]);
            List<int> starting = startsAt[place];
            if (starting.Count == 1)
            {
                next[e] = starting[0];
                continue;
            }

            ref List<int>? list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(endsAt, place, out _);
            (list ??= []).Add(e);
        }

        foreach (((double X, double Y) place, List<int> ending) in endsAt)
        {
            if (!JoinAt(set, edges, place.X, place.Y, startsAt[place], ending, next))
            {
                foreach (int e in ending.Concat(startsAt[place]))
                {
                    unfit[edges.Units[e]] = true;
                }
            }
        }

        return Follow(set, edges, next);
    }

    // Around the vertex counter-clockwise, edges that start and edges that end must take turns: the union lies between a starting edge and the
    // ending one after it. Each ending edge goes on with the starting edge before it.
    private static bool JoinAt(PolygonSet set, OutlineEdges edges, double x, double y, List<int> starting, List<int> ending, int[] next)
    {
        var around = new List<(double Angle, bool Ends, int Edge)>();
        around.AddRange(starting.Select(e => (PseudoAngle.Of(set.X[edges.Ends[e]] - x, set.Y[edges.Ends[e]] - y), false, e)));
        around.AddRange(ending.Select(e => (PseudoAngle.Of(set.X[edges.Ends[e] - 1] - x, set.Y[edges.Ends[e] - 1] - y), true, e)));
        around.Sort();
        bool inTurn = around.Count == 2 * starting.Count;
        for (int k = 0; k < around.Count; k++)
        {
            inTurn &= around[k].Ends != around[(k + 1) % around.Count].Ends;
        }

        for (int k = 0; k < ending.Count; k++)
        {
            next[ending[k]] = starting[Math.Min(k, starting.Count - 1)];
        }

        for (int k = 0; inTurn && k < around.Count; k++)
        {
            if (around[k].Ends)
            {
                next[around[k].Edge] = around[(k + around.Count - 1) % around.Count].Edge;
            }
        }

        return inTurn;
    }

    private static PolygonSet Follow(PolygonSet set, OutlineEdges edges, int[] next)
    {
        var x = new List<double>(next.Length);
        var y = new List<double>(next.Length);
        var ringStart = new List<int> { 0 };
        var done = new bool[next.Length];
        for (int first = 0; first < next.Length; first++)
        {
            if (done[first])
            {
                continue;
            }

            int v = edges.Ends[first] - 1;
            x.Add(set.X[v]);
            y.Add(set.Y[v]);
            for (int e = first; !done[e]; e = next[e])
            {
                done[e] = true;
                x.Add(set.X[edges.Ends[e]]);
                y.Add(set.Y[edges.Ends[e]]);
            }

            ringStart.Add(x.Count);
        }

        return new([.. x], [.. y], [.. ringStart], [0, ringStart.Count - 1]);
    }
}
