using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>What must hold on every world however it is moved, turned and scaled: nothing lost, nothing twice.</summary>
public sealed class ServiceAreaSumsProperties
{
    private static readonly Gen<(Geometry[] Units, (double X, double Y)[] Points)> Worlds =
        ServiceAreaWorlds.Units.SelectMany(units => ServiceAreaWorlds.PointsOn(units).Select(points => (units, points)));

    private static ServiceAreas Of(PolygonSet set, (double X, double Y)[] points, int threads = 1) =>
        ServiceAreas.Of(set, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)], threads, TestContext.Current.CancellationToken);

    [Fact]
    public void The_outline_is_the_union_and_the_areas_are_the_outline() => Worlds.Sample((units, points) =>
    {
        ServiceAreas areas = Of(PlanePolygons.Of(units), points);
        double union = OverlayNGRobust.Union(units, new GeometryFactory()).Area;
        Assert.Equal(union, areas.Outline.PlaneAreaOf(0), (union * 1e-9) + 1e-3); // the overlay snaps slivers as it sees fit
        Whole(areas, PlanePolygons.Of(units));
    }, iter: 400, threads: 1);

    [Fact]
    public void A_move_by_a_thousand_kilometres_and_a_turn_keep_everything_whole() => Gen.Select(Worlds, Gen.Double[0, 6.3], Gen.Bool).Sample((world, angle, turned) =>
    {
        (double sine, double cosine) = turned ? Math.SinCos(angle) : (0, 1);
        (double X, double Y) Move(double x, double y) => ((x * cosine) - (y * sine) + 1_000_000, (x * sine) + (y * cosine) - 1_000_000);
        PolygonSet set = PlanePolygons.Of(world.Units);
        ServiceAreas before = Of(set, world.Points);
        PolygonSet moved = PlanePolygons.Mapped(set, Move);
        ServiceAreas after = Of(moved, [.. world.Points.Select(p => Move(p.X, p.Y))]);

        // Each vertex is off by four last digits of its coordinates (1.2e-10 m each), and by half a step of the grid (9.3e-10 m) at most in each round
        // of cutting; before the grid is made coarser there are 12 rounds, and with edges snapped to the points whose cell they pass through one
        // or two are all there are. Along all borders, as one where a corner stands on another unit's edge may open by as much.
        const double Off = (4 * 1.2e-10) + (12 * 9.3e-10);
        double borders = Enumerable.Range(0, set.UnitCount).Sum(u => LengthOf(set, u));
        Assert.Equal(before.Outline.PlaneAreaOf(0), after.Outline.PlaneAreaOf(0), borders * Off);
        Whole(after, moved);
    }, iter: 400, threads: 1);

    [Fact]
    public void Scaling_over_ten_orders_scales_every_area() => Gen.Select(Worlds, Gen.Int[-19, 15]).Sample((world, exponent) =>
    {
        // By powers of two nothing is rounded, so not a bit may differ. Points may not reach beyond 10⁹ m, so far ones stay behind.
        double scale = Math.ScaleB(1, exponent);
        var points = world.Points.Where(p => Math.Abs(p.X) < 15_000 && Math.Abs(p.Y) < 15_000).ToArray();
        PolygonSet set = PlanePolygons.Of(world.Units);
        ServiceAreas one = Of(set, points);
        ServiceAreas other = Of(PlanePolygons.Mapped(set, (x, y) => (x * scale, y * scale)), [.. points.Select(p => (p.X * scale, p.Y * scale))]);
        Assert.Equal(one.AreasSquareMetres.Select(a => a * scale * scale), other.AreasSquareMetres);
        Assert.Equal(one.ShareAreasSquareMetres.Select(a => a * scale * scale), other.ShareAreasSquareMetres);
        Assert.Equal(one.Holder, other.Holder);
    }, iter: 200, threads: 1);

    [Fact]
    public void A_turn_that_rounds_nothing_leaves_every_area_as_it_is() => Gen.Select(Worlds, Gen.Int[0, 3], Gen.Bool).Sample((world, quarter, pythagorean) =>
    {
        // All places to multiples of 5 units of 2⁻²⁰ m: then a turn by the angle of the triangle 3, 4, 5 and by quarters is exact, however near
        // two points are to each other and wherever a point lies on a border.
        static double Five(double v) => Math.Round(v * (1 << 20) / 5) * 5 / (1 << 20);
        (double X, double Y) Turn(double x, double y)
        {
            (x, y) = pythagorean ? (((3 * x) - (4 * y)) / 5, ((4 * x) + (3 * y)) / 5) : (x, y);
            return quarter switch { 0 => (x, y), 1 => (-y, x), 2 => (-x, -y), _ => (y, -x) };
        }

        PolygonSet set = PlanePolygons.Mapped(PlanePolygons.Of(world.Units), (x, y) => (Five(x), Five(y)));
        (double X, double Y)[] points = [.. world.Points.Where(p => Math.Abs(p.X) < 1e6 && Math.Abs(p.Y) < 1e6).Select(p => (Five(p.X), Five(p.Y)))];
        ServiceAreas before = Of(set, points), after = Of(PlanePolygons.Mapped(set, Turn), [.. points.Select(p => Turn(p.X, p.Y))]);
        Assert.Equal(before.Holder, after.Holder);
        Assert.Equal(before.Outline.PlaneAreaOf(0), after.Outline.PlaneAreaOf(0), 1e-5);
        for (int i = 0; i < points.Length; i++)
        {
            Assert.Equal(before.AreasSquareMetres[i], after.AreasSquareMetres[i], 1e-4);
        }
    }, iter: 300, threads: 1);

    [Fact]
    public void Points_beyond_the_earth_or_of_no_number_have_nothing() => Worlds.Sample((units, points) =>
    {
        PolygonSet set = PlanePolygons.Of(units);
        (double X, double Y)[] none = [(1e300, 0), (-1e300, 1e300), (double.NaN, 1), (1, double.PositiveInfinity), (1.1e9, 4000)];
        ServiceAreas areas = Of(set, points), more = Of(set, [.. none, .. points]);
        Assert.All(more.Holder.Take(none.Length), h => Assert.Equal(-1, h));
        Assert.Equal([0, 0, 0, 0, 0, .. areas.AreasSquareMetres], more.AreasSquareMetres);
    }, iter: 100, threads: 1);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    [InlineData(-2e9)]
    public void A_vertex_that_is_no_place_on_the_earth_is_refused(double x)
    {
        PolygonSet square = PlanePolygons.Square(0, 0, 10);
        PolygonSet set = square.WithCoordinates([.. square.X.Select((v, i) => i == 2 ? x : v)], square.Y);
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(set, [(1, 1), (2, 2)]));
    }

    // To 1e-9, or to what the last digit of coordinates makes along the borders: a strip 1 µm wide has no nine digits.
    private static void Whole(ServiceAreas areas, PolygonSet units)
    {
        double outline = areas.Outline.PlaneAreaOf(0), digit = LastDigit(units);
        double tolerance = (outline * 1e-9) + (LengthOf(areas.Outline, 0) * digit);
        Assert.Equal(outline, areas.AreasSquareMetres.Sum(), tolerance);
        for (int i = 0; i < areas.Holder.Length; i++)
        {
            Assert.True(areas.AreasSquareMetres[i] >= 0);
            Assert.True(areas.Holder[i] == i || areas.AreasSquareMetres[i] == 0);

            // The rings drawn are the areas given.
            Assert.Equal(areas.AreasSquareMetres[i], areas.Cells.PlaneAreaOf(i), tolerance);
        }

        for (int u = 0; u < units.UnitCount; u++)
        {
            double sum = areas.ShareAreasSquareMetres.AsSpan(areas.ShareStart[u]..areas.ShareStart[u + 1]).ToArray().Sum(), area = units.PlaneAreaOf(u);
            Assert.Equal(area, sum, (area * 1e-9) + (LengthOf(units, u) * digit));
        }
    }

    private static double LastDigit(PolygonSet set)
    {
        double farthest = set.X.Concat(set.Y).Max(Math.Abs);
        return Math.BitIncrement(farthest) - farthest;
    }

    private static double LengthOf(PolygonSet set, int unit)
    {
        double length = 0;
        for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
        {
            for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
            {
                length += Math.Abs(set.X[i] - set.X[i - 1]) + Math.Abs(set.Y[i] - set.Y[i - 1]);
            }
        }

        return length;
    }
}
