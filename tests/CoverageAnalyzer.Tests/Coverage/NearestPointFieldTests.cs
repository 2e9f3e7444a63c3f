using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

public class NearestPointFieldTests
{
    /// <summary>20 × 20 cells of 50 m; cell centres at 25, 75, … 975.</summary>
    private static readonly RasterGrid Grid = new(0, 1000, 50, 50, 20, 20);

    /// <summary>Two halves of 200 cells each.</summary>
    private static readonly PolygonSet Halves = PolygonSets.Of([PolygonSets.Rectangle(0, 0, 500, 1000)], [PolygonSets.Rectangle(500, 0, 1000, 1000)]);

    [Fact]
    public void Agrees_with_every_cell_against_every_point_for_any_points() =>
        Gen.Select(PointSets.Nasty, Gen.Float[-1, 50].Array[400], Gen.Double[0.01, 0.9]).Sample(
            (points, people, limit) =>
            {
                people[17] = float.NaN;
                limit += points.Any(p => p.X > 1000) ? 1e-7 : 0; // not on the distance of a lattice point, which may round either way
                var field = Measure(Request(Halves, Grid, points) with { People = people, LimitKilometres = limit });
                foreach (int[] units in (int[][])[[0], [1], [0, 1]])
                {
                    var cells = ReferenceNearest.Cells(Halves, Grid, points, people, units);
                    if (cells.TrueForAll(c => Math.Abs((c.Distance / 1000) - limit) > 1e-6))
                    {
                        ReferenceNearest.AssertSame(field.Summarize(units), cells, limit);
                    }
                }
            },
            iter: 200);

    [Fact]
    public void Agrees_for_communes_with_bent_and_overlapping_borders_cut_by_the_grid() =>
        Gen.Select(Gen.ULong, PointSets.Nasty, Gen.Double[3, 9]).Sample(
            (seed, points, side) =>
            {
                var partition = PolygonSets.Partition(3, 2, 400, seed);
                var grid = new RasterGrid(-13, 790, side, side * 0.9, (int)(1230 / side), (int)(750 / side));
                float[] people = [.. Enumerable.Range(0, grid.Columns * grid.Rows).Select(i => i % 7)];
                var field = Measure(Request(partition, grid, points) with { People = people, LimitKilometres = 0.1234567 });
                int[] all = [.. Enumerable.Range(0, 6)];
                foreach (int[] units in (int[][])[[0], [5], [1, 4], all])
                {
                    ReferenceNearest.AssertSame(field.Summarize(units), ReferenceNearest.Cells(partition, grid, points, people, units), 0.1234567);
                }
            },
            iter: 6);

    [Fact]
    public void Percentiles_are_those_of_sorting_by_area_and_by_people() =>
        Gen.Select(PointSets.Nasty, Gen.Float[0, 9].Array[400]).Sample(
            (points, people) =>
            {
                var field = Measure(Request(Halves, Grid, points) with { People = people });
                double[] fractions = [0, 0.1, 0.5, 0.9, 0.95, 1], km = new double[6];
                field.PercentilesKilometres([1, 0], fractions, DistanceWeight.Area, km);
                var cells = ReferenceNearest.Cells(Halves, Grid, points, people, [0, 1]);
                AssertSame(cells.Select(c => (c.Distance, 1.0)));
                field.PercentilesKilometres([0, 1], fractions, DistanceWeight.People, km);
                AssertSame(cells);

                void AssertSame(IEnumerable<(double, double)> values)
                {
                    for (int f = 1; f < 5; f++)
                    {
                        // Weights in floats add up to the last digits only: either of two neighbours may be the one that reaches the fraction.
                        double low = ReferenceNearest.Percentile(values, fractions[f] - 1e-6), high = ReferenceNearest.Percentile(values, fractions[f] + 1e-6);
                        Assert.InRange(km[f] * 1000, low - 0.001, high + 0.001);
                    }
                }
            },
            iter: 100);

