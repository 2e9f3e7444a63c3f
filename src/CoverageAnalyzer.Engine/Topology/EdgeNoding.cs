using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Cuts the edges of all units where they meet, on an integer grid, until they meet only at their ends.</summary>
/// <remarks>
/// A crossing is rounded to the grid, which bends the two edges by less than a cell and may make them meet others;
/// so the cutting is repeated for the edges that changed. Two or three rounds are usual.
/// </remarks>
internal static class EdgeNoding
{
    private const int RoundsPerGrid = 12;
    private const int CoarserBits = 6;

    /// <summary>The pieces.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="cancellation">Stops between rounds.</param>
    /// <param name="tally">Takes <c>edges compared</c>, or null.</param>
    public static BoundaryPieces IntoPieces(PolygonSet polygons, SnapGrid grid, CancellationToken cancellation, OperationTally? tally = null)
    {
        var edges = new List<Edge>(polygons.VertexCount);
        for (int u = 0; u < polygons.UnitCount; u++)
        {
            for (int r = polygons.UnitStart[u]; r < polygons.UnitStart[u + 1]; r++)
            {
                GridPoint last = default;
                for (int i = polygons.RingStart[r]; i < polygons.RingStart[r + 1]; i++)
                {
                    GridPoint point = grid.PointAt(polygons.X[i], polygons.Y[i]);
                    if (i > polygons.RingStart[r] && point != last)
                    {
                        edges.Add(Edge.Between(last, point, u));
                    }

                    last = point;
                }
            }
        }

        // Neighbours share most of their edges: each is compared with the others once, whatever number of units it bounds.
        edges.Sort();
        var different = new List<Edge>(edges.Count);
        var firstOf = new List<int>(edges.Count + 1);
        for (int e = 0; e < edges.Count; e++)
        {
            if (e == 0 || edges[e].From != edges[e - 1].From || edges[e].To != edges[e - 1].To)
            {
                different.Add(edges[e] with { Unit = different.Count });
                firstOf.Add(e);
            }
        }

        firstOf.Add(edges.Count);
        tally?.Add("edges compared", different.Count);
        return Collect(Cut(different, cancellation), edges, firstOf);
    }

    /// <summary>Cuts edges until no two meet but at their ends; the pieces of each keep its tag.</summary>
    /// <remarks>
    /// Where rounding keeps making new crossings, all points are rounded to a coarser grid and the cutting goes on: with every step the
    /// grid has fewer points left to cross at, so it ends. Seen only where edges lie on one line but for their last digit, as after a turn.
    /// </remarks>
    /// <param name="edges">The edges.</param>
    /// <param name="cancellation">Stops between rounds.</param>
    public static List<Edge> Cut(List<Edge> edges, CancellationToken cancellation)
    {
        List<Edge> noded = edges;
        for (int round = 1; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            List<CutPlace> cuts = FindCuts(noded);
            if (cuts.Count == 0)
            {
                return noded;
            }

            noded = Apply(noded, cuts);
            if (round % RoundsPerGrid == 0)
            {
                noded = Coarser(noded, CoarserBits * (round / RoundsPerGrid));
            }
        }
    }

    private static List<Edge> Coarser(List<Edge> edges, int bits)
    {
        long half = 1L << (bits - 1);
        GridPoint Round(GridPoint p) => new((p.Column + half) >> bits << bits, (p.Row + half) >> bits << bits);
        var coarse = new List<Edge>(edges.Count);
        foreach (Edge edge in edges)
        {
            GridPoint from = Round(edge.From), to = Round(edge.To);
            if (from != to)
            {
                coarse.Add(Edge.Between(from, to, edge.Unit));
            }
        }

        return coarse;
    }

    private static List<CutPlace> FindCuts(List<Edge> edges)
    {
        Span<Edge> all = CollectionsMarshal.AsSpan(edges);
        var buckets = EdgeBuckets.Of(all);
        var cuts = new List<CutPlace>();
        for (int cell = 0; cell < buckets.CellCount; cell++)
        {
            ReadOnlySpan<int> here = buckets.In(cell);
            for (int i = 1; i < here.Length; i++)
            {
                ref Edge p = ref all[here[i]];
                for (int j = 0; j < i; j++)
                {
                    ref Edge q = ref all[here[j]];
                    if ((p.IsNew || q.IsNew) && (p.From != q.From || p.To != q.To) && p.BoundsMeet(in q))
                    {
                        Meet(here[i], in p, here[j], in q, cuts);
                    }
                }
            }
        }

        return cuts;
    }

