using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>What the covered area of a unit may cost, in its own operations: a lost shortcut shows here without a clock.</summary>
public sealed class DiscUnionOperationsTests
{
    private const double SideMetres = 72_000;

    /// <summary>Squares of 6 km, each edge in 60 parts.</summary>
    private static readonly PolygonSet Communes = PlanePolygons.Of(Enumerable.Range(0, 144).Select(unit =>
    {
        double x = unit % 12 * 6000, y = unit / 12 * 6000;
        return PlanePolygons.Polygon([.. Enumerable.Range(0, 240).Select(i => (i / 60) switch
        {
            0 => (x + (i * 100), y),
            1 => (x + 6000, y + ((i - 60) * 100)),
            2 => (x + 6000 - ((i - 120) * 100), y + 6000),
            _ => (x, y + 6000 - ((i - 180) * 100)),
        })]);
    }));

    private static Dictionary<string, double> Counts(double[] x, double[] y, double[] radius, int threads = 1)
    {
        var tally = new OperationTally();
        DiscUnionCoverage.CoveredAreas(
            Communes, new DiscIndex(x, y, radius, threads), [.. Enumerable.Range(0, Communes.UnitCount)], threads, tally, TestContext.Current.CancellationToken);
        string[] all =
        [
            DiscOperations.Dropped, DiscOperations.Hidden, DiscOperations.Pairs, DiscOperations.FreeArcs,
            DiscOperations.Edges, DiscOperations.EdgePairs, DiscOperations.ArcsVisited, DiscOperations.PlacesTested,
        ];
        return all.ToDictionary(name => name, name => (double)tally[name], StringComparer.Ordinal);
    }

    private static (double[] X, double[] Y) Places(int count, double x, double y, double side)
    {
        var random = new Random(48);
        (double X, double Y)[] places = [.. Enumerable.Range(0, count).Select(_ => (x + (random.NextDouble() * side), y + (random.NextDouble() * side)))];
        return ([.. places.Select(p => p.X)], [.. places.Select(p => p.Y)]);
    }

    private static double[] Radii(int count, double least, double most)
    {
        var random = new Random(49);
        return [.. Enumerable.Range(0, count).Select(_ => least + (random.NextDouble() * (most - least)))];
    }

    [Fact]
    public void Amid_covered_ground_discs_drop_out_unseen_and_edges_meet_none()
    {
        (double[] x, double[] y) = Places(6000, 0, 0, SideMetres);
        var counts = Counts(x, y, Radii(6000, 3000, 3000));
        Assert.InRange(counts[DiscOperations.Dropped] / 6000, 0.92, 0.96);
        Assert.InRange(counts[DiscOperations.Pairs] / 6000, 1, 1.3);
        Assert.Equal(0, counts[DiscOperations.Edges]);
    }

    [Fact]
    public void Scattered_circles_meet_their_neighbors_alone()
    {
        (double[] x, double[] y) = Places(6000, 0, 0, SideMetres);
        var counts = Counts(x, y, Radii(6000, 300, 800));

        // 1.16 sites a km² and circles of 550 m: some four others cross each.
        Assert.InRange(counts[DiscOperations.Pairs] / 6000, 4.8, 5.2);
        Assert.InRange(counts[DiscOperations.FreeArcs] / 6000, 1.3, 1.45);
        Assert.InRange(counts[DiscOperations.EdgePairs] / counts[DiscOperations.Edges], 0.8, 0.9);
        Assert.InRange(counts[DiscOperations.ArcsVisited] / counts[DiscOperations.FreeArcs], 1.3, 1.42);
        Assert.InRange(counts[DiscOperations.PlacesTested] / counts[DiscOperations.ArcsVisited], 1.5, 1.7);
    }

    [Fact]
    public void In_a_crowd_a_circle_is_known_to_be_covered_after_a_few_dozen_neighbors()
    {
        (double[] x, double[] y) = Places(6000, 33_000, 33_000, 6000);
        var counts = Counts(x, y, Radii(6000, 2900, 3100));
        Assert.InRange(counts[DiscOperations.Pairs] / 6000, 80, 105);
        Assert.InRange(counts[DiscOperations.FreeArcs], 45, 53);
    }

    [Fact]
    public void A_large_circle_of_many_arcs_shows_each_unit_the_near_ones()
    {
        // One circle of 30 km and small ones all along it, apart from each other: 4,000 arcs on the large one, seen by a hundred units.
        const int Small = 4000;
        double[] x = [36_000, .. Enumerable.Range(0, Small).Select(i => 36_000 + (30_000 * Math.Cos(Math.Tau * i / Small)))];
        double[] y = [36_000, .. Enumerable.Range(0, Small).Select(i => 36_000 + (30_000 * Math.Sin(Math.Tau * i / Small)))];
        var counts = Counts(x, y, [30_000, .. Enumerable.Repeat(10.0, Small)]);
        Assert.Equal(2 * Small, counts[DiscOperations.FreeArcs]);
        Assert.InRange(counts[DiscOperations.ArcsVisited] / counts[DiscOperations.FreeArcs], 1.5, 1.7);
    }

    [Fact]
    public void Work_grows_with_the_sites_and_not_with_their_square()
    {
        (double[] x, double[] y) = Places(6000, 0, 0, SideMetres);
        var whole = Counts(x, y, Radii(6000, 300, 800));
        int[] west = [.. Enumerable.Range(0, 6000).Where(i => x[i] < SideMetres / 2)];
        double[] radii = Radii(6000, 300, 800);
        var half = Counts([.. west.Select(i => x[i])], [.. west.Select(i => y[i])], [.. west.Select(i => radii[i])]);
        foreach (string name in (string[])[DiscOperations.Pairs, DiscOperations.FreeArcs, DiscOperations.EdgePairs, DiscOperations.ArcsVisited])
        {
            Assert.InRange(whole[name] / half[name], 1.8, 2.3);
        }
    }

    [Fact]
    public void Two_threads_do_the_same_work()
    {
        (double[] x, double[] y) = Places(3000, 0, 0, SideMetres);
        double[] radii = Radii(3000, 100, 3000);
        Assert.Equal(Counts(x, y, radii), Counts(x, y, radii, 2));
    }
}