    [Fact]
    public void A_percentile_in_a_class_of_very_many_cells_is_still_the_exact_one()
    {
        // One unit far away stretches the classes so that all 40,000 near cells fall into a few of them.
        var set = PolygonSets.Of([PolygonSets.Rectangle(0, 0, 200, 200)], [PolygonSets.Rectangle(5e6, 0, 5e6 + 20, 20)]);
        var grid = new RasterGrid(0, 200, 1, 1, 200, 200);
        var field = Measure(Request(set, grid, [(100, 100)]));
        var near = ReferenceNearest.Cells(set, grid, [(100, 100)], null, [0]).Select(c => c.Distance).Order().ToList();
        var own = field.Summarize(1).Cells;
        double[] km = new double[1];
        field.PercentilesKilometres([0], [0.5], DistanceWeight.Area, km);
        ReferenceNearest.AssertNear(near[19_999] / 1000, km[0], 1e-7);
        field.PercentilesKilometres([0, 1], [0.5], DistanceWeight.Area, km);
        Assert.InRange(own, NearestPointLayout.FewestCells, 1000);
        ReferenceNearest.AssertNear(ReferenceNearest.Percentile([.. near.Select(d => (d, 1.0)), (5e6, 400.0)], 0.5) / 1000, km[0], 1e-7);
    }

    [Fact]
    public void Adding_a_point_never_makes_any_distance_greater() =>
        Gen.Select(PointSets.Nasty, Gen.Double[0, 1000], Gen.Double[0, 1000]).Sample(
            (points, x, y) =>
            {
                double[] fractions = [.. Enumerable.Range(1, 8).Select(i => i / 8.0)], before = new double[8], after = new double[8];
                Measure(Request(Halves, Grid, points)).PercentilesKilometres([0], fractions, DistanceWeight.Area, before);
                Measure(Request(Halves, Grid, [.. points, (x, y)])).PercentilesKilometres([0], fractions, DistanceWeight.Area, after);
                for (int i = 0; i < 8; i++)
                {
                    Assert.True(after[i] <= before[i]);
                }
            },
            iter: 100);

    [Fact]
    public void The_order_of_the_points_and_the_number_of_threads_change_nothing() =>
        Gen.Select(Gen.ULong, PointSets.Nasty, Gen.Int[2, 5]).Sample(
            (seed, points, threads) =>
            {
                var set = PolygonSets.Partition(3, 3, 333, seed);
                var grid = new RasterGrid(0, 1000, 7, 7, 142, 142);
                float[] people = [.. Enumerable.Range(0, 142 * 142).Select(i => i % 5)];
                var request = Request(set, grid, points) with { People = people, LimitKilometres = 0.2, ScaleFactor = (x, _) => 1 + (x * 1e-7) };
                var backwards = Request(set, grid, [.. points.Reverse()]);
                var one = Measure(request);
                var many = Measure(request with { PointX = backwards.PointX, PointY = backwards.PointY, Threads = threads });
                int[] all = [.. Enumerable.Range(0, 9)];
                Assert.Equal(one.Summarize(all), many.Summarize(all));
                Assert.Equal(all.Select(one.Summarize), all.Select(many.Summarize));
            },
            iter: 20);

    [Fact]
    public void A_province_is_its_communes_added_up() =>
        Gen.Select(Gen.ULong, PointSets.Nasty).Sample(
            (seed, points) =>
            {
                var set = PolygonSets.Partition(4, 4, 250, seed);
                var grid = new RasterGrid(0, 1000, 9, 9, 112, 112);
                float[] people = [.. Enumerable.Range(0, 112 * 112).Select(i => i % 3)];
                var field = Measure(Request(set, grid, points) with { People = people, LimitKilometres = 0.15 });
                var communes = Enumerable.Range(0, 16).Select(field.Summarize).ToList();
                var province = field.Summarize([.. Enumerable.Range(0, 16)]);
                double area = communes.Sum(c => c.AreaSquareKilometres), all = communes.Sum(c => c.PeopleInCells);
                Assert.Equal(communes.Sum(c => c.Cells), province.Cells);
                Assert.Equal(UnitRaster.Rasterize(set, grid).Spans.ToArray().Sum(s => s.Cells), province.Cells);
                Assert.Equal(area, province.AreaSquareKilometres, 9);
                Assert.Equal(all, province.PeopleInCells, 6);
                Assert.Equal(communes.Sum(c => c.MeanKilometres * c.AreaSquareKilometres) / area, province.MeanKilometres, 9);
                Assert.Equal(communes.Sum(c => c.PopulationMeanKilometres * c.People) / all, province.PopulationMeanKilometres, 9);
                Assert.Equal(communes.Sum(c => c.PopulationWithinLimitFraction * c.People) / all, province.PopulationWithinLimitFraction, 9);
                Assert.Equal(communes.Max(c => c.MaximumKilometres), province.MaximumKilometres);
                Assert.InRange(province.P90Kilometres, communes.Min(c => c.P90Kilometres), communes.Max(c => c.P90Kilometres));
            },
            iter: 20);

