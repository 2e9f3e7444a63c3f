using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Model;
using CsCheck;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Geography;

/// <summary>What must hold for any communes: crooked quadrangles of about 5 km that share their corners.</summary>
public sealed class CommuneSituationsProperties
{
    private const int Side = 4;

    private static readonly Gen<(double, double)[]> Corners = Gen.Select(Gen.Double[-0.9, 0.9], Gen.Double[-0.9, 0.9]).Array[(Side + 1) * (Side + 1)];

    [Fact]
    public void The_open_boundary_of_a_tessellation_is_its_outline() => Corners.Sample(moves =>
    {
        SituationPlan plan = Tessellation(moves);
        double outline = 0;
        foreach ((double ax, double ay, double bx, double by) in Outline(moves))
        {
            outline += Math.Sqrt(((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay)));
        }

        // At a bent in the outline a look outward may meet the neighbor: a tolerance at most on each side of each of its corners.
        Assert.InRange(plan.Measure().Sum(s => s.OpenBoundaryKilometres), outline - (4 * Side * 0.25), outline + (4 * Side * 0.25));
    }, iter: 60);

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits() => Corners.Sample(moves =>
    {
        SituationPlan plan = Tessellation(moves);
        PolylineSet border = SituationPlan.Line([.. Outline(moves).Take(Side).SelectMany(e => new[] { e.Item1, e.Item2 })]);
        IReadOnlyList<CommuneSituation> With(int threads) => plan.Measure(r => r with
        {
            NationalBorder = border,
            SurfaceAt = (x, _) => x > 10_000 ? SurfaceKind.Sea : SurfaceKind.Land,
            Threads = threads,
        });
        Assert.Equal(With(1), With(4));
    }, iter: 10);

    [Fact]
    public void Turning_and_moving_everything_changes_nothing() => Gen.Select(Corners, Gen.Double[0, 360], Gen.Double[-2e5, 2e5], Gen.Int[0, 1]).Sample((moves, degrees, shift, island) =>
    {
        SituationPlan plan = Tessellation(moves);
        plan.Box(28 + (3 * island), 3, 30 + (3 * island), 5);
        static SurfaceKind Surface(double x, double y) => x > 20_000 ? SurfaceKind.Sea : SurfaceKind.Land;
        PolylineSet border = SituationPlan.Line([.. Outline(moves).Take(Side).SelectMany(e => new[] { e.Item1, e.Item2 })]);
        IReadOnlyList<CommuneSituation> plain = plan.Measure(r => r with { NationalBorder = border, SurfaceAt = Surface });
        double cos = Math.Cos(degrees * Math.PI / 180), sin = Math.Sin(degrees * Math.PI / 180);
        (double[] X, double[] Y) Turned(double[] x, double[] y) =>
            ([.. x.Select((v, i) => (v * cos) - (y[i] * sin) + shift)], [.. x.Select((v, i) => (v * sin) + (y[i] * cos) - shift)]);
        IReadOnlyList<CommuneSituation> turned = plan.Measure(r =>
        {
            (double[] x, double[] y) = Turned(r.Polygons.X, r.Polygons.Y);
            (double[] lineX, double[] lineY) = Turned(border.X, border.Y);
            return r with
            {
                Polygons = r.Polygons.WithCoordinates(x, y),
                NationalBorder = border with { X = lineX, Y = lineY },
                SurfaceAt = (a, b) => Surface(((a - shift) * cos) + ((b + shift) * sin), 0),
            };
        });
        for (int i = 0; i < plain.Count; i++)
        {
            Assert.Equal(plain[i].IsConnectedToMainland, turned[i].IsConnectedToMainland);
            Assert.Equal(plain[i].IsIsland, turned[i].IsIsland);
            Assert.Equal(plain[i].DistanceToMainlandKilometres, turned[i].DistanceToMainlandKilometres, 1e-6);

            // A piece of up to 125 m may fall on the other side of a decision by rounding.
            Assert.Equal(plain[i].OpenBoundaryKilometres, turned[i].OpenBoundaryKilometres, 0.13);
            Assert.Equal(plain[i].LandBorderKilometres, turned[i].LandBorderKilometres, 0.13);
            Assert.Equal(plain[i].SeaBoundaryKilometres, turned[i].SeaBoundaryKilometres, 0.26);
        }
    }, iter: 40);

