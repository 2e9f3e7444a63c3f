using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Union;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class DiscUnionCoverageProperties
{
    /// <summary>Discs with centres and radii on a lattice: tangent, coincident and concentric circles, three through a point, circles through vertices.</summary>
    private static readonly Gen<(double X, double Y, double R)> LatticeDisc =
        Gen.Select(Gen.Int[-2, 10], Gen.Int[-2, 10], Gen.Int[1, 5], (x, y, r) => (x * 1000.0, y * 1000.0, r * 1000.0));

    private static readonly Gen<(double X, double Y, double R)> LooseDisc =
        Gen.Select(Gen.Double[-2000, 10_000], Gen.Double[-2000, 10_000], Gen.Double[1, 5000], (x, y, r) => (x, y, r));

    private static readonly double[] Nudges = [0, 1e-10, 1e-8, 1e-6, 1e-3];

    /// <summary>Lattice discs moved by next to nothing: circles that all but touch, all but coincide, all but pass through a vertex.</summary>
    private static readonly Gen<(double X, double Y, double R)> NearLatticeDisc = Gen.Select(
        LatticeDisc, Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Int[0, 4].Select(i => Nudges[i]), (d, u, v, size) => (d.X + (u * size), d.Y + (v * size), d.R + (u * v * size)));

    private static readonly Gen<(double X, double Y, double R)[]> Discs =
        Gen.OneOf(LatticeDisc, LatticeDisc, NearLatticeDisc, LooseDisc).Array[0, 14];

    /// <summary>Units of lattice squares (with holes, parts that touch at corners) or of a few free corners.</summary>
    private static readonly Gen<Geometry> Unit = Gen.OneOf(
        Gen.Bool.Array[16].Select(on => UnaryUnionOp.Union(Enumerable.Range(0, 16).Where(i => on[i])
            .Select(i => (Geometry)PlanePolygons.Box(i % 4 * 2000, i / 4 * 2000, 2000, 2000)).Append(PlanePolygons.Box(2000, 2000, 2000, 2000)))),
        Gen.Select(Gen.Double[0, 8000], Gen.Double[0, 8000], (x, y) => new Coordinate(x, y)).Array[3, 8]
            .Select(c => new GeometryFactory().CreateMultiPointFromCoords(c).ConvexHull()).Where(g => g is Polygon),
        Gen.Double[500, 4000].Array[5, 12].Select(radii => (Geometry)PlanePolygons.Polygon([.. radii.Select((r, i) =>
            (4000 + (r * Math.Cos(Math.Tau * i / radii.Length)), 4000 + (r * Math.Sin(Math.Tau * i / radii.Length))))])));

    /// <summary>Lattice discs and ones moved along 3-4-5 triangles, so that circles of 1 to 5 km pass through corners of the lattice and touch its lines there.</summary>
    private static readonly Gen<(double X, double Y, double R)> TouchingDisc = Gen.OneOf(
        LatticeDisc, NearLatticeDisc, Gen.Select(LatticeDisc, Gen.Int[-4, 4], Gen.Int[-4, 4], (d, u, v) => (d.X + (600 * u), d.Y + (800 * v), d.R)));

    private static readonly Gen<Geometry> TouchingUnit = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 8], Gen.Int[1, 8])
        .Select((x, y, width, height) => (Geometry)PlanePolygons.Box(x * 1000, y * 1000, width * 1000, height * 1000));

    private static double[] Covered(PolygonSet set, (double X, double Y, double R)[] discs, int threads = 1) =>
        DiscUnionCoverage.CoveredAreas(
            set, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)], threads, TestContext.Current.CancellationToken);

    /// <summary>m² of up to 6.4e7: coordinates in metres near 2e6 have steps of 2e-10 m, which over an outline of some 1e4 m are 1e-6 m².</summary>
    private const double Rounding = 1e-5;

    /// <summary>m² that the slices themselves may be off by, where a circle ends next to a cut.</summary>
    private const double OfSlices = 2e-3;

    private static bool Close(double a, double b, double tolerance) =>
        Math.Abs(a - b) <= tolerance ? true : throw new InvalidOperationException($"{a:R} and {b:R} differ by {a - b:E3} m²");

    [Fact]
    public void Agrees_with_plain_slices_on_nasty_input() => Gen.Select(Unit, Discs).Sample(
        (unit, discs) =>
        {
            PolygonSet set = PlanePolygons.Of([unit]);
            double expected = SlicedDiscArea.Of(set, 0, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)]);
            return Close(expected, Covered(set, discs)[0], OfSlices);
        },
        iter: 3000, threads: 1);

    [Fact]
    public void Agrees_with_plain_slices_to_rounding_where_nothing_touches() => Gen.Select(Unit, LooseDisc.Array[1, 14]).Sample(
        (unit, discs) =>
        {
            PolygonSet set = PlanePolygons.Of([unit]);
            double expected = SlicedDiscArea.Of(set, 0, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)]);
            return Close(expected, Covered(set, discs)[0], OfSlices);
        },
        iter: 1000, threads: 1);

    [Fact]
    public void Far_from_the_origin_the_result_stays() => Gen.Select(Unit, Discs).Sample(
        (unit, discs) =>
        {
            PolygonSet near = PlanePolygons.Of([unit]), far = PlanePolygons.Mapped(near, (x, y) => (x + 524_288, y + 2_097_152));
            return Close(Covered(near, discs)[0], Covered(far, [.. discs.Select(d => (d.X + 524_288, d.Y + 2_097_152, d.R))])[0], Rounding);
        },
        iter: 1000, threads: 1);

    [Fact]
    public void A_turn_changes_nothing() => Gen.Select(Unit, Discs, Gen.Double[0, 6]).Sample(
        (unit, discs, angle) =>
        {
            (double sine, double cosine) = Math.SinCos(angle);
            (double X, double Y) Turn(double x, double y) => ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
            PolygonSet set = PlanePolygons.Of([unit]);
            (double X, double Y, double R)[] turned = [.. discs.Select(d => (Turn(d.X, d.Y).X, Turn(d.X, d.Y).Y, d.R))];
            return Close(Covered(set, discs)[0], Covered(PlanePolygons.Mapped(set, Turn), turned)[0], Rounding);
        },
        iter: 1000, threads: 1);

    [Fact]
    public void Order_duplicates_and_threads_change_not_a_bit() => Gen.Select(Unit, Discs, Gen.Int).Sample(
        (unit, discs, seed) =>
        {
            PolygonSet set = PlanePolygons.Of(Enumerable.Repeat(unit, 3));
            var shuffled = discs.Concat(discs).ToArray();
            new Random(seed).Shuffle(shuffled);
            return Covered(set, discs).SequenceEqual(Covered(set, shuffled, 2));
        },
        iter: 500, threads: 1);

    [Fact]
    public void One_more_disc_never_covers_less() => Gen.Select(Unit, Discs, Gen.OneOf(LatticeDisc, NearLatticeDisc)).Sample(
        (unit, discs, more) =>
        {
            PolygonSet set = PlanePolygons.Of([unit]);
            double before = Covered(set, discs)[0], after = Covered(set, [.. discs, more])[0];
            return after >= before - Rounding && after <= Math.Min(before + (Math.PI * more.R * more.R) + Rounding, set.PlaneAreaOf(0));
        },
        iter: 1000, threads: 1);

    [Fact]
    public void The_union_is_at_most_the_sum_and_at_least_the_largest() => Gen.Select(Unit, Discs).Sample(
        (unit, discs) =>
        {
            PolygonSet set = PlanePolygons.Of([unit]);
            double[] alone = [.. discs.Select(d => Covered(set, [d])[0])];
            double together = Covered(set, discs)[0];
            return together <= alone.Sum() + Rounding && together >= alone.Append(0).Max() - Rounding;
        },
        iter: 500, threads: 1);

    [Fact]
    public void Two_discs_cover_by_inclusion_and_exclusion_whichever_way_they_lie() => Gen.Select(
        Gen.OneOf(LatticeDisc, NearLatticeDisc, LooseDisc), Gen.OneOf(LatticeDisc, NearLatticeDisc, LooseDisc)).Sample(
        (a, b) =>
        {
            // The lens of two circles by the textbook, here with the half-angle tangents that keep their digits near a touch.
            double d = Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))), lens = 0;
            if (d <= Math.Abs(a.R - b.R))
            {
                lens = Math.PI * Math.Min(a.R, b.R) * Math.Min(a.R, b.R);
            }
            else if (d < a.R + b.R)
            {
                lens = Segment(a.R, ((d * d) + ((a.R - b.R) * (a.R + b.R))) / (2 * d)) + Segment(b.R, ((d * d) - ((a.R - b.R) * (a.R + b.R))) / (2 * d));
            }

            var square = PlanePolygons.Square(-20_000, -20_000, 50_000);
            return Close((Math.PI * ((a.R * a.R) + (b.R * b.R))) - lens, Covered(square, [a, b])[0], 1e-4);

            static double Segment(double r, double distance)
            {
                double half = Math.Sqrt(Math.Max(0, (r - distance) * (r + distance)));
                return (r * r * Math.Atan2(half, distance)) - (distance * half);
            }
        },
        iter: 2000, threads: 1);

    [Fact]
    public void Sizes_of_a_millimetre_and_of_a_thousand_kilometres_scale() => Gen.Select(Unit, Discs, Gen.Int[-20, 10]).Sample(
        (unit, discs, power) =>
        {
            double scale = Math.Pow(2, power);
            PolygonSet set = PlanePolygons.Of([unit]), scaled = PlanePolygons.Mapped(set, (x, y) => (x * scale, y * scale));
            double area = Covered(scaled, [.. discs.Select(d => (d.X * scale, d.Y * scale, d.R * scale))])[0];
            return Close(Covered(set, discs)[0], area / (scale * scale), Rounding);
        },
        iter: 500, threads: 1);

    [Fact]
    public void Discs_of_a_millimetre_and_of_a_thousand_kilometres_lie_side_by_side() => Gen.Select(
        Unit, Discs, Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 8]).Sample(
        (unit, discs, tinyX, tinyY, hugeX, hugeY) =>
        {
            // The huge circle passes through a lattice corner; its disc lies to the south-west.
            PolygonSet set = PlanePolygons.Of([unit]);
            (double X, double Y, double R) tiny = (tinyX * 1000, tinyY * 1000, 1e-3), huge = ((hugeX * 1000) - 600_000, (hugeY * 1000) - 800_000, 1_000_000);
            double without = Covered(set, discs)[0], withTiny = Covered(set, [.. discs, tiny])[0], withHuge = Covered(set, [.. discs, huge])[0];
            double slices = SlicedDiscArea.Of(set, 0, [.. discs.Select(d => d.X), huge.X], [.. discs.Select(d => d.Y), huge.Y], [.. discs.Select(d => d.R), huge.R]);
            return Close(without, withTiny, (Math.PI * 1e-6) + Rounding) && Close(slices, withHuge, 0.05);
        },
        iter: 300, threads: 1);

    [Fact]
    public void Lines_that_touch_in_one_place_leave_no_end_open() => Gen.Select(TouchingUnit, TouchingDisc.Array[1, 12], Gen.Double[0, 6]).Sample(
        (unit, discs, angle) =>
        {
            (double sine, double cosine) = Math.SinCos(angle);
            (double X, double Y) Turn(double x, double y) => ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
            PolygonSet set = PlanePolygons.Mapped(PlanePolygons.Of([unit]), Turn);
            (double X, double Y)[] centres = [.. discs.Select(d => Turn(d.X, d.Y))];
            var index = new DiscIndex([.. centres.Select(c => c.X)], [.. centres.Select(c => c.Y)], [.. discs.Select(d => d.R)]);
            var worker = new CoveredUnit(set, index, FreeArcs.Of(index, 1, TestContext.Current.CancellationToken));
            double turned = worker.AreaOf(0);
            return worker.OpenEnds == 0 && Close(Covered(PlanePolygons.Of([unit]), discs)[0], turned, Rounding);
        },
        iter: 10_000, threads: 1);

    [Fact]
    public void A_circle_that_touches_a_corner_where_another_passes_takes_nothing_away()
    {
        // The disc of 2 km touches the western edge at its foot, (3, 1), where the circle of 5 km passes through the corner; turned by this
        // angle rounding had put the crossing with the southern edge on the arc and that with the western edge, a hair away, off it.
        (double sine, double cosine) = Math.SinCos(4.413609357743343);
        (double X, double Y) Turn(double x, double y) => ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
        PolygonSet set = PlanePolygons.Mapped(PlanePolygons.Of([PlanePolygons.Box(3000, 1000, 3000, 7000)]), Turn);
        (double X, double Y, double R)[] discs =
            [.. new[] { (-1000.0, -2000.0, 5000.0), (1000, 1000, 2000), (3000.000000000057, 6000.000000000013, 4000.000000000021) }
                .Select(d => (Turn(d.Item1, d.Item2).X, Turn(d.Item1, d.Item2).Y, d.Item3))];
        Close(Covered(set, discs[2..])[0], Covered(set, discs)[0], Rounding);
    }

    [Fact]
    public void Parts_of_a_unit_add_up_to_the_unit() => Gen.Select(Unit, Discs, Gen.Int[1, 7]).Sample(
        (unit, discs, cut) =>
        {
            // The snapping overlay: generated corners may lie closer together than the floating one can tell apart.
            Geometry box = PlanePolygons.Box(-9000, -9000, 9000 + (cut * 1000), 30_000);
            Geometry left = OverlayNGRobust.Overlay(unit, box, SpatialFunction.Intersection);
            Geometry right = OverlayNGRobust.Overlay(unit, box, SpatialFunction.Difference);
            PolygonSet set = PlanePolygons.Of([unit, left, right]);
            double[] areas = Covered(set, discs);
            return Close(areas[0], areas[1] + areas[2], Rounding);
        },
        iter: 500, threads: 1);

    [Fact]
    public void A_place_is_covered_where_a_disc_holds_it_alone_or_in_a_batch() => Gen.Select(
        Discs, Gen.Select(Gen.Double[-8000, 16_000], Gen.Double[-8000, 16_000]).Array[1, 60], Gen.Bool).Sample(
        (discs, places, row) =>
        {
            double[] x = [.. places.Select((p, i) => row ? i * 100.0 : p.Item1)], y = [.. places.Select(p => row ? 3000 : p.Item2)];
            var index = new DiscIndex([.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)]);
            var batch = new bool[x.Length];
            index.Covers(x, y, batch);
            for (int i = 0; i < x.Length; i++)
            {
                bool expected = discs.Any(d => ((x[i] - d.X) * (x[i] - d.X)) + ((y[i] - d.Y) * (y[i] - d.Y)) < d.R * d.R);
                if (batch[i] != expected || index.Covers(x[i], y[i]) != expected)
                {
                    return false;
                }
            }

            return true;
        },
        iter: 1000, threads: 1);

    private static double[] TouchingRadii => [7, 100, 300, 1000, 2000, 3000, 12_345.678, 30_000];

    private static (double X, double Y)[] TouchingPlaces => [(1, 0), (1, 0), (-1, 0), (0.6, 0.8), (-0.8, 0.6), (0.8, -0.6), (0, 1)];

    /// <summary>Discs that all touch one edge in one place, from within and from without, with others that pass through it.</summary>
    private static readonly Gen<(double X, double Y, double R)> TouchingAtOrigin = Gen.Select(
        Gen.Int[0, TouchingRadii.Length - 1], Gen.Int[0, TouchingPlaces.Length - 1],
        (r, place) => (TouchingRadii[r] * TouchingPlaces[place].X, TouchingRadii[r] * TouchingPlaces[place].Y, TouchingRadii[r]));

    [Fact]
    public void Circles_that_touch_an_edge_where_they_touch_each_other_keep_their_area() => Gen.Select(
        TouchingAtOrigin.Array[1, 6], Gen.Int[0, 4], Gen.Int[1, 8], Gen.Int[1, 4], Gen.Double[0, 6]).Sample(
        (discs, south, east, north, angle) =>
        {
            (double sine, double cosine) = Math.SinCos(angle);
            (double X, double Y) Turn(double x, double y) => ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
            PolygonSet set = PlanePolygons.Of([PlanePolygons.Box(0, south * -1000, east * 1000, (south + north) * 1000)]);
            (double X, double Y, double R)[] turned = [.. discs.Select(d => (Turn(d.X, d.Y).X, Turn(d.X, d.Y).Y, d.R))];
            return Close(Covered(set, discs)[0], Covered(PlanePolygons.Mapped(set, Turn), turned)[0], Rounding);
        },
        iter: 5000, threads: 1);

    [Fact]
    public void A_crowd_at_one_place_covers_what_plain_slices_say() =>
        Gen.Select(Gen.Double[-300, 300], Gen.Double[-300, 300], Gen.Double[1900, 2100]).Array[40, 90].Sample(
        places =>
        {
            // More circles than are looked at before a circle is asked whether it is covered all round.
            (double X, double Y, double R)[] discs = [.. places.Select(p => (p.Item1 + 4000, p.Item2 + 4000, p.Item3))];
            PolygonSet set = PlanePolygons.Of([PlanePolygons.Box(0, 0, 4500, 8000)]);
            double expected = SlicedDiscArea.Of(set, 0, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)]);
            return Close(expected, Covered(set, discs)[0], 5 * OfSlices);
        },
        iter: 10, threads: 1);

    [Fact]
    public void A_large_circle_with_many_arcs_covers_what_plain_slices_say() => Gen.Select(Unit, Gen.Double[0, 6], Gen.Int[10, 40]).Sample(
        (unit, turn, small) =>
        {
            // More arcs on the large circle than are looked at one by one.
            (double X, double Y, double R)[] discs =
                [(2000, 3000, 5000), .. Enumerable.Range(0, small).Select(i => (2000 + (5000 * Math.Cos(turn + (Math.Tau * i / small))), 3000 + (5000 * Math.Sin(turn + (Math.Tau * i / small))), 120.0))];
            PolygonSet set = PlanePolygons.Of([unit]);
            double expected = SlicedDiscArea.Of(set, 0, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)]);
            return Close(expected, Covered(set, discs)[0], 5 * OfSlices);
        },
        iter: 60, threads: 1);

    [Fact]
    public void A_unit_of_a_billionth_of_a_degree_is_covered_in_part_as_its_size_allows()
    {
        // 1e-9° are 0.1 mm; in a zone coordinates have steps of 2e-10 m.
        PolygonSet set = PlanePolygons.Square(500_000, 2_000_000, 1e-4);
        Assert.InRange(Covered(set, [(500_000 - 2000, 2_000_000 + 5e-5, 2000 + 5e-5)])[0] / set.PlaneAreaOf(0), 0.499, 0.501);
        Assert.Equal(set.PlaneAreaOf(0), Covered(set, [(500_000, 2_000_000, 3000)])[0]);
        Assert.Equal(0, Covered(set, [(510_000, 2_000_000, 3000)])[0]);
    }

    [Fact]
    public void Any_number_of_threads_makes_the_same_index() => Gen.Select(LooseDisc, Gen.OneOf(LatticeDisc, NearLatticeDisc, Gen.Select(
        Gen.Double[-200_000, 200_000], Gen.Double[-200_000, 200_000], Gen.Double[50, 4000], (x, y, r) => (x, y, r))).Array[0, 600]).Sample(
        (one, more) =>
        {
            (double X, double Y, double R)[] discs = [one, .. more];
            double[] x = [.. discs.Select(d => d.X)], y = [.. discs.Select(d => d.Y)], radius = [.. discs.Select(d => d.R)];
            DiscIndex single = new(x, y, radius), several = new(x, y, radius, 3);
            return single.Coverer.SequenceEqual(several.Coverer) && single.CellStart.SequenceEqual(several.CellStart)
                && single.CellDiscs.SequenceEqual(several.CellDiscs) && single.ReachesOpenCell.SequenceEqual(several.ReachesOpenCell);
        },
        iter: 200, threads: 1);
}