    [Fact]
    public void One_point_in_the_middle_of_a_square_lies_at_distances_that_can_be_counted()
    {
        // Centres of 2 × 2 cells of 30 m × 40 m around the point: all at √(15² + 20²) = 25 m. Refined by the 100-cell rule only where the unit is small:
        // 10 × 10 cells of the square 300 m × 400 m give exactly 100 cells, so the grid itself is used.
        var set = PolygonSets.Of([PolygonSets.Rectangle(0, 0, 300, 400)]);
        var grid = new RasterGrid(0, 400, 30, 40, 10, 10);
        var field = Measure(Request(set, grid, [(150, 200)]) with { LimitKilometres = 0.025 });
        var summary = field.Summarize(0);
        Assert.Equal(100, summary.Cells);
        Assert.Equal(0.12, summary.AreaSquareKilometres, 12);
        Assert.Equal(0.04, summary.AreaWithinLimitFraction, 12); // the limit itself is within
        Assert.Equal(0.225, summary.MaximumKilometres, 9); // √(135² + 180²)
        double[] least = new double[1];
        field.PercentilesKilometres([0], [0.01], DistanceWeight.Area, least);
        Assert.Equal(0.025, least[0], 9);
    }

    [Fact]
    public void People_without_a_raster_are_spread_evenly_over_each_commune()
    {
        // The left half holds 300 people, the right one 100; the point is far to the left on the middle line.
        var request = Request(Halves, Grid, [(-2000, 500)]) with { UnitPopulation = new double[] { 300, 100 }, LimitKilometres = 2.5 };
        var field = Measure(request);
        var left = field.Summarize(0);
        var right = field.Summarize(1);
        Assert.Equal(left.MeanKilometres, left.PopulationMeanKilometres, 12);
        Assert.True(double.IsNaN(left.PeopleInCells));
        Assert.Equal(300, left.People);
        Assert.InRange(left.PopulationWithinLimitFraction, 0.9, 1); // only corners of the half lie beyond 2.5 km
        Assert.Equal(0, right.PopulationWithinLimitFraction);
        var both = field.Summarize([0, 1]);
        Assert.Equal((0.75 * left.MeanKilometres) + (0.25 * right.MeanKilometres), both.PopulationMeanKilometres, 12);
        double[] p = new double[1];
        field.PercentilesKilometres([0, 1], [0.75], DistanceWeight.People, p);
        Assert.InRange(p[0], left.MaximumKilometres - 0.06, left.MaximumKilometres);

        // Unknown in the right one: the figure is that of the people who are known.
        var partly = Measure(request with { UnitPopulation = new[] { 300, double.NaN } });
        Assert.Equal(left.PopulationMeanKilometres, partly.Summarize([0, 1]).PopulationMeanKilometres);
        Assert.True(double.IsNaN(partly.Summarize(1).PopulationMeanKilometres));
    }

    [Fact]
    public void A_commune_the_raster_of_people_misses_falls_back_to_its_population()
    {
        float[] people = [.. Enumerable.Range(0, 400).Select(i => i % 20 < 10 ? 2f : float.NaN)];
        var field = Measure(Request(Halves, Grid, [(500, 500)]) with { People = people, UnitPopulation = new double[] { 7, 50 } });
        Assert.Equal(400, field.Summarize(0).People);
        Assert.Equal(50, field.Summarize(1).People);
        Assert.Equal(0, field.Summarize(1).PeopleInCells);
        Assert.Equal(400, field.Summarize([0, 1]).PeopleInCells);
        Assert.Equal(450, field.Summarize([0, 1]).People);
    }