    [Fact]
    public void A_far_commune_more_changes_nothing_else() => Gen.Select(Corners, Gen.Double[100, 900], Gen.Double[-900, 900]).Sample((moves, east, north) =>
    {
        SituationPlan plan = Tessellation(moves);
        PolylineSet border = SituationPlan.Line(0, -5, 0, 25);
        IReadOnlyList<CommuneSituation> before = plan.Measure(r => r with { NationalBorder = border });
        plan.Box(east, north, east + 1, north + 1);
        IReadOnlyList<CommuneSituation> after = plan.Measure(r => r with { NationalBorder = border });
        Assert.Equal(before, after.Take(before.Count));
        Assert.True(after[^1].DistanceToMainlandKilometres > 70);
        Assert.Equal(4, after[^1].OpenBoundaryKilometres, 1e-9);
    }, iter: 40);

    // Each commune redrawn by itself: gaps and overlaps of up to 120 m.
    [Fact]
    public void Communes_drawn_one_by_one_still_hang_together_and_are_closed_inside() =>
        Gen.Select(Corners, Gen.Double[-0.06, 0.06].Array[2 * 4 * Side * Side]).Sample((moves, blur) =>
        {
            IReadOnlyList<CommuneSituation> clean = Tessellation(moves).Measure(), blurred = Tessellation(moves, blur).Measure();
            Assert.All(blurred, s => Assert.True(s.IsConnectedToMainland));
            for (int i = 0; i < clean.Count; i++)
            {
                Assert.Equal(clean[i].OpenBoundaryKilometres, blurred[i].OpenBoundaryKilometres, 0.8);
            }
        }, iter: 40);

    [Fact]
    public void The_shortest_way_between_segments_is_that_of_another_library() => Gen.Double[-10, 10].Array[8].Sample(v =>
    {
        Segment a = new(v[0], v[1], v[2], v[3]), b = new(v[4], v[5], v[6], v[7]);
        var way = SegmentMeasure.Shortest(a, b);
        double expected = new LineString([new(a.X0, a.Y0), new(a.X1, a.Y1)]).Distance(new LineString([new(b.X0, b.Y0), new(b.X1, b.Y1)]));
        Assert.Equal(expected, Math.Sqrt(way.Squared), 1e-9);
        Assert.Equal(expected, new Coordinate(way.AX, way.AY).Distance(new Coordinate(way.BX, way.BY)), 1e-6);
    });

    [Fact]
    public void The_part_near_a_segment_is_that_of_sampled_places() => Gen.Select(Gen.Double[-10, 10].Array[8], Gen.Double[0.1, 6]).Sample((v, radius) =>
    {
        Segment run = new(v[0], v[1], v[2], v[3]), axis = new(v[4], v[5], v[6], v[7]);
        (double from, double to) = SegmentMeasure.Within(run, axis, radius);
        var line = new LineString([new(axis.X0, axis.Y0), new(axis.X1, axis.Y1)]);
        for (int i = 0; i <= 50; i++)
        {
            double t = i / 50.0;
            double distance = line.Distance(new Point(run.X0 + (t * (run.X1 - run.X0)), run.Y0 + (t * (run.Y1 - run.Y0))));
            if (Math.Abs(distance - radius) > 1e-9)
            {
                Assert.Equal(distance < radius, t >= from && t <= to);
            }
        }
    });

    private static (double X, double Y) Corner((double X, double Y)[] moves, int i, int j) =>
        ((5 * i) + moves[(j * (Side + 1)) + i].X, (5 * j) + moves[(j * (Side + 1)) + i].Y);

    private static SituationPlan Tessellation((double, double)[] moves, double[]? blur = null)
    {
        var plan = new SituationPlan();
        int at = 0;
        for (int j = 0; j < Side; j++)
        {
            for (int i = 0; i < Side; i++)
            {
                double[] ring = [.. new[] { (i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1) }
                    .Select(c => Corner(moves, c.Item1, c.Item2)).SelectMany(c => new[] { c.X, c.Y })];
                plan.Add(blur is null ? ring : [.. ring.Select(v => v + blur[at++])]);
            }
        }

        return plan;
    }

    private static List<(double, double, double, double)> Outline((double, double)[] moves)
    {
        (int I, int J)[] around =
        [
            .. Enumerable.Range(0, Side).Select(k => (k, 0)), .. Enumerable.Range(0, Side).Select(k => (Side, k)),
            .. Enumerable.Range(0, Side).Select(k => (Side - k, Side)), .. Enumerable.Range(0, Side).Select(k => (0, Side - k)), (0, 0),
        ];
        return [.. around.Zip(around.Skip(1), (a, b) =>
        {
            (double ax, double ay) = Corner(moves, a.I, a.J);
            (double bx, double by) = Corner(moves, b.I, b.J);
            return (ax, ay, bx, by);
        })];
    }
}
