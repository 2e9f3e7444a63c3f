using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class DiscUnionCoverageTests
{
    private const double Relative = 1e-12;

    private static double Covered(PolygonSet set, params (double X, double Y, double R)[] discs) =>
        DiscUnionCoverage.CoveredAreas(
            set, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)], 1, TestContext.Current.CancellationToken)[0];

    private static void Same(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= Relative * scale, $"expected {expected:R}, got {actual:R}, off by {actual - expected:E2}");

    [Fact]
    public void One_disc_inside_a_square_covers_its_own_area()
    {
        var square = PlanePolygons.Square(500_000, 1_800_000, 10_000);
        Same(Math.PI * 9e6, Covered(square, (505_000, 1_805_000, 3_000)), 1e8);
    }

    [Fact]
    public void A_disc_around_the_square_covers_exactly_all_of_it()
    {
        var square = PlanePolygons.Square(500_000, 1_800_000, 10_000);
        Assert.Equal(square.PlaneAreaOf(0), Covered(square, (505_000, 1_805_000, 8_000)));
        Assert.Equal(square.PlaneAreaOf(0), Covered(square, (505_000, 1_805_000, 800_000)));
    }

    [Fact]
    public void A_disc_beside_the_square_and_no_disc_cover_exactly_nothing()
    {
        var square = PlanePolygons.Square(500_000, 1_800_000, 10_000);
        Assert.Equal(0, Covered(square, (495_000, 1_805_000, 4_999)));
        Assert.Equal(0, Covered(square, (495_000, 1_805_000, 5_000))); // touches the edge from outside
        Assert.Equal(0, Covered(square, (400_000, 1_805_000, 5_000)));
        Assert.Equal(0, Covered(square));
    }

    [Fact]
    public void Discs_that_are_not_discs_count_as_absent()
    {
        var square = PlanePolygons.Square(0, 0, 10);
        Assert.Equal(0, Covered(square, (5, 5, 0), (5, 5, -3), (5, 5, double.NaN), (double.NaN, 5, 3), (5, double.PositiveInfinity, 3), (5, 5, double.PositiveInfinity)));
        Same(Math.PI, Covered(square, (5, 5, 1), (5, 5, double.NaN)), 1);
    }

    [Fact]
    public void A_disc_centred_on_an_edge_covers_half_of_itself_and_on_a_corner_a_quarter()
    {
        var square = PlanePolygons.Square(0, 0, 10_000);
        Same(Math.PI * 9e6 / 2, Covered(square, (5_000, 0, 3_000)), 1e8);
        Same(Math.PI * 9e6 / 4, Covered(square, (0, 0, 3_000)), 1e8);
    }

    [Fact]
    public void A_circle_through_all_corners_covers_all()
    {
        // Corners at (±3, ±4), circle of radius 5: exact in binary, so every corner is exactly on the circle.
        var box = PlanePolygons.Of([PlanePolygons.Box(-3, -4, 6, 8)]);
        Same(48, Covered(box, (0, 0, 5)), 48);
    }

    [Fact]
    public void A_circle_that_touches_the_four_sides_from_inside_covers_its_own_area()
    {
        var square = PlanePolygons.Square(-3, -3, 6);
        Same(Math.PI * 9, Covered(square, (0, 0, 3)), 36);
    }

    [Fact]
    public void Two_discs_cover_their_areas_less_the_lens()
    {
        const double r1 = 3_000, r2 = 2_000, d = 4_000;
        double a1 = Math.Acos(((d * d) + (r1 * r1) - (r2 * r2)) / (2 * d * r1)), a2 = Math.Acos(((d * d) + (r2 * r2) - (r1 * r1)) / (2 * d * r2));
        double lens = (r1 * r1 * (a1 - (Math.Sin(2 * a1) / 2))) + (r2 * r2 * (a2 - (Math.Sin(2 * a2) / 2)));
        var square = PlanePolygons.Square(-20_000, -20_000, 40_000);
        Same((Math.PI * ((r1 * r1) + (r2 * r2))) - lens, Covered(square, (0, 0, r1), (2_400, 3_200, r2)), 1e8);
    }

    [Fact]
    public void Three_discs_through_a_common_point_cover_by_inclusion_and_exclusion()
    {
        // Unit circles about the corners of an equilateral triangle of circumradius 1 all pass through its middle. Two centres are √3 apart,
        // so each lens is 2·acos(√3/2) − (√3/2)·√(4−3) = π/3 − √3/2, and the three lenses share a single point.
        double lens = (Math.PI / 3) - (Math.Sqrt(3) / 2);
        var square = PlanePolygons.Square(-4, -4, 8);
        double h = Math.Sqrt(3) / 2;
        Same((3 * Math.PI) - (3 * lens), Covered(square, (0, 1, 1), (-h, -0.5, 1), (h, -0.5, 1)), 10);
    }

    [Fact]
    public void Four_discs_about_a_hole_between_them_leave_the_hole_open()
    {
        // Unit circles about (±1, ±1) touch their neighbours: the concave square between them is 4 − π. Inside the square [−1, 1]² only it is uncovered.
        var square = PlanePolygons.Square(-1, -1, 2);
        Same(Math.PI, Covered(square, (1, 1, 1), (-1, 1, 1), (-1, -1, 1), (1, -1, 1)), 4);
    }

    [Fact]
    public void Concentric_nested_and_inwardly_touching_discs_add_nothing()
    {
        var square = PlanePolygons.Square(-10, -10, 20);
        double one = Covered(square, (0, 0, 5));
        Assert.Equal(one, Covered(square, (0, 0, 5), (0, 0, 3), (0, 0, 5)));
        Assert.Equal(one, Covered(square, (0, 0, 5), (1, 1, 2)));
        Assert.Equal(one, Covered(square, (0, 0, 5), (3, 0, 2))); // touches from inside
    }

    [Fact]
    public void Discs_that_touch_from_outside_cover_the_sum()
    {
        var square = PlanePolygons.Square(-10, -10, 20);
        Same(Math.PI * 13, Covered(square, (0, 0, 3), (5, 0, 2)), 100);
    }

    [Fact]
    public void A_hole_and_a_second_part_are_respected()
    {
        var holed = PlanePolygons.Polygon(
            [(0, 0), (10, 0), (10, 10), (0, 10)], [[(4, 4), (4, 6), (6, 6), (6, 4)]]);
        Geometry both = new MultiPolygon([holed, PlanePolygons.Box(20, 0, 10, 10)]);
        var set = PlanePolygons.Of([both]);
        Same((Math.PI * 9) - 4, Covered(set, (5, 5, 3)), 200);        // the whole hole lies inside the disc
        Same((Math.PI * 9) - 4 + (Math.PI * 4), Covered(set, (5, 5, 3), (25, 5, 2)), 200);
        Assert.Equal(0, Covered(set, (5, 5, 0.9)));                     // inside the hole
        Assert.Equal(0, Covered(set, (15, 5, 4)));                      // between the parts
        Same(100, Covered(set, (25, 5, 8)), 200);                       // one part whole, the other untouched
    }

    [Fact]
    public void A_disc_of_a_centimetre_keeps_its_area_far_from_the_origin()
    {
        var square = PlanePolygons.Square(500_000, 1_800_000, 10_000);
        Assert.Equal(Math.PI * 1e-4, Covered(square, (505_000, 1_805_000, 0.01)), 1e-9);
        Assert.Equal(Math.PI * 1e-4 / 2, Covered(square, (505_000, 1_800_000, 0.01)), 1e-7);
    }

    [Fact]
    public void Units_stand_on_their_own_where_they_overlap()
    {
        var set = PlanePolygons.Of([PlanePolygons.Box(0, 0, 10, 10), PlanePolygons.Box(5, 0, 10, 10), PlanePolygons.Box(5, 0, 10, 10)]);
        double[] areas = DiscUnionCoverage.CoveredAreas(set, [7], [5], [2], 1, TestContext.Current.CancellationToken);
        Same(Math.PI * 4, areas[0], 100);
        Same(Math.PI * 4, areas[1], 100);
        Assert.Equal(areas[1], areas[2]);
    }

    [Fact]
    public void A_unit_without_polygon_has_nothing_covered()
    {
        var set = new PolygonSet([0, 1, 1, 0], [0, 0, 1, 0], [0, 4], [0, 0, 1, 1]);
        double[] areas = DiscUnionCoverage.CoveredAreas(set, [0.5], [0.5], [9], 2, TestContext.Current.CancellationToken);
        Assert.Equal([0, 0.5, 0], areas);
    }

    [Fact]
    public void Polygons_with_ever_more_corners_come_ever_closer_to_the_circles()
    {
        // Inscribed n-gons lose 1 − sin(2π/n)/(2π/n) of a lone disc; the loss of the union falls with 1/n² as well.
        (double X, double Y, double R)[] discs = [(0, 0, 3_000), (4_000, 1_000, 3_000), (2_000, 4_000, 2_500), (-2_000, 3_000, 1_700)];
        var unit = PlanePolygons.Polygon([(-3_500, -1_000), (6_000, -2_000), (5_000, 5_500), (1_000, 2_000), (-3_000, 5_000)]);
        double exact = Covered(PlanePolygons.Of([unit]), discs);
        double[] errors = [.. new[] { 64, 512, 4096 }.Select(n =>
        {
            Geometry union = UnaryUnionOp.Union(discs.Select(d => new Point(d.X, d.Y).Buffer(d.R, n / 4)));
            return (exact - union.Intersection(unit).Area) / exact;
        })];
        Assert.InRange(errors[0], 1e-4, 1.7e-3);
        Assert.InRange(errors[0] / errors[1], 63, 65);
        Assert.InRange(errors[2], 0, 4.2e-7);
    }

    [Fact]
    public void Lengths_that_differ_and_a_cancelled_token_are_refused()
    {
        var square = PlanePolygons.Square(0, 0, 1);
        Assert.Throws<ArgumentException>(() => DiscUnionCoverage.CoveredAreas(square, [1, 2], [1], [1], 1, TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(() => DiscUnionCoverage.CoveredAreas(square, [0], [0], [0.5], 1, new CancellationToken(true)));
    }
}
