using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class AreaDistancesTests
{
    private static readonly Gen<(double X, double Y)> Turn = Gen.Double[0, 6].Select(a => (Math.Cos(a), Math.Sin(a)));

    private static AreaDistances Measure(PolygonSet set, (double X, double Y)[] points, int threads = 1) => AreaDistances.Measure(
        set, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)], null, threads, TestContext.Current.CancellationToken);

    [Fact]
    public void A_square_seen_from_its_corner_has_the_figures_of_the_textbook()
    {
        // Mean distance from the corner of a square of side 1: (√2 + asinh 1)/3. Within r ≤ 1 lies πr²/4 of it.
        var summary = Measure(PlanePolygons.Square(0, 0, 1000), [(0, 0)]);
        Assert.Equal((Math.Sqrt(2) + Math.Asinh(1)) / 3, summary.Summarize([0], 0.6).MeanKilometres, 1e-12);
        Assert.Equal(Math.Sqrt(2), summary.Summarize([0], 0.6).MaximumKilometres, 1e-12);
        Assert.Equal(Math.PI * 0.36 / 4, summary.Summarize([0], 0.6).AreaWithinLimitFraction, 1e-12);
        Assert.Equal(Math.Sqrt(4 * 0.5 / Math.PI), summary.PercentileKilometres([0], 0.5), 1e-7);
        Assert.Equal(Math.Sqrt(2), summary.PercentileKilometres([0], 1), 1e-8);
        Assert.Equal(1, summary.Summarize([0], 0.6).AreaSquareKilometres, 1e-12);
    }

    [Fact]
    public void Two_points_halve_a_rectangle_and_its_farthest_places_are_the_corners_and_the_ends_of_the_border()
    {
        // 2 km × 1 km, points in the middle of either half: two squares of side 1 seen from their middles, four squares of side ½ from a corner each.
        var summary = Measure(PolygonSets.Of([PolygonSets.Rectangle(0, 0, 2000, 1000)]), [(500, 500), (1500, 500)]).Summarize([0], 0.5);
        Assert.Equal((Math.Sqrt(2) + Math.Asinh(1)) / 6, summary.MeanKilometres, 1e-12);
        Assert.Equal(Math.Sqrt(0.5), summary.MaximumKilometres, 1e-12);
        Assert.Equal(Math.PI / 4, summary.AreaWithinLimitFraction, 1e-12);
    }

    [Fact]
    public void A_point_far_outside_and_a_hole_are_respected()
    {
        var holed = PlanePolygons.Of([PlanePolygons.Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [[(4, 4), (4, 6), (6, 6), (6, 4)]])]);
        var whole = PlanePolygons.Square(0, 0, 10);
        var hole = PlanePolygons.Square(4, 4, 2);
        (double X, double Y)[] far = [(3000, 4000)];
        double mean = Measure(holed, far).Summarize([0], 3).MeanKilometres;
        Assert.Equal(((100 * Measure(whole, far).Summarize([0], 3).MeanKilometres) - (4 * Measure(hole, far).Summarize([0], 3).MeanKilometres)) / 96, mean, 1e-10);
        Assert.Equal(5, Measure(holed, far).Summarize([0], 3).MaximumKilometres, 1e-12);
    }

    [Fact]
    public void The_area_within_a_distance_is_that_of_the_discs_for_any_points_even_turned() =>
        Gen.Select(Gen.ULong, PointSets.Nasty, Gen.Double[1, 700], Turn).Sample(
            (seed, points, metres, turn) =>
            {
                (double X, double Y) Turned(double x, double y) => ((x * turn.X) - (y * turn.Y), (x * turn.Y) + (y * turn.X));
                PolygonSet set = PlanePolygons.Mapped(PolygonSets.Partition(3, 2, 400, seed), Turned);
                (double X, double Y)[] places = [.. points.Select(p => Turned(p.X, p.Y))];
                AreaDistances measured = Measure(set, places);
                double[] discs = DiscUnionCoverage.CoveredAreas(
                    set, [.. places.Select(p => p.X)], [.. places.Select(p => p.Y)], [.. places.Select(_ => metres)], 1, TestContext.Current.CancellationToken);
                for (int unit = 0; unit < set.UnitCount; unit++)
                {
                    Assert.True(measured.IsMeasured(unit));
                    Assert.Equal(discs[unit] / set.PlaneAreaOf(unit), measured.Summarize([unit], metres / 1000).AreaWithinLimitFraction, 1e-7);
                }
            },
            iter: 300, threads: 1);

    [Fact]
    public void Mean_and_maximum_are_those_of_ever_finer_places() =>
        Gen.Select(Gen.ULong, PointSets.Nasty).Sample(
            (seed, points) =>
            {
                PolygonSet set = PolygonSets.Partition(2, 2, 500, seed);
                AreaDistances measured = Measure(set, points);
                const double Step = 5;
                double[] sum = new double[4], greatest = new double[4];
                int[] count = new int[4];
                var locator = new CommuneLocator(set);
                for (double x = Step / 2; x < 1000; x += Step)
                {
                    for (double y = Step / 2; y < 1000; y += Step)
                    {
                        int unit = locator.Locate(x, y);
                        double distance = ReferenceNearest.DistanceMetres(x, y, points);
                        sum[unit] += distance;
                        count[unit]++;
                        greatest[unit] = Math.Max(greatest[unit], distance);
                    }
                }

                for (int unit = 0; unit < 4; unit++)
                {
                    var summary = measured.Summarize([unit], 1);
                    double size = Math.Min(summary.MaximumKilometres, 0.5);
                    ReferenceNearest.AssertNear(sum[unit] / count[unit] / 1000, summary.MeanKilometres, 0.004 * size);
                    Assert.InRange(summary.MaximumKilometres * 1000, greatest[unit] - 1e-6, greatest[unit] + (4 * Step));
                }
            },
            iter: 15, threads: 1);

    [Fact]
    public void One_more_point_makes_no_figure_greater() =>
        Gen.Select(Gen.ULong, PointSets.Nasty, Gen.Double[0, 1000], Gen.Double[0, 1000]).Sample(
            (seed, points, x, y) =>
            {
                PolygonSet set = PolygonSets.Partition(2, 2, 500, seed);
                AreaDistances before = Measure(set, points), after = Measure(set, [.. points, (x, y)]);
                for (int unit = 0; unit < 4; unit++)
                {
                    var (a, b) = (before.Summarize([unit], 0.2), after.Summarize([unit], 0.2));
                    Assert.True(b.MeanKilometres <= a.MeanKilometres + 1e-9);
                    Assert.True(b.P90Kilometres <= a.P90Kilometres + 1e-6);
                    Assert.True(b.MaximumKilometres <= a.MaximumKilometres + 1e-9);
                    Assert.True(b.AreaWithinLimitFraction >= a.AreaWithinLimitFraction - 1e-9);
                }
            },
            iter: 200, threads: 1);

    [Fact]
    public void A_province_is_its_communes_added_up_and_threads_change_not_a_bit() =>
        Gen.Select(Gen.ULong, PointSets.Nasty).Sample(
            (seed, points) =>
            {
                PolygonSet set = PolygonSets.Partition(4, 4, 250, seed);
                AreaDistances measured = Measure(set, points), again = Measure(set, points, 3), reversed = Measure(set, [.. points.Reverse()], 3);
                int[] all = [.. Enumerable.Range(0, 16)];
                var province = measured.Summarize(all, 0.15);
                var communes = all.Select(unit => measured.Summarize([unit], 0.15)).ToArray();
                Assert.Equal(province, again.Summarize(all, 0.15));
                Assert.Equal(communes, all.Select(unit => again.Summarize([unit], 0.15)));
                Assert.Equal(province.MeanKilometres, reversed.Summarize(all, 0.15).MeanKilometres, 12); // sums run in the order of the points
                Assert.Equal(1, province.AreaSquareKilometres, 9);
                Assert.Equal(communes.Sum(c => c.MeanKilometres * c.AreaSquareKilometres), province.MeanKilometres, 9);
                Assert.Equal(communes.Sum(c => c.AreaWithinLimitFraction * c.AreaSquareKilometres), province.AreaWithinLimitFraction, 9);
                Assert.Equal(communes.Max(c => c.MaximumKilometres), province.MaximumKilometres);
                Assert.InRange(province.P90Kilometres, communes.Min(c => c.P90Kilometres) - 1e-6, communes.Max(c => c.P90Kilometres) + 1e-6);
                double[] fractions = [0, 0.25, 0.5, 0.9, 1];
                double[] percentiles = [.. fractions.Select(f => measured.PercentileKilometres(all, f))];
                Assert.Equal(percentiles.Order(), percentiles);
                Assert.InRange(percentiles[0], 0, 0.001); // a point in the province, or many near it
            },
            iter: 30, threads: 1);

    [Fact]
    public void Units_without_an_area_and_everything_without_a_point_have_no_figures()
    {
        var set = PolygonSets.Of([[(0, 0), (400, 0), (900, 0)]], [], [PolygonSets.Rectangle(0, 0, 10, 10)]);
        AreaDistances measured = Measure(set, [(5, 5)]), without = Measure(set, [(double.NaN, 0)]);
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(measured.IsMeasured));
        Assert.True(double.IsNaN(measured.Summarize([0, 1], 1).MeanKilometres));
        Assert.True(double.IsNaN(measured.Summarize([0, 1], 1).P90Kilometres));
        Assert.Equal(measured.Summarize([2], 1), measured.Summarize([0, 1, 2], 1));
        Assert.False(without.IsMeasured(2));
        Assert.True(double.IsNaN(without.Summarize([2], 1).MaximumKilometres));
        Assert.Throws<ArgumentException>(() => AreaDistances.Measure(set, [1, 2], [1], null, 1, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => AreaDistances.Measure(set, [1], [1], (_, _) => double.NaN, 1, TestContext.Current.CancellationToken));
    }
}