    [Fact]
    public void Distances_on_the_ground_are_plane_ones_divided_by_the_scale_on_the_way()
    {
        var half = Measure(Request(Halves, Grid, [(100, 100)]) with { ScaleFactor = (_, _) => 2 }).Summarize(0);
        var plain = Measure(Request(Halves, Grid, [(100, 100)])).Summarize(0);
        ReferenceNearest.AssertNear(plain.MeanKilometres / 2, half.MeanKilometres, 1e-7);
        ReferenceNearest.AssertNear(plain.P90Kilometres / 2, half.P90Kilometres, 1e-7);
        Assert.Equal(plain.AreaSquareKilometres / 4, half.AreaSquareKilometres, 9);
    }

    [Fact]
    public void With_the_scale_of_a_transverse_Mercator_zone_distances_are_right_to_a_part_in_ten_thousand()
    {
        // k = 0.9996·(1 + E²/2R²) across 300 km of a zone; the true length is the integral of ds/k along the straight way.
        static double Scale(double x, double y) => 0.9996 * (1 + ((x - 500_000) * (x - 500_000) / (2 * 6_370_000.0 * 6_370_000.0)));
        var set = PolygonSets.Of([PolygonSets.Rectangle(600_000, 1_800_000, 900_000, 1_860_000)]);
        var grid = new RasterGrid(600_000, 1_860_000, 2000, 2000, 150, 30);
        (double X, double Y)[] points = [(560_000, 1_700_000), (910_000, 1_990_000)];
        var field = Measure(Request(set, grid, points) with { ScaleFactor = Scale });
        var expected = new List<(double Distance, double Area)>();
        for (int row = 0; row < 30; row++)
        {
            for (int column = 0; column < 150; column++)
            {
                double x = grid.CentreX(column), y = grid.CentreY(row);
                var (px, py) = points.MinBy(p => ((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y)));
                double length = Math.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))), sum = 0;
                for (int i = 0; i < 200; i++)
                {
                    double t = (i + 0.5) / 200;
                    sum += length / 200 / Scale(x + (t * (px - x)), y);
                }

