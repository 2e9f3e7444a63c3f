using CoverageAnalyzer.Engine.Coverage;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>What the diagram says in plain arithmetic, against exact arithmetic over all sites.</summary>
public sealed class VoronoiDiagramProperties
{
    [Fact]
    public void Nobody_is_nearer_where_the_nearest_is_sure_nor_anywhere_in_the_room_around() =>
        Gen.Select(PointSets.Nasty, Gen.Select(Gen.Double[-200, 1200], Gen.Double[-200, 1200]).Array[10], Gen.Double[0, 6.28], Gen.Double[0, 1]).Sample(
            (points, places, angle, share) =>
            {
                (double X, double Y)[] sites = [.. points.Distinct()];
                var diagram = new VoronoiDiagram([.. sites.Select(s => s.X)], [.. sites.Select(s => s.Y)]);

                // Also on the borders and corners themselves, where nothing is sure.
                IEnumerable<(double X, double Y)> tried = places.Concat(diagram.CornerX.Zip(diagram.CornerY).Where(c => double.IsFinite(c.First + c.Second)))
                    .Concat(sites.Zip(sites.Skip(1)).Select(pair => ((pair.First.X + pair.Second.X) / 2, (pair.First.Y + pair.Second.Y) / 2))).Concat(sites);
                foreach ((double x, double y) in tried)
                {
                    int near = diagram.Nearest(x, y, 0);
                    if (!diagram.IsSurelyNearest(x, y, near, diagram.SquaredDistance(x, y, near), out double room))
                    {
                        continue;
                    }

                    AssertNobodyNearer(sites, near, x, y);
                    if (room > 0 && double.IsFinite(room))
                    {
                        (double sine, double cosine) = Math.SinCos(angle);
                        double step = share * Math.Sqrt(room) * (1 - 1e-12);
                        AssertNobodyNearer(sites, near, x + (step * cosine), y + (step * sine));
                    }
                }
            },
            iter: 500);

    [Fact]
    public void Well_inside_a_cell_the_nearest_is_sure_and_has_room()
    {
        var diagram = new VoronoiDiagram([0, 1000, 0, 1000, 500], [0, 0, 1000, 1000, 500]);
        Assert.True(diagram.IsSurelyNearest(500, 510, 4, 100, out double room));
        Assert.InRange(Math.Sqrt(room), 345, 345.1); // half of √(490² + 500²) − 10
        Assert.False(diagram.IsSurelyNearest(250, 250, 4, 125_000, out _)); // on the border
        Assert.False(diagram.IsSurelyNearest(100, 100, 4, 320_000, out _)); // beyond it
        Assert.True(new VoronoiDiagram([3], [4]).IsSurelyNearest(1e9, -1e9, 0, 2e18, out _));
    }

    private static void AssertNobodyNearer((double X, double Y)[] sites, int site, double x, double y) => Assert.All(
        sites, other => Assert.True(ExactPredicates.Nearer(sites[site].X, sites[site].Y, other.X, other.Y, x, y) >= 0));
}
