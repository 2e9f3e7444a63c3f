using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Union;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class ServiceAreasProperties
{
    private static readonly Gen<(double X, double Y)> Lattice = Gen.Select(Gen.Int[-1, 9], Gen.Int[-1, 9], (x, y) => (x * 1000.0, y * 1000.0));
    private static readonly Gen<(double X, double Y)> Loose = Gen.Select(Millimetres(-1000, 9000), Millimetres(-1000, 9000));
    private static readonly double[] Nudges = [1e-2, 0.1, 1];

    private static readonly Gen<(double X, double Y)> NearLattice =
        Gen.Select(Lattice, Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Int[0, 2], (p, u, v, k) => (Place(p.X + (u * Nudges[k])), Place(p.Y + (v * Nudges[k]))));

    private static readonly Gen<(double X, double Y)[]> Points =
        Gen.OneOf(Lattice.Array[1, 30], Loose.Array[1, 30], NearLattice.Array[1, 20], Gen.OneOf(Lattice, Loose, NearLattice).Array[1, 30]);

    /// <summary>A province of squares, each with any number of its neighbours' vertices missing, some moved a little: clean, with T-junctions, overlaps or gaps.</summary>
    private static readonly Gen<Geometry[]> Units = Gen.Select(Gen.Bool.Array[16], Gen.Int[0, 3], Millimetres(-300, 300).Array[16]).Select((on, kind, shift) =>
        Enumerable.Range(0, 16).Where(i => on[i] || i == 5).Select(i => (Geometry)(kind switch
        {
            0 => PlanePolygons.Box(i % 4 * 2000, i / 4 * 2000, 2000, 2000),
            1 => PlanePolygons.Box((i % 4 * 2000) + shift[i], i / 4 * 2000, 2000, 2000),
            2 => PlanePolygons.Box((i % 4 * 2000) + shift[i], (i / 4 * 2000) - shift[i], 2000, 2000),
            _ => PlanePolygons.Box(i % 4 * 2000, i / 4 * 2000, i % 3 == 0 ? 4000 : 2000, 2000),
        })).ToArray());

    // Coordinates as files have them; without the 1e-80 that a generator of doubles likes and no map ever had.
    private static Gen<double> Millimetres(double from, double to) => Gen.Double[from, to].Select(v => Place(Math.Round(v, 3)));

    // What the kernel takes as a place: a whole number of 2^-26 m.
    private static double Place(double metres) => Math.Round(metres * (1 << 26)) / (1 << 26);

    private static ServiceAreas Of(PolygonSet set, (double X, double Y)[] points, int threads = 1) =>
        ServiceAreas.Of(set, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)], threads, TestContext.Current.CancellationToken);

    [Fact]
    public void Cells_and_shares_agree_with_half_planes_and_overlays() => Gen.Select(Units, Points).Sample((units, points) =>
    {
        PolygonSet set = PlanePolygons.Of(units);
        ServiceAreas areas = Of(set, points);
        Geometry union = OverlayNGRobust.Union(units, new GeometryFactory());
        Assert.Equal(union.Area, areas.Outline.PlaneAreaOf(0), 1e-3);
        Assert.Equal(union.Area, areas.AreasSquareMetres.Sum(), union.Area * 1e-9);
        for (int i = 0; i < points.Length; i++)
        {
            if (areas.Holder[i] != i)
            {
                Assert.Equal(0, areas.AreasSquareMetres[i]);
                continue;
            }

            Geometry cell = HalfPlanes(points, i);
            Assert.Equal(OverlayNGRobust.Overlay(union, cell, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area, areas.AreasSquareMetres[i], 0.05);
            for (int u = 0; u < units.Length; u++)
            {
                double share = 0;
                for (int k = areas.ShareStart[u]; k < areas.ShareStart[u + 1]; k++)
                {
                    share += areas.SharePoint[k] == i ? areas.ShareAreasSquareMetres[k] : 0;
                }

                Assert.Equal(OverlayNGRobust.Overlay(units[u], cell, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area, share, 0.05);
            }
        }
    }, iter: 400, threads: 1);

    [Fact]
    public void Points_next_to_nothing_apart_leave_the_sums_whole() => Gen.Select(
        Units, Lattice.Array[1, 12], Gen.Double[-1, 1].Array[24], Gen.Int[6, 12]).Sample((units, lattice, moves, digits) =>
    {
        // Each point twice, the second moved by 1e-6 … 1e-12 m: nearly coincident sites, whose bisector may point anywhere.
        var points = lattice.Concat(lattice.Select((p, i) =>
            (p.X + (moves[i] * Math.Pow(10, -digits)), p.Y + (moves[i + 12] * Math.Pow(10, -digits))))).ToArray();
        PolygonSet set = PlanePolygons.Of(units);
        ServiceAreas areas = Of(set, points);
        double union = areas.Outline.PlaneAreaOf(0);
        Assert.Equal(union, areas.AreasSquareMetres.Sum(), union * 1e-9);
        for (int u = 0; u < units.Length; u++)
        {
            double sum = areas.ShareAreasSquareMetres.AsSpan(areas.ShareStart[u]..areas.ShareStart[u + 1]).ToArray().Sum();
            Assert.Equal(units[u].Area, sum, units[u].Area * 1e-9);
        }
    }, iter: 1000, threads: 1);

    [Fact]
    public void A_place_lies_in_the_cell_of_its_nearest_point() => Gen.Select(Units, Points, Loose.Array[20]).Sample((units, points, places) =>
    {
        ServiceAreas areas = Of(PlanePolygons.Of(units), points);
        var locator = new CommuneLocator(areas.Cells);
        var inUnion = new CommuneLocator(areas.Outline);
        Span<int> found = stackalloc int[4];
        foreach ((double x, double y) in places.Select(p => (p.X + 0.00037, p.Y + 0.00041)))
        {
            // Off every edge: on one, either side is right.
            if (DistanceToEdge(areas.Cells, x, y) < 1e-5)
            {
                continue;
            }

            double[] distances = [.. points.Select(p => Math.Sqrt(((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y))))];
            int count = locator.LocateAll(x, y, found);
            Assert.True(count == (inUnion.Locate(x, y) < 0 ? 0 : 1));
            Assert.True(count == 0 || distances[found[0]] <= distances.Min() + 1e-6);
        }
    }, iter: 1000, threads: 1);

    [Fact]
    public void Threads_and_repetition_change_not_a_bit() => Gen.Select(Units, Points).Sample((units, points) =>
    {
        PolygonSet set = PlanePolygons.Of(units);
        ServiceAreas one = Of(set, points), two = Of(set, points, 2);
        return one.AreasSquareMetres.SequenceEqual(two.AreasSquareMetres) && one.ShareAreasSquareMetres.SequenceEqual(two.ShareAreasSquareMetres)
            && one.SharePoint.SequenceEqual(two.SharePoint) && one.Cells.X.SequenceEqual(two.Cells.X) && one.Cells.Y.SequenceEqual(two.Cells.Y);
    }, iter: 200, threads: 1);

    [Fact]
    public void A_vertex_equally_near_to_several_points_is_given_to_the_lowest_wherever_the_search_starts()
    {
        // Four points around a place, and one far away on each side to start from.
        var diagram = new VoronoiDiagram([0, 2000, 2000, 0, -9000, 9000], [0, 0, 2000, 2000, 1000, 1000]);
        Assert.All(Enumerable.Range(0, 6), near => Assert.Equal(0, diagram.LowestNearest(1000, 1000, near)));
        Assert.All(Enumerable.Range(0, 6), near => Assert.Equal(1, diagram.LowestNearest(2000, 1000, near))); // between two
        Assert.All(Enumerable.Range(0, 6), near => Assert.Equal(2, diagram.LowestNearest(1500, 1500, near)));
    }

    [Fact]
    public void A_move_and_a_turn_leave_areas_as_they_are() => Gen.Select(Units, Points, Gen.Double[0, 6]).Sample((units, points, angle) =>
    {
        (double sine, double cosine) = Math.SinCos(angle);
        (double X, double Y) Turn(double x, double y) => ((x * cosine) - (y * sine) + 524_288, (x * sine) + (y * cosine) + 1_835_008);
        PolygonSet set = PlanePolygons.Of(units);
        double[] before = Of(set, points).AreasSquareMetres;
        double[] after = Of(PlanePolygons.Mapped(set, Turn), [.. points.Select(p => Turn(p.X, p.Y))]).AreasSquareMetres;
        Assert.Equal(before.Sum(), after.Sum(), 1e-3);

        // A turned place is off by 1e-9 m (digits of 1.8e6 m, and the grid). That turns the border between two points d apart by 2e-9 / d, which
        // moves it by no more than that times its distance from them. Cells lie within 16 km, and so do their borders, four such lengths at most.
        const double Off = 1e-9, Across = 16_000;
        for (int i = 0; i < points.Length; i++)
        {
            double nearest = points.Where(p => p != points[i])
                .Select(p => Math.Sqrt(((p.X - points[i].X) * (p.X - points[i].X)) + ((p.Y - points[i].Y) * (p.Y - points[i].Y)))).DefaultIfEmpty(Across).Min();
            Assert.Equal(before[i], after[i], 1e-3 + (4 * Across * Math.Min(Across, 2 * Off * Across / nearest)));
        }
    }, iter: 400, threads: 1);

    private static double DistanceToEdge(PolygonSet set, double x, double y)
    {
        double least = double.PositiveInfinity;
        for (int r = 0; r < set.RingCount; r++)
        {
            for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
            {
                least = Math.Min(least, NetTopologySuite.Algorithm.DistanceComputer.PointToSegment(
                    new Coordinate(x, y), new Coordinate(set.X[i - 1], set.Y[i - 1]), new Coordinate(set.X[i], set.Y[i])));
            }
        }

        return least;
    }

    // The plain way: a great square cut by the bisector with every other point, each cut by hand.
    private static Geometry HalfPlanes((double X, double Y)[] points, int i)
    {
        List<(double X, double Y)> ring = [(-1e5, -1e5), (1e5, -1e5), (1e5, 1e5), (-1e5, 1e5)];
        foreach ((double X, double Y) q in points.Where(q => q != points[i]))
        {
            double nx = q.X - points[i].X, ny = q.Y - points[i].Y, mx = (q.X + points[i].X) / 2, my = (q.Y + points[i].Y) / 2;
            double Beyond((double X, double Y) p) => ((p.X - mx) * nx) + ((p.Y - my) * ny);
            var cut = new List<(double X, double Y)>();
            for (int k = 0; k < ring.Count; k++)
            {
                var a = ring[k];
                var b = ring[(k + 1) % ring.Count];
                double fa = Beyond(a), fb = Beyond(b);
                if (fa <= 0)
                {
                    cut.Add(a);
                }

                if ((fa < 0 && fb > 0) || (fa > 0 && fb < 0))
                {
                    double t = fa / (fa - fb);
                    cut.Add((a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y))));
                }
            }

            ring = cut;
            if (ring.Count < 3)
            {
                return new Polygon(null);
            }
        }

        Geometry polygon = PlanePolygons.Polygon([.. ring]);
        return polygon.IsValid ? polygon : polygon.Buffer(0);
    }
}
