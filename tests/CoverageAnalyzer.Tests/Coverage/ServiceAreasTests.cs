using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class ServiceAreasTests
{
    private static readonly PolygonSet Ten = PlanePolygons.Square(0, 0, 10);

    private static ServiceAreas Of(PolygonSet units, params (double X, double Y)[] points) =>
        ServiceAreas.Of(units, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)], 2, TestContext.Current.CancellationToken);

    private static void Areas(ServiceAreas areas, params double[] expected)
    {
        Assert.Equal(expected.Length, areas.AreasSquareMetres.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], areas.AreasSquareMetres[i], 1e-9);
        }
    }

    [Fact]
    public void No_point_has_no_area()
    {
        ServiceAreas areas = Of(Ten);
        Areas(areas);
        Assert.Equal(0, areas.Cells.UnitCount);
        Assert.Empty(areas.SharePoint);
        Assert.Empty(areas.SpreadByArea([100]));
        Assert.Equal(100, areas.Outline.PlaneAreaOf(0));
    }

    [Fact]
    public void One_point_has_everything_even_from_outside()
    {
        Areas(Of(Ten, (3, 4)), 100);
        ServiceAreas outside = Of(Ten, (-50, 70));
        Areas(outside, 100);
        Assert.Equal([1000], outside.SpreadByArea([1000]));
    }

    [Fact]
    public void Two_points_share_along_their_bisector()
    {
        // Bisector of (2, 5) and (6, 5) is x = 4.
        ServiceAreas areas = Of(Ten, (2, 5), (6, 5));
        Areas(areas, 40, 60);
        Assert.Equal(new Bounds(0, 0, 4, 10), areas.Cells.BoundsOf(0));
        Assert.Equal(new Bounds(4, 0, 10, 10), areas.Cells.BoundsOf(1));
        double[] people = areas.SpreadByArea([1000]);
        Assert.Equal(400, people[0], 1e-9);
        Assert.Equal(600, people[1], 1e-9);
    }

    [Fact]
    public void Points_on_one_line_cut_strips()
    {
        Areas(Of(Ten, (9, 5), (1, 5), (5, 5)), 30, 30, 40);                // upright bisectors at 3 and 7
        Areas(Of(Ten, (5, 9), (5, 1), (5, 5), (5, 3)), 30, 20, 30, 20);   // level ones at 7, 4, 2
        Areas(Of(Ten, (2, 2), (8, 8)), 50, 50);                          // the diagonal through two corners of the square
    }

    [Fact]
    public void Four_corners_of_a_square_have_a_quarter_each()
    {
        // All four on one circle; the bisectors pass through the middle of the sides.
        Areas(Of(Ten, (2, 2), (8, 2), (8, 8), (2, 8)), 25, 25, 25, 25);
        Areas(Of(Ten, (0, 0), (10, 0), (10, 10), (0, 10), (5, 5)), 12.5, 12.5, 12.5, 12.5, 50); // points on the corners of the outline
    }

    [Fact]
    public void A_cell_inside_is_whole_and_its_points_stay_within()
    {
        // The middle one's neighbours stand 4 away on both axes: its cell is the square of side 4.
        ServiceAreas areas = Of(Ten, (5, 5), (1, 5), (9, 5), (5, 1), (5, 9));
        Assert.Equal(16, areas.AreasSquareMetres[0], 1e-12);
        Assert.Equal(100, areas.AreasSquareMetres.Sum(), 1e-9);
    }

    [Fact]
    public void Of_points_at_one_place_the_first_has_the_cell()
    {
        ServiceAreas areas = Of(Ten, (2, 5), (6, 5), (2, 5), (double.NaN, 5), (6, 5));
        Areas(areas, 40, 60, 0, 0, 0);
        Assert.Equal([0, 1, 0, -1, 1], areas.Holder);
        Assert.Equal([400, 600, 0, 0, 0], areas.SpreadByArea([1000]).Select(p => Math.Round(p, 9)));
        Assert.Equal(0, areas.Cells.UnitStart[5] - areas.Cells.UnitStart[2]);
    }

    [Fact]
    public void A_point_far_outside_may_have_nothing()
    {
        Areas(Of(Ten, (5, 5), (500, 5)), 100, 0);
    }

    [Fact]
    public void Islands_and_lakes_belong_to_the_nearest_point()
    {
        Geometry main = PlanePolygons.Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [[(1, 1), (1, 2), (2, 2), (2, 1)]]);
        var set = PlanePolygons.Of([main, PlanePolygons.Box(20, 0, 5, 5)]);
        ServiceAreas areas = Of(set, (2, 5), (8, 5)); // bisector x = 5; lake left of it, island right
        Areas(areas, 49, 75);
        Assert.Equal(2, areas.Cells.UnitStart[1] - areas.Cells.UnitStart[0]);
        double[] people = areas.SpreadByArea([99, 7]);
        Assert.Equal(49, people[0], 1e-9);
        Assert.Equal(57, people[1], 1e-9);
    }

    [Fact]
    public void Shares_name_the_parts_of_each_unit()
    {
        var set = PlanePolygons.Of([PlanePolygons.Box(0, 0, 3, 10), PlanePolygons.Box(3, 0, 7, 10), new GeometryCollection([])]);
        ServiceAreas areas = Of(set, (6, 5), (2, 5));
        Assert.Equal([0, 1, 3, 3], areas.ShareStart);
        Assert.Equal([1, 0, 1], areas.SharePoint);
        Assert.Equal([30, 60, 10], areas.ShareAreasSquareMetres.Select(a => Math.Round(a, 9)));
        Assert.Equal([60, 40], areas.SpreadByArea([30, 70, 1000]).Select(a => Math.Round(a, 9)));
        Assert.Equal([60, 10], areas.SpreadByArea([double.NaN, 70, 0]).Select(a => Math.Round(a, 9)));
        Assert.Throws<ArgumentException>(() => areas.SpreadByArea([1]));
    }

    [Fact]
    public void Units_that_share_edges_vertex_by_vertex_make_one_ring()
    {
        var left = PlanePolygons.Polygon([(0, 0), (5, 0), (5, 4), (5, 10), (0, 10)]);
        var right = PlanePolygons.Polygon([(5, 0), (10, 0), (10, 10), (5, 10), (5, 4)]);
        ServiceAreas areas = Of(PlanePolygons.Of([left, right]), (5, 5));
        Assert.Equal(1, areas.Outline.RingCount);
        Areas(areas, 100);
    }

    [Fact]
    public void Overlaps_count_once_in_the_cells_and_for_each_unit_in_the_shares()
    {
        var set = PlanePolygons.Of([PlanePolygons.Box(0, 0, 6, 10), PlanePolygons.Box(4, 0, 6, 10)]);
        ServiceAreas areas = Of(set, (2, 5), (8, 5));
        Areas(areas, 50, 50);
        Assert.Equal([50, 10, 10, 50], areas.ShareAreasSquareMetres.Select(a => Math.Round(a, 9)));
        Assert.Equal(300, areas.SpreadByArea([100, 200]).Sum(), 1e-9);
    }

    [Theory]
    [InlineData(0, 0, 10, 10, 4, 4, 2, 2, 100)]     // one inside the other, nothing touches
    [InlineData(0, 0, 10, 10, 0, 0, 10, 10, 100)]   // one twice
    [InlineData(0, 0, 10, 10, 0, 0, 5, 5, 100)]     // inside, along two sides
    [InlineData(0, 0, 10, 10, 10, 2, 5, 5, 125)]    // beside, the edge shared in part only
    [InlineData(0, 0, 10, 10, 10, 10, 5, 5, 125)]   // touching at a corner
    [InlineData(0, 0, 10, 10, 11, 0, 5, 5, 125)]    // a gap between
    [InlineData(0, 0, 10, 10, 5, -5, 1, 20, 110)]   // across
    public void The_outline_is_the_union_however_units_lie(
        double x0, double y0, double w0, double h0, double x1, double y1, double w1, double h1, double union)
    {
        var set = PlanePolygons.Of([PlanePolygons.Box(x0, y0, w0, h0), PlanePolygons.Box(x1, y1, w1, h1)]);
        ServiceAreas areas = Of(set, (3, 3), (4, 8), (9, 1));
        Assert.Equal(union, areas.Outline.PlaneAreaOf(0), 1e-9);
        Assert.Equal(union, areas.AreasSquareMetres.Sum(), 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.7)]
    [InlineData(2.3)]
    [InlineData(4.1)]
    [InlineData(5.9)]
    public void An_edge_along_the_borders_of_many_cells_is_left_by_each_where_it_should_be(double angle)
    {
        // Two rows of points, the unit's lower edge half-way between: turned, the edge lies within rounding of the border of each pair for its whole
        // length, and crosses those between columns. Each upper point has a stretch of 1 km, 2 km high; the end ones what is left.
        (double sine, double cosine) = Math.SinCos(angle);
        (double X, double Y) Turn(double x, double y) => ((x * cosine) - (y * sine) + 524_288, (x * sine) + (y * cosine) + 1_835_008);
        PolygonSet unit = PlanePolygons.Mapped(PlanePolygons.Of([PlanePolygons.Box(0, 0, 8000, 2000)]), Turn);
        for (int columns = 2; columns <= 9; columns++)
        {
            var upper = Enumerable.Range(0, columns).Select(i => Turn(i * 1000, 1000));
            var lower = Enumerable.Range(0, columns).Select(i => Turn(i * 1000, -1000));
            ServiceAreas areas = Of(unit, [.. upper, .. lower]);
            for (int i = 0; i < columns; i++)
            {
                // Places are off by 1e-9 m, which moves borders within 8 km by 2e-8 m.
                double width = i == columns - 1 ? 8000 - ((i - 0.5) * 1000) : i == 0 ? 500 : 1000;
                Assert.Equal(2000 * width, areas.AreasSquareMetres[i], 1e-3);
                Assert.Equal(0, areas.AreasSquareMetres[i + columns], 1e-3);
                Assert.Equal(areas.AreasSquareMetres[i], areas.Cells.PlaneAreaOf(i), 1e-3);
            }
        }
    }

    [Fact]
    public void Lengths_that_differ_and_a_cancelled_token_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ServiceAreas.Of(Ten, [1, 2], [1], 1, TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(() => ServiceAreas.Of(Ten, [1], [1], 1, new CancellationToken(true)));
    }
}
