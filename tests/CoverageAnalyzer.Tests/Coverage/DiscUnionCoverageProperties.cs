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

    private static double[] Covered(PolygonSet set, (double X, double Y, double R)[] discs, int threads = 1) =>
        DiscUnionCoverage.CoveredAreas(
            set, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)], threads, TestContext.Current.CancellationToken);

    /// <summary>
    /// m² of up to 6.4e7. Where a circle touches an edge at the very place where it touches another circle, rounding of 1e-13 of a radius moves
    /// crossings by its square root, 0.1 mm; over the size of the unit that is a tenth of a square metre. Elsewhere rounding stays rounding.
    /// </summary>
    private const double AtTouches = 0.5;

    private static bool Close(double a, double b, double tolerance) =>
        Math.Abs(a - b) <= tolerance ? true : throw new InvalidOperationException($"{a:R} and {b:R} differ by {a - b:E3} m²");

    [Fact]
    public void Agrees_with_plain_slices_on_nasty_input() => Gen.Select(Unit, Discs).Sample(
        (unit, discs) =>
        {
            PolygonSet set = PlanePolygons.Of([unit]);
            double expected = SlicedDiscArea.Of(set, 0, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)]);
            return Close(expected, Covered(set, discs)[0], AtTouches);
        },
        iter: 3000, threads: 1);

    [Fact]
    public void Agrees_with_plain_slices_to_rounding_where_nothing_touches() => Gen.Select(Unit, LooseDisc.Array[1, 14]).Sample(
        (unit, discs) =>
        {
            PolygonSet set = PlanePolygons.Of([unit]);
            double expected = SlicedDiscArea.Of(set, 0, [.. discs.Select(d => d.X)], [.. discs.Select(d => d.Y)], [.. discs.Select(d => d.R)]);
            return Close(expected, Covered(set, discs)[0], 2e-3);
        },
        iter: 1000, threads: 1);

    [Fact]
    public void Far_from_the_origin_the_result_stays() => Gen.Select(Unit, Discs).Sample(
        (unit, discs) =>
        {
            PolygonSet near = PlanePolygons.Of([unit]), far = PlanePolygons.Mapped(near, (x, y) => (x + 524_288, y + 2_097_152));
            return Close(Covered(near, discs)[0], Covered(far, [.. discs.Select(d => (d.X + 524_288, d.Y + 2_097_152, d.R))])[0], AtTouches);
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
            return Close(Covered(set, discs)[0], Covered(PlanePolygons.Mapped(set, Turn), turned)[0], AtTouches);
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
            return after >= before - AtTouches && after <= Math.Min(before + (Math.PI * more.R * more.R) + AtTouches, set.PlaneAreaOf(0));
        },
        iter: 1000, threads: 1);

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
            return Close(areas[0], areas[1] + areas[2], AtTouches);
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
}
