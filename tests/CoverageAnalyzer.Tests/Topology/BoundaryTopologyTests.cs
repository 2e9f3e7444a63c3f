using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace CoverageAnalyzer.Tests.Topology;

public sealed class BoundaryTopologyTests
{
    [Fact]
    public void Two_rectangles_that_share_a_strip_overlap_by_its_area()
    {
        // 0…1000 and 990…2000 wide, both 500 high: a strip of 10 m × 500 m.
        BoundaryTopologyReport report = Check(Units(Box(0, 0, 1000, 500), Box(990, 0, 2000, 500)));
        BoundaryOverlap overlap = Assert.Single(report.Overlaps);
        Assert.Equal((0, 1), (overlap.UnitA, overlap.UnitB));
        Assert.Equal(5_000, overlap.AreaSquareMetres, 1e-6);
        Assert.InRange(overlap.X, 990, 1000);
        Assert.InRange(overlap.Y, 0, 500);
        Assert.Empty(report.Gaps);
    }

    [Fact]
    public void Four_rectangles_around_an_empty_middle_leave_a_gap_with_all_four_around_it()
    {
        // A pinwheel: each side of the middle square 40 × 40 belongs to another unit.
        BoundaryTopologyReport report = Check(Units(
            Box(0, 0, 140, 100), Box(140, 0, 240, 140), Box(100, 140, 240, 240), Box(0, 100, 100, 240)));
        BoundaryGap gap = Assert.Single(report.Gaps);
        Assert.Equal(1_600, gap.AreaSquareMetres, 1e-6);
        Assert.Equal([0, 1, 2, 3], gap.Units);
        Assert.InRange(gap.X, 100, 140);
        Assert.InRange(gap.Y, 100, 140);
        Assert.Empty(report.Overlaps);
    }

    [Fact]
    public void Neighbours_that_fit_are_not_reported_even_where_a_corner_meets_the_middle_of_an_edge()
    {
        // The lower unit's upper edge has no vertex where the two upper units meet.
        BoundaryTopologyReport report = Check(
            Units(Box(0, 0, 200, 100), Box(0, 100, 73.1234, 200), Box(73.1234, 100, 200, 200)), minimumAreaSquareMetres: 0);
        Assert.Empty(report.Overlaps);
        Assert.Empty(report.Gaps);
    }

    [Fact]
    public void A_unit_drawn_twice_overlaps_with_its_whole_area()
    {
        BoundaryTopologyReport report = Check(Units(Box(0, 0, 30, 20), Box(0, 0, 30, 20)));
        Assert.Equal(600, Assert.Single(report.Overlaps).AreaSquareMetres, 1e-9);
        Assert.Empty(report.Gaps);
    }

    [Fact]
    public void Ground_claimed_three_times_is_told_for_each_pair()
    {
        BoundaryTopologyReport report = Check(Units(Box(0, 0, 100, 100), Box(50, 0, 150, 100), Box(80, 0, 200, 100)));
        Assert.Equal(
            [(0, 1, 5_000.0), (0, 2, 2_000.0), (1, 2, 7_000.0)],
            report.Overlaps.Select(o => (o.UnitA, o.UnitB, Math.Round(o.AreaSquareMetres, 6))).Order());
    }

    [Fact]
    public void Two_gaps_that_touch_in_a_point_stay_two()
    {
        // A frame 400 × 400 around two squares of 100 that touch in (200, 200); the other two corners of the middle are filled.
        BoundaryTopologyReport report = Check(Units(
            Ring(0, 0, 400, 0, 400, 400, 0, 400, 0, 0).Plus(Hole(100, 100, 300, 300)),
            Box(200, 100, 300, 200),
            Box(100, 200, 200, 300)));
        Assert.Equal([10_000.0, 10_000.0], report.Gaps.Select(g => g.AreaSquareMetres));
        Assert.All(report.Gaps, g => Assert.Equal([0, 1, 2], g.Units));
    }