    private static void Meet(int pIndex, in Edge p, int qIndex, in Edge q, List<CutPlace> cuts)
    {
        // An edge that passes through the cell of a grid point is taken to pass through the point itself.
        double pNear = HalfCell(in p), qNear = HalfCell(in q);
        double pFrom = q.SideOf(p.From), pTo = q.SideOf(p.To);
        if ((pFrom > qNear && pTo > qNear) || (pFrom < -qNear && pTo < -qNear))
        {
            return;
        }

        double qFrom = p.SideOf(q.From), qTo = p.SideOf(q.To);
        if ((qFrom > pNear && qTo > pNear) || (qFrom < -pNear && qTo < -pNear))
        {
            return;
        }

        int before = cuts.Count;
        AddIfOn(qIndex, in q, p.From, pFrom, qNear, cuts);
        AddIfOn(qIndex, in q, p.To, pTo, qNear, cuts);
        AddIfOn(pIndex, in p, q.From, qFrom, pNear, cuts);
        AddIfOn(pIndex, in p, q.To, qTo, pNear, cuts);
        if (cuts.Count == before && Math.Sign(pFrom) * Math.Sign(pTo) < 0 && Math.Sign(qFrom) * Math.Sign(qTo) < 0)
        {
            double along = pFrom / (pFrom - pTo);
            var crossing = new GridPoint(
                p.From.Column + (long)Math.Round(along * (p.To.Column - p.From.Column)),
                p.From.Row + (long)Math.Round(along * (p.To.Row - p.From.Row)));
            Add(pIndex, in p, crossing, cuts);
            Add(qIndex, in q, crossing, cuts);
        }
    }

    private static double HalfCell(in Edge edge) => (edge.MaxColumn - edge.MinColumn + edge.MaxRow - edge.MinRow) / 2.0;

    private static void AddIfOn(int index, in Edge edge, GridPoint point, double side, double near, List<CutPlace> cuts)
    {
        if ((side == 0 || Math.Abs(side) < near) && edge.BoundsHold(point))
        {
            Add(index, in edge, point, cuts);
        }
    }

    private static void Add(int index, in Edge edge, GridPoint point, List<CutPlace> cuts)
    {
        if (point != edge.From && point != edge.To)
        {
            cuts.Add(new CutPlace(index, edge.Along(point), point));
        }
    }

    private static List<Edge> Apply(List<Edge> edges, List<CutPlace> cuts)
    {
        cuts.Sort();
        var noded = new List<Edge>(edges.Count + cuts.Count);
        int c = 0;
        for (int e = 0; e < edges.Count; e++)
        {
            Edge edge = edges[e];
            if (c == cuts.Count || cuts[c].Edge != e)
            {
                noded.Add(edge with { IsNew = false });
                continue;
            }

            GridPoint last = edge.From;
            for (; c < cuts.Count && cuts[c].Edge == e; c++)
            {
                if (cuts[c].Point != last)
                {
                    noded.Add(Edge.Between(last, cuts[c].Point, edge.Unit));
                    last = cuts[c].Point;
                }
            }

            if (last != edge.To)
            {
                noded.Add(Edge.Between(last, edge.To, edge.Unit));
            }
        }

        return noded;
    }

    /// <summary>Like pieces become one; a unit that passes along a piece there and back is not bounded by it.</summary>
    /// <param name="cut">The pieces, each tagged with the place of its edge among the different ones.</param>
    /// <param name="edges">The edges of all units, sorted.</param>
    /// <param name="firstOf">First of the edges that are alike, for each different one.</param>
    private static BoundaryPieces Collect(List<Edge> cut, List<Edge> edges, List<int> firstOf)
    {
        cut.Sort();
        var from = new List<GridPoint>(cut.Count);
        var to = new List<GridPoint>(cut.Count);
        var start = new List<int>(cut.Count + 1) { 0 };
        var units = new List<int>(edges.Count);
        var along = new List<int>();
        for (int c = 0; c < cut.Count;)
        {
            Edge first = cut[c];
            along.Clear();
            for (; c < cut.Count && cut[c].From == first.From && cut[c].To == first.To; c++)
            {
                for (int e = firstOf[cut[c].Unit]; e < firstOf[cut[c].Unit + 1]; e++)
                {
                    along.Add(edges[e].Unit);
                }
            }

            along.Sort();
            for (int k = 0; k < along.Count;)
            {
                int unit = along[k], times = 0;
                for (; k < along.Count && along[k] == unit; k++)
                {
                    times++;
                }

                if (times % 2 == 1)
                {
                    units.Add(unit);
                }
            }

            if (units.Count > start[^1])
            {
                from.Add(first.From);
                to.Add(first.To);
                start.Add(units.Count);
            }
        }

        return new BoundaryPieces([.. from], [.. to], [.. start], [.. units]);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct CutPlace(int Edge, Int128 Along, GridPoint Point) : IComparable<CutPlace>
    {
        public int CompareTo(CutPlace other)
        {
            int order = Edge.CompareTo(other.Edge);
            order = order != 0 ? order : Along.CompareTo(other.Along);
            return order != 0 ? order : Point.CompareTo(other.Point);
        }
    }
}
