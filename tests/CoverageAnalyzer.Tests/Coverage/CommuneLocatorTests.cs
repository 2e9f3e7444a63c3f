using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

public class CommuneLocatorTests
{
    private static readonly Gen<double> Lattice = Gen.Int[0, 6].Select(i => (double)i);
    private static readonly Gen<double> PlaceCoordinate = Gen.OneOf(Gen.Int[-2, 26].Select(i => i / 4.0), Gen.Double[-1, 7], Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity), Gen.Const(1e300));

    [Fact]
    public void Agrees_with_the_plain_rule_on_vertices_edges_and_between_for_any_rings_on_a_lattice() =>
        PolygonSets.Any(Lattice).Sample(
            set =>
            {
                var locator = new CommuneLocator(set);
                for (int i = -1; i <= 25; i++)
                {
                    for (int j = -1; j <= 25; j++)
                    {
                        AssertSame(set, locator, i / 4.0, j / 4.0);
                    }
                }
            },
            iter: 300,
            print: PolygonSets.Print);

    [Fact]
    public void Agrees_with_the_plain_rule_for_rings_of_any_doubles_at_their_vertices_and_on_their_edges() =>
        Gen.Select(PolygonSets.Any(Gen.Double[100, 108]), Gen.Double[100, 108].Array[40]).Sample(
            (set, places) => AssertSameAround(set, places), iter: 200);

    [Fact]
    public void Agrees_with_the_plain_rule_for_slivers_of_a_billionth_of_a_degree() =>
        Gen.Select(PolygonSets.Any(Gen.Double[107, 107.000000001]), Gen.Double[107, 107.000000001].Array[40]).Sample(
            (set, places) => AssertSameAround(set, places), iter: 100);

    [Fact]
    public void Agrees_with_the_plain_rule_for_many_small_units_and_long_thin_ones() =>
        Gen.Select(Gen.ULong, Gen.Select(Gen.Int[-200_000, 12_200_000], Gen.Int[-200_000, 12_200_000], (x, y) => (x / 1000.0, y / 1000.0)).Array[200]).Sample(
            (seed, places) =>
            {
                var partition = PolygonSets.Partition(12, 12, 1000, seed);
                var set = PolygonSets.Of(
                [
                    .. Enumerable.Range(0, partition.UnitCount).Select(u => new[] { Ring(partition, u) }),
                    [[(-100, -100), (12_100, 12_000), (12_100, 12_000.001)]],
                    [PolygonSets.Rectangle(3000, 3000, 9000, 9000), PolygonSets.Rectangle(4000, 4000, 8000, 8000)],
                ]);
                var locator = new CommuneLocator(set);
                foreach (var (x, y) in places)
                {
                    AssertSame(set, locator, x, y);
                }
            },
            iter: 20);

    [Fact]
    public void In_a_partition_every_place_belongs_to_exactly_one_unit_even_on_shared_edges_and_corners() =>
        Gen.ULong.Sample(
            seed =>
            {
                var set = PolygonSets.Partition(6, 5, 1000, seed);
                var locator = new CommuneLocator(set);
                Span<int> units = stackalloc int[4];
                for (int i = 1; i < set.VertexCount; i++)
                {
                    foreach (double t in (double[])[0, 0.25, 1.0 / 3, 0.5])
                    {
                        double x = set.X[i - 1] + (t * (set.X[i] - set.X[i - 1])), y = set.Y[i - 1] + (t * (set.Y[i] - set.Y[i - 1]));
                        if (x > 0 && x < 6000 && y > 0 && y < 5000)
                        {
                            Assert.Equal(1, locator.LocateAll(x, y, units));
                        }
                    }
                }
            },
            iter: 50);

    [Fact]
    public void A_place_on_a_border_belongs_to_the_unit_east_or_north_of_it()
    {
        // Four unit squares around (1, 1).
        var set = PolygonSets.Of(
            [PolygonSets.Rectangle(0, 0, 1, 1)], [PolygonSets.Rectangle(1, 0, 2, 1)], [PolygonSets.Rectangle(0, 1, 1, 2)], [PolygonSets.Rectangle(1, 1, 2, 2)]);
        var locator = new CommuneLocator(set);
        Assert.Equal(1, locator.Locate(1, 0.5));
        Assert.Equal(2, locator.Locate(0.5, 1));
        Assert.Equal(3, locator.Locate(1, 1));
        Assert.Equal(0, locator.Locate(0, 0));
        Assert.Equal(-1, locator.Locate(2, 0.5));
        Assert.Equal(-1, locator.Locate(0.5, 2));
    }

    [Fact]
    public void Where_units_overlap_the_lowest_is_named_and_all_are_listed_ascending()
    {
        var set = PolygonSets.Of([PolygonSets.Rectangle(5, 5, 6, 6)], [PolygonSets.Rectangle(0, 0, 4, 4)], [PolygonSets.Rectangle(1, 1, 3, 3)]);
        var locator = new CommuneLocator(set);
        Span<int> units = stackalloc int[3];
        Assert.Equal(1, locator.Locate(2, 2));
        Assert.Equal(2, locator.LocateAll(2, 2, units));
        Assert.Equal([1, 2], units[..2].ToArray());
        Assert.Equal(2, locator.LocateAll(2, 2, units[..1]));
        Assert.Equal(2, locator.LocateAll(2, 2, []));
    }

    [Fact]
    public void A_hole_is_outside()
    {
        var set = PolygonSets.Of([PolygonSets.Rectangle(0, 0, 9, 9), [(3, 3), (3, 6), (6, 6), (6, 3)]]);
        var locator = new CommuneLocator(set);
        Assert.Equal(0, locator.Locate(1, 1));
        Assert.Equal(-1, locator.Locate(4, 4));
    }

    [Fact]
    public void Nowhere_is_in_no_unit()
    {
        var set = PolygonSets.Of([PolygonSets.Rectangle(0, 0, 1, 1)]);
        var locator = new CommuneLocator(set);
        foreach (double far in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300, 1e18])
        {
            Assert.Equal(-1, locator.Locate(far, 0.5));
            Assert.Equal(-1, locator.Locate(0.5, far));
            Assert.Equal(0, locator.LocateAll(far, far, []));
        }

        Assert.Equal(-1, new CommuneLocator(PolygonSets.Of()).Locate(0, 0));
        Assert.Equal(-1, new CommuneLocator(PolygonSets.Of([], [])).Locate(0, 0));
    }

    [Fact]
    public void Units_without_a_ring_and_rings_that_are_not_finite_do_not_disturb_the_others()
    {
        var set = PolygonSets.Of([], [[(0, 0), (double.NaN, 0), (1, 1)]], [PolygonSets.Rectangle(0, 0, 1, 1)], [[(0, 0), (double.PositiveInfinity, 0), (0, 1)]]);
        var locator = new CommuneLocator(set);
        Assert.Equal(2, locator.Locate(0.5, 0.5));
        Assert.Equal(1, locator.LocateAll(0.5, 0.5, []));
    }

    [Fact]
    public void Rings_of_no_area_hold_nothing_and_extreme_coordinates_do_not_fail()
    {
        var set = PolygonSets.Of([[(0, 0), (5, 0), (9, 0)]], [[(1, 0), (1, 5), (1, 9)]], [[(2, 2), (2, 2), (2, 2)]]);
        var locator = new CommuneLocator(set);
        Assert.Equal(-1, locator.Locate(1, 0));
        Assert.Equal(-1, locator.Locate(2, 2));

        var extreme = new CommuneLocator(PolygonSets.Of([PolygonSets.Rectangle(-1e300, -1e300, 1e300, 1e300)], [PolygonSets.Rectangle(0, 0, 1, 1)]));
        Assert.InRange(extreme.Locate(0.5, 0.5), -1, 1);
    }

    [Fact]
    public void Many_places_get_what_each_gets_alone()
    {
        var set = PolygonSets.Partition(5, 5, 1000, 7);
        var locator = new CommuneLocator(set);
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 500).Select(_ => (random.NextDouble() * 6000) - 500), double.NaN];
        double[] y = [.. Enumerable.Range(0, 500).Select(_ => (random.NextDouble() * 6000) - 500), 1];
        int[] units = new int[501];
        locator.LocateMany(x, y, units);
        Assert.Equal(x.Zip(y, locator.Locate), units);
        Assert.Throws<ArgumentException>(() => locator.LocateMany(x, y, new int[500]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    public void Blocks_of_places_get_what_each_gets_alone_at_every_seam(int count) =>
        Gen.Select(PolygonSets.Any(Lattice), Gen.Select(PlaceCoordinate, PlaceCoordinate).Array[count]).Sample(
            (set, places) =>
            {
                var locator = new CommuneLocator(set);
                int[] units = new int[count];
                locator.LocateMany([.. places.Select(p => p.Item1)], [.. places.Select(p => p.Item2)], units);
                for (int i = 0; i < count; i++)
                {
                    Assert.Equal(locator.Locate(places[i].Item1, places[i].Item2), units[i]);
                }
            },
            iter: 40);

    [Fact]
    public void Blocks_agree_with_the_plain_rule_on_vertices_and_edges_of_a_partition() =>
        Gen.ULong.Sample(
            seed =>
            {
                var set = PolygonSets.Partition(7, 6, 1000, seed);
                double[] x = [.. set.X, .. set.X.Zip(set.X.Skip(1), (a, b) => (a + b) / 2), .. set.X];
                double[] y = [.. set.Y, .. set.Y.Zip(set.Y.Skip(1), (a, b) => (a + b) / 2), .. set.Y.Select(v => v == 0 ? 0.125 : Math.BitIncrement(v))];
                int[] units = new int[x.Length];
                new CommuneLocator(set).LocateMany(x, y, units);
                for (int i = 0; i < x.Length; i++)
                {
                    Assert.Equal(ReferenceLocator.LocateAll(set, x[i], y[i]) is [var first, ..] ? first : -1, units[i]);
                }
            },
            iter: 20);

    [Fact]
    public void A_locator_made_by_several_threads_gives_the_same_answers_and_several_threads_may_ask_at_once()
    {
        var set = PolygonSets.Partition(60, 50, 1000, 11);
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() * 62_000) - 1000), .. set.X];
        double[] y = [.. Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() * 52_000) - 1000), .. set.Y];
        int[] expected = new int[x.Length];
        new CommuneLocator(set).LocateMany(x, y, expected);
        foreach (int threads in (int[])[0, 2, 3, 8])
        {
            var locator = new CommuneLocator(set, threads);
            Parallel.For(0, 8, _ =>
            {
                int[] units = new int[x.Length];
                locator.LocateMany(x, y, units);
                Assert.Equal(expected, units);
            });
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(150)]
    public void Any_number_of_units_may_lie_on_each_other(int count)
    {
        // Squares one in another, the greatest last, and one twice; a place sees those that reach it.
        var rings = Enumerable.Range(0, count).Select(i => new[] { PolygonSets.Rectangle(-i - 1, -i - 1, i + 1, i + 1) }).Append([PolygonSets.Rectangle(-1, -1, 1, 1)]);
        var set = PolygonSets.Of([.. rings]);
        var locator = new CommuneLocator(set);
        for (double at = -count - 1; at <= count + 1; at += 0.5)
        {
            AssertSame(set, locator, at, 0.25);
            AssertSame(set, locator, 0.5, at);
            AssertSame(set, locator, at, at);
        }

        int[] none = new int[1];
        locator.LocateMany([count + 1.5], [0], none);
        Assert.Equal(-1, none[0]);
    }

    [Fact]
    public void Units_that_share_all_their_edges_or_run_to_and_fro_are_told_apart()
    {
        var square = PolygonSets.Rectangle(0, 0, 4, 4);
        var set = PolygonSets.Of(
            [square], [square], [square, square], [[.. square.Reverse()]], [[(1, 1), (3, 3), (1, 1), (3, 3)]], [square, PolygonSets.Rectangle(1, 1, 2, 2)]);
        AssertSameAround(set, [0, 0.5, 1, 1.5, 2, 3, 3.5, 4, 4.5, 2, 2, 1.2, 1.7]);
    }

    [Fact]
    public void Many_edges_in_one_cell_are_all_heeded()
    {
        // A star of 500 teeth beside a unit far away, which makes the cells wide.
        var star = Enumerable.Range(0, 1000).Select(i => (5 + (Math.Cos(i * Math.PI / 500) * (i % 2 == 0 ? 1 : 0.4)), 5 + (Math.Sin(i * Math.PI / 500) * (i % 2 == 0 ? 1 : 0.4))));
        var set = PolygonSets.Of([[.. star]], [PolygonSets.Rectangle(1e7, 1e7, 1e7 + 1, 1e7 + 1)]);
        var random = new Random(1);
        AssertSameAround(set, [.. Enumerable.Range(0, 400).Select(_ => (random.NextDouble() * 2.2) + 3.9)]);
    }

    [Fact]
    public void The_side_of_an_edge_is_exact_where_plain_doubles_are_not() =>
        // Kettner et al., Classroom examples of robustness problems (2008): points a few units in the last place off a diagonal.
        Gen.Select(Gen.Int[0, 255], Gen.Int[0, 255], Gen.Int[0, 20]).Sample(
            (i, j, k) =>
            {
                const double Ulp = 1.1102230246251565e-16;
                double x = 0.5 + (i * Ulp), y = 0.5 + (j * Ulp), high = 24 - k;
                Assert.Equal(ReferenceLocator.IsLeft(x, y, 12, 12, high + 1, high + 1), EdgeSide.IsLeft(x, y, 12, 12, high + 1, high + 1));
                Assert.Equal(ReferenceLocator.IsLeft(x, y, 0.1, 0.1, high, high), EdgeSide.IsLeft(x, y, 0.1, 0.1, high, high));
            },
            iter: 5000);

    private static (double X, double Y)[] Ring(PolygonSet set, int unit) =>
        [.. Enumerable.Range(set.RingStart[unit], set.RingStart[unit + 1] - set.RingStart[unit] - 1).Select(i => (set.X[i], set.Y[i]))];

    private static void AssertSameAround(PolygonSet set, double[] places)
    {
        var locator = new CommuneLocator(set);
        for (int i = 0; i + 1 < places.Length; i++)
        {
            AssertSame(set, locator, places[i], places[i + 1]);
        }

        for (int i = 0; i + 1 < set.VertexCount; i++)
        {
            AssertSame(set, locator, set.X[i], set.Y[i]);
            AssertSame(set, locator, (set.X[i] + set.X[i + 1]) / 2, (set.Y[i] + set.Y[i + 1]) / 2);
            AssertSame(set, locator, Math.BitIncrement(set.X[i]), set.Y[i]);
            AssertSame(set, locator, set.X[i], Math.BitDecrement(set.Y[i]));
            AssertSame(set, locator, set.X[i], set.Y[i + 1]);
        }
    }

    private static void AssertSame(PolygonSet set, CommuneLocator locator, double x, double y)
    {
        var expected = ReferenceLocator.LocateAll(set, x, y);
        int[] units = new int[set.UnitCount];
        int count = locator.LocateAll(x, y, units);
        Assert.True(expected.SequenceEqual(units[..count]), $"at ({x:R}, {y:R}): expected {string.Join(",", expected)}, got {string.Join(",", units[..count])}");
        Assert.Equal(expected.Count > 0 ? expected[0] : -1, locator.Locate(x, y));
    }
}