    [Fact]
    public void An_island_in_a_gap_is_not_part_of_the_gap()
    {
        BoundaryTopologyReport report = Check(Units(
            Ring(0, 0, 400, 0, 400, 400, 0, 400, 0, 0).Plus(Hole(100, 100, 300, 300)), Box(180, 180, 220, 220)));
        BoundaryGap gap = Assert.Single(report.Gaps);
        Assert.Equal((200 * 200) - (40 * 40), gap.AreaSquareMetres, 1e-6);
        Assert.Equal([0, 1], gap.Units);
    }

    [Fact]
    public void What_is_smaller_than_the_tolerance_is_not_told()
    {
        PolygonSet units = Units(Box(0, 0, 100, 100), Box(99.99, 0, 200, 100)); // 1 cm × 100 m
        Assert.Empty(Check(units, minimumAreaSquareMetres: 1.01).Overlaps);
        Assert.Equal(1, Assert.Single(Check(units, minimumAreaSquareMetres: 0.99).Overlaps).AreaSquareMetres, 1e-6);
    }

    [Fact]
    public void Coordinates_of_a_projected_system_keep_their_digits()
    {
        BoundaryTopologyReport report = Check(
            Units(Box(548_000, 1_850_000, 549_000, 1_850_500), Box(548_990, 1_850_000, 550_000, 1_850_500)));
        Assert.Equal(5_000, Assert.Single(report.Overlaps).AreaSquareMetres, 1e-3);
    }

    [Fact]
    public void No_units_and_units_without_rings_have_nothing_to_report()
    {
        Assert.Empty(Check(new PolygonSet([], [], [0], [0])).Overlaps);
        Assert.Empty(Check(new PolygonSet([], [], [0], [0, 0, 0])).Gaps);
    }

