using CoverageAnalyzer.Engine.Topology;
using CsCheck;

namespace CoverageAnalyzer.Tests.Topology;

/// <summary>After the cutting no two pieces meet but at their ends, whatever lines cross, touch or lie on each other.</summary>
public sealed class EdgeNodingProperties
{
    // Points of a coarse lattice, some moved by a few steps of the grid: lines through points, next to points, and along each other.
    private static readonly Gen<GridPoint> Point = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[-2, 2], Gen.Int[-2, 2], Gen.Int[0, 3])
        .Select((i, j, u, v, kind) => new GridPoint((i * 1_000_000L) + (kind == 0 ? u : 0) + 10, (j * 1_000_000L) + (kind < 2 ? v : 0) + 10));

    // A handful of points within a few steps of each other: nearly every crossing is rounded onto something else.
    private static readonly Gen<GridPoint> Dense = Gen.Select(Gen.Long[0, 12], Gen.Long[0, 12]).Select((c, r) => new GridPoint(c, r));

    [Fact]
    public void Pieces_meet_only_at_their_ends() => Gen.OneOf(Point.Array[2, 20], Dense.Array[2, 20]).Sample(points =>
    {
        var edges = new List<Edge>();
        for (int i = 1; i < points.Length; i++)
        {
            if (points[i] != points[i - 1])
            {
                edges.Add(Edge.Between(points[i - 1], points[i], Edge.Onward));
            }
        }

        List<Edge> pieces = EdgeNoding.Cut(edges, TestContext.Current.CancellationToken);
        for (int i = 0; i < pieces.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.False(Meet(pieces[i], pieces[j]), $"{pieces[i]} and {pieces[j]}");
            }
        }

        // Nothing is torn: as many ways leave each point as come in, but for the two ends of the chain.
        var balance = new Dictionary<GridPoint, int>();
        foreach (Edge piece in pieces)
        {
            int way = piece.Unit == Edge.Onward ? 1 : -1;
            balance[piece.From] = balance.GetValueOrDefault(piece.From) + way;
            balance[piece.To] = balance.GetValueOrDefault(piece.To) - way;
        }

        int ends = points[0] == points[^1] ? 0 : 2;
        Assert.True(balance.Values.Sum(Math.Abs) is var open && (open == ends || open == 0)); // none where a coarser grid made one point of both
    }, iter: 1000, threads: 1);

    private static bool Meet(Edge p, Edge q)
    {
        if (p.From == q.From && p.To == q.To)
        {
            return false;
        }

        long a = Side(q, p.From), b = Side(q, p.To), c = Side(p, q.From), d = Side(p, q.To);
        return (Math.Sign(a) * Math.Sign(b) < 0 && Math.Sign(c) * Math.Sign(d) < 0)
            || Within(q, p.From, a) || Within(q, p.To, b) || Within(p, q.From, c) || Within(p, q.To, d);
    }

    private static bool Within(Edge edge, GridPoint point, long side) => side == 0 && edge.BoundsHold(point) && point != edge.From && point != edge.To;

    private static long Side(Edge edge, GridPoint point) =>
        ((edge.To.Column - edge.From.Column) * (point.Row - edge.From.Row)) - ((edge.To.Row - edge.From.Row) * (point.Column - edge.From.Column));
}
