using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Edges whose twins cancel, against counting every edge both ways round on the grid.</summary>
public sealed class OutlineEdgesProperties
{
    /// <summary>Coordinates of a coarse lattice, of which some are off by less than the grid can tell, and some by a little more.</summary>
    private static readonly Gen<double> Coordinate = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5]).Select((i, off) => (i * 100.0) + (off switch { 0 => 1e-11, 1 => -1e-12, 2 => 1e-6, _ => 0 }));

    private static readonly Gen<PolygonSet> Sets = Gen.OneOf(
        PolygonSets.Any(Coordinate),
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.ULong).Select((columns, rows, seed) => PolygonSets.Partition(columns, rows, 100, seed)),
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 9]).Select((rows, edges) => SharedSides.Of(3, rows, 100, edges)),
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 9]).Select((rows, edges) => PlanePolygons.Mapped(SharedSides.Of(3, rows, 100, edges), (x, y) => (x * 1e-9, y * 1e-9))));

    [Fact]
    public void What_is_left_is_what_counting_leaves() => Sets.Sample(
        set =>
        {
            if (set.VertexCount == 0)
            {
                return;
            }

            SnapGrid grid = SnapGrid.For(set.BoundsOf());
            var counts = new Dictionary<(GridPoint From, GridPoint To), int>();
            for (int ring = 0; ring < set.RingCount; ring++)
            {
                for (int i = set.RingStart[ring] + 1; i < set.RingStart[ring + 1]; i++)
                {
                    Edge edge = Edge.Between(grid.PointAt(set.X[i - 1], set.Y[i - 1]), grid.PointAt(set.X[i], set.Y[i]), Edge.Onward);
                    if (edge.From != edge.To)
                    {
                        counts[(edge.From, edge.To)] = counts.GetValueOrDefault((edge.From, edge.To)) + (edge.Unit == Edge.Onward ? 1 : -1);
                    }
                }
            }

            var left = OutlineEdges.Of(set, grid).GroupBy(edge => (edge.From, edge.To)).ToDictionary(g => g.Key, g => g.Sum(edge => edge.Unit == Edge.Onward ? 1 : -1));
            int edges = OutlineEdges.Of(set, grid).Count;
            Assert.Equal(counts.Values.Sum(Math.Abs), edges);
            Assert.Equal(counts.Where(c => c.Value != 0).OrderBy(c => c.Key.From).ThenBy(c => c.Key.To), left.OrderBy(c => c.Key.From).ThenBy(c => c.Key.To));
        },
        iter: 2000,
        print: PolygonSets.Print);
}