    [Fact]
    public void A_negative_tolerance_and_no_thread_are_refused()
    {
        PolygonSet units = Units(Box(0, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check(units, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check(units, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check(units, 1, 0));
    }

    [Fact]
    public void Overlaps_and_gaps_of_random_stars_are_those_of_a_general_overlay() =>
        Gen.Select(Gen.Double[0, 400], Gen.Double[0, 400], Gen.Double[20, 120].Array[3, 14]).Array[2, 12].Sample(
            stars =>
            {
                PolygonSet units = Units([.. stars.Select(s => Star(s.Item1, s.Item2, s.Item3))]);
                Geometry[] shapes = [.. Enumerable.Range(0, units.UnitCount).Select(u => UnitPolygons.Of(units, u))];
                BoundaryTopologyReport report = Check(units, 0.5);

                // A boundary moves by less than a millimetre: an area by less than that times its length.
                for (int a = 0; a < shapes.Length; a++)
                {
                    for (int b = a + 1; b < shapes.Length; b++)
                    {
                        double expected = OverlayNGRobust.Overlay(shapes[a], shapes[b], SpatialFunction.Intersection).Area;
                        double found = report.Overlaps.SingleOrDefault(o => o.UnitA == a && o.UnitB == b)?.AreaSquareMetres ?? 0;
                        Assert.True(Math.Abs(expected - found) < (found == 0 ? 1.5 : 1), $"{a}-{b}: overlay {expected}, found {found}");
                    }
                }

                Geometry union = shapes.Aggregate((one, other) => Polygonal(OverlayNGRobust.Overlay(one, other, SpatialFunction.Union)));
                double enclosed = 0;
                for (int i = 0; i < union.NumGeometries; i++)
                {
                    enclosed += ((Polygon)union.GetGeometryN(i)).InteriorRings.Sum(r => Math.Abs(NetTopologySuite.Algorithm.Area.OfRing(r.Coordinates)));
                }

                // Land inside a gap is taken off a gap, but not off the ring of a hole; smaller gaps are not told.
                double told = report.Gaps.Sum(g => g.AreaSquareMetres);
                double land = IslandArea(union);
                Assert.True(Math.Abs(enclosed - land - told) < 2 + (0.5 * 40), $"overlay {enclosed} − {land}, found {told}");
            },
            iter: 300);

    [Fact]
    public void Any_number_of_threads_gives_the_same_report()
    {
        var units = new List<PolygonRings>();
        for (int i = 0; i < 400; i++)
        {
            // A deterministic jitter of a 20 × 20 grid: neighbours overlap here and leave gaps there.
            double x = (i % 20) * 100, y = (i / 20) * 100, j = ((i * 7919) % 13) - 6;
            units.Add(Ring(x - j, y, x + 100, y - j, x + 100 + j, y + 100, x + 50, y + 100 + j, x + j, y + 100, x - j, y));
        }

        PolygonSet set = Units([.. units]);
        BoundaryTopologyReport one = Check(set, 0, 1), four = Check(set, 0, 4);
        Assert.NotEmpty(one.Overlaps);
        Assert.NotEmpty(one.Gaps);
        Assert.Equal(one.Overlaps, four.Overlaps);
        Assert.Equal(one.Gaps.Select(g => (g.AreaSquareMetres, g.X, g.Y)), four.Gaps.Select(g => (g.AreaSquareMetres, g.X, g.Y)));
    }

    private static BoundaryTopologyReport Check(
        PolygonSet polygons, double minimumAreaSquareMetres = BoundaryTopology.DefaultMinimumAreaSquareMetres, int threads = 1) =>
        BoundaryTopology.Check(polygons, minimumAreaSquareMetres, threads, TestContext.Current.CancellationToken);

    // Spikes thinner than the overlay's snapping come out of it as lines, which have no area, and which it does not take in again.
    private static Geometry Polygonal(Geometry overlay) => overlay is GeometryCollection and not MultiPolygon
        ? overlay.Factory.BuildGeometry(NetTopologySuite.Geometries.Utilities.PolygonExtracter.GetPolygons(overlay))
        : overlay;

    private static double IslandArea(Geometry union)
    {
        double land = 0;
        for (int i = 0; i < union.NumGeometries; i++)
        {
            var inner = (Polygon)union.GetGeometryN(i);
            for (int k = 0; k < union.NumGeometries; k++)
            {
                bool enclosed = k != i && ((Polygon)union.GetGeometryN(k)).InteriorRings.Any(r =>
                    r.Factory.CreatePolygon(r.Coordinates).Contains(inner));
                if (enclosed)
                {
                    land += Math.Abs(NetTopologySuite.Algorithm.Area.OfRing(inner.ExteriorRing.Coordinates));
                    break;
                }
            }
        }

        return land;
    }

    private static PolygonRings Star(double x, double y, double[] radii)
    {
        var corners = new double[(radii.Length + 1) * 2];
        for (int i = 0; i <= radii.Length; i++)
        {
            double angle = 2 * Math.PI * (i % radii.Length) / radii.Length;
            corners[2 * i] = x + (radii[i % radii.Length] * Math.Cos(angle));
            corners[(2 * i) + 1] = y + (radii[i % radii.Length] * Math.Sin(angle));
        }

        return Ring(corners);
    }

    private static PolygonRings Box(double x0, double y0, double x1, double y1) => Ring(x0, y0, x1, y0, x1, y1, x0, y1, x0, y0);

    private static PolygonRings Hole(double x0, double y0, double x1, double y1) => Ring(x0, y0, x0, y1, x1, y1, x1, y0, x0, y0);

    private static PolygonRings Ring(params double[] xy) => new([xy]);

    private static PolygonSet Units(params PolygonRings[] units)
    {
        var x = new List<double>();
        var y = new List<double>();
        var rings = new List<int> { 0 };
        var starts = new List<int> { 0 };
        foreach (PolygonRings unit in units)
        {
            foreach (double[] ring in unit.Rings)
            {
                x.AddRange(ring.Where((_, i) => i % 2 == 0));
                y.AddRange(ring.Where((_, i) => i % 2 == 1));
                rings.Add(x.Count);
            }

            starts.Add(rings.Count - 1);
        }

        return new PolygonSet([.. x], [.. y], [.. rings], [.. starts]);
    }

    private sealed record PolygonRings(double[][] Rings)
    {
        public PolygonRings Plus(PolygonRings other) => new([.. Rings, .. other.Rings]);
    }
}