                expected.Add((sum, 1 / (Scale(x, y) * Scale(x, y))));
            }
        }

        var summary = field.Summarize(0);
        double area = expected.Sum(e => e.Area);
        ReferenceNearest.AssertNear(expected.Sum(e => e.Distance * e.Area) / area / 1000, summary.MeanKilometres, 3e-5 * summary.MeanKilometres);
        ReferenceNearest.AssertNear(expected.Max(e => e.Distance) / 1000, summary.MaximumKilometres, 5e-5 * summary.MaximumKilometres);
        // Cells 2 km wide leave gaps of some 50 m between one distance and the next: the percentile may be either side of one.
        Assert.InRange(
            summary.P90Kilometres,
            0.9999 * ReferenceNearest.Percentile(expected, 0.8995) / 1000,
            1.0001 * ReferenceNearest.Percentile(expected, 0.9005) / 1000);
        ReferenceNearest.AssertNear(area * 4, summary.AreaSquareKilometres, 1e-5 * area * 4);
    }

    [Fact]
    public void A_ward_smaller_than_a_hundred_cells_is_measured_on_a_finer_grid()
    {
        // 120 m × 90 m inside cells of 50 m: one or two centres by luck. The point in its corner: the mean distance from the corner of a
        // rectangle a × b is (d/3) + (a²·asinh(b/a)/b + b²·asinh(a/b)/a)/6 with d its diagonal.
        var set = PolygonSets.Of([PolygonSets.Rectangle(130, 130, 250, 220)], [PolygonSets.Rectangle(260, 0, 1000, 1000)]);
        float[] people = [.. Enumerable.Repeat(10f, 400)];
        var field = Measure(Request(set, Grid, [(130, 130)]) with { People = people });
        var ward = field.Summarize(0);
        double a = 120, b = 90, d = 150;
        double mean = (d / 3) + (((a * a * Math.Asinh(b / a) / b) + (b * b * Math.Asinh(a / b) / a)) / 6);
        Assert.InRange(ward.Cells, NearestPointLayout.FewestCells, 10_000);
        Assert.Equal(0.0108, ward.AreaSquareKilometres, 9);
        ReferenceNearest.AssertNear(mean / 1000, ward.MeanKilometres, 0.001 * mean / 1000);
        ReferenceNearest.AssertNear(10 * a * b / 2500, ward.PeopleInCells, 0.01);
    }

    [Fact]
    public void Units_that_no_grid_meets_still_have_figures_and_those_without_a_polygon_have_none()
    {
        var set = PolygonSets.Of(
            [[(0, 0), (400, 0), (900, 0)]], // a line
            [[(300, 400), (300, 400), (300, 400)]], // a place
            [[(0, 0), (1000, 1000), (1000, 1000.0000001)]], // a sliver
            [],
            [[(double.NaN, 0), (1, 1), (2, 0)]],
            [PolygonSets.Rectangle(0, 0, 1000, 1000)],
            [PolygonSets.Rectangle(200, 200, 600, 600)]); // wholly under the one before it
        var field = Measure(Request(set, Grid, [(0, 0)]) with { People = new float[400] });
        Assert.Equal(0.9, field.Summarize(0).MaximumKilometres, 6);
        Assert.Equal(0.5, field.Summarize(1).MeanKilometres, 6);
        Assert.InRange(field.Summarize(2).MeanKilometres, 0.5, 1.5);
        foreach (int none in (int[])[3, 4])
        {
            Assert.Equal(0, field.Summarize(none).Cells);
            Assert.True(double.IsNaN(field.Summarize(none).MeanKilometres));
            Assert.True(double.IsNaN(field.Summarize(none).MaximumKilometres));
        }

        Assert.Equal(400, field.Summarize(5).Cells);
        ReferenceNearest.AssertNear(0.57, field.Summarize(6).MeanKilometres, 0.01);
        Assert.True(field.Summarize([0, 1, 2, 3, 4, 5, 6]).MeanKilometres > 0);
    }

    [Fact]
    public void Without_a_point_every_distance_is_unknown_and_areas_and_people_are_not()
    {
        foreach (var points in ((double X, double Y)[][])[[], [(double.NaN, 3), (2, double.PositiveInfinity)]])
        {
            var field = Measure(
                Request(Halves, Grid, points) with { People = Enumerable.Repeat(1f, 400).ToArray(), LimitKilometres = 3 });
            var summary = field.Summarize([0, 1]);
            Assert.Equal(400, summary.Cells);
            Assert.Equal(1, summary.AreaSquareKilometres, 9);
            Assert.Equal(400, summary.PeopleInCells);
            Assert.Equal(
                [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN],
                new[] { summary.MeanKilometres, summary.P90Kilometres, summary.MaximumKilometres, summary.PopulationMeanKilometres, summary.PopulationWithinLimitFraction, summary.AreaWithinLimitFraction });
        }
    }

    [Fact]
    public void Places_give_the_figures_of_the_cells_they_are_the_centres_of() =>
        Gen.Select(PointSets.Nasty, Gen.Float[0, 9].Array[400], Gen.Int[1, 3]).Sample(
            (points, people, threads) =>
            {
                static double Scale(double x, double y) => 1 + (1e-8 * x);
                var request = Request(Halves, Grid, points) with { People = people, LimitKilometres = 0.2, ScaleFactor = Scale };
                var cells = Measure(request);
                var raster = UnitRaster.Rasterize(Halves, Grid);
                double[] x = new double[400], y = new double[400], areas = new double[400];
                int[] unit = new int[400];
                for (int i = 0; i < 400; i++)
                {
                    (x[i], y[i], unit[i]) = (Grid.CentreX(i % 20), Grid.CentreY(i / 20), raster.UnitAt(i / 20, i % 20));
                    areas[i] = 2500 / (Scale(x[i], 0) * Scale(x[i], 0));
                }

                var places = FromPlaces(new NearestPlacesRequest
                {
                    X = x, Y = y, Unit = unit, UnitCount = 2, People = people, AreaSquareMetres = areas, PointX = request.PointX, PointY = request.PointY,
                    LimitKilometres = 0.2, ScaleFactor = Scale, Threads = threads,
                });
                foreach (int[] units in (int[][])[[0], [0, 1]])
                {
                    var a = cells.Summarize(units);
                    var b = places.Summarize(units);
                    Assert.Equal(a.Cells, b.Cells);
                    ReferenceNearest.AssertNear(a.AreaSquareKilometres, b.AreaSquareKilometres, 1e-6);

                    // The last digit of a float (6e-8), 1/k between the nodes of a lattice (1e-10 here); and where two points are equally near in the
                    // plane either may be taken, which on the ground differ by what the scale changes over the distance, 1e-8 a metre.
                    double tolerance = 1e-6 + (1e-8 * 1000 * a.MaximumKilometres);
                    ReferenceNearest.AssertNear(a.MeanKilometres, b.MeanKilometres, tolerance * a.MeanKilometres);
                    ReferenceNearest.AssertNear(a.MaximumKilometres, b.MaximumKilometres, tolerance * a.MaximumKilometres);
                    ReferenceNearest.AssertNear(a.PopulationMeanKilometres, b.PopulationMeanKilometres, tolerance * a.PopulationMeanKilometres);
                    ReferenceNearest.AssertNear(a.PeopleInCells, b.PeopleInCells, 0.01);
                }
            },
            iter: 50);

    [Fact]
    public void Places_in_no_unit_or_nowhere_are_left_out()
    {
        var field = FromPlaces(new NearestPlacesRequest
        {
            X = new[] { 3, double.NaN, 5, 0 }, Y = new double[] { 4, 0, 12, 8 }, Unit = new[] { 0, 0, -1, 2 }, UnitCount = 3,
            PointX = new double[] { 0 }, PointY = new double[] { 0 }, People = new[] { 1f, 5, 5, 3 },
        });
        Assert.Equal(1, field.Summarize(0).Cells);
        Assert.Equal(0.005, field.Summarize(0).MeanKilometres, 9);
        Assert.Equal(0, field.Summarize(1).Cells);
        Assert.Equal(0.00725, field.Summarize([0, 1, 2]).PopulationMeanKilometres, 9); // (1·5 + 3·8)/4 m
        Assert.True(double.IsNaN(field.Summarize(0).AreaSquareKilometres)); // no areas given
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        var good = Request(Halves, Grid, [(0, 0)]);
        Assert.Throws<ArgumentException>(() => Measure(good with { People = new float[399] }));
        Assert.Throws<ArgumentException>(() => Measure(good with { UnitPopulation = new double[1] }));
        Assert.Throws<ArgumentException>(() => Measure(good with { PointY = new double[2] }));
        Assert.Throws<ArgumentException>(() => Measure(good with { Threads = 0 }));
        Assert.Throws<ArgumentException>(() => Measure(good with { Grid = Grid with { CellWidth = 0 } }));
        Assert.Throws<ArgumentException>(() => Measure(good with { UnitRaster = UnitRaster.Rasterize(Halves, Grid with { West = 1 }) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure(good with { ScaleFactor = (_, _) => double.NaN }));
        Assert.Throws<OperationCanceledException>(() => NearestPointField.Measure(good, new CancellationToken(canceled: true)));
    }

    private static NearestPointField Measure(NearestPointRequest request) => NearestPointField.Measure(request, TestContext.Current.CancellationToken);

    private static NearestPointField FromPlaces(NearestPlacesRequest request) => NearestPointField.FromPlaces(request, TestContext.Current.CancellationToken);

    private static NearestPointRequest Request(PolygonSet units, RasterGrid grid, (double X, double Y)[] points) => new()
    {
        Units = units,
        Grid = grid,
        PointX = points.Select(p => p.X).ToArray(),
        PointY = points.Select(p => p.Y).ToArray(),
    };
}
