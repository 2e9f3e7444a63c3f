using CoverageAnalyzer.Engine.Rasters;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Drawn worlds of a few cells, then any cells: valid by JTS, as large as the cells, one polygon an area of cells that share edges.</summary>
public sealed class CellOutlinesTests
{
    private static bool[][] Drawn(params string[] rows) => [.. rows.Select(r => r.Select(c => c == '#').ToArray())];

    private static IReadOnlyList<OutlinePolygon> Of(bool[][] rows, int leastCells = 1, int mostVertices = int.MaxValue)
    {
        var outlines = new CellOutlines(rows[0].Length, leastCells, mostVertices);
        foreach (bool[] row in rows)
        {
            outlines.TakeRow(row);
        }

        return outlines.Finish();
    }

    private static LinearRing Ring(OutlineRing ring) => new([.. ring.X.Select((x, i) => new Coordinate(x, -ring.Y[i])), new(ring.X[0], -ring.Y[0])]);

    private static Polygon Shape(OutlinePolygon polygon) => new(Ring(polygon.Outer), [.. polygon.Holes.Select(Ring)]);

    [Fact]
    public void One_cell_is_a_square_counter_clockwise()
    {
        OutlinePolygon square = Assert.Single(Of(Drawn("...", ".#.", "...")));
        Assert.Equal([2, 1, 1, 2], square.Outer.X);
        Assert.Equal([1, 1, 2, 2], square.Outer.Y); // rows grow southward
        Assert.Equal(1, square.Cells);
    }

    [Fact]
    public void Cells_that_touch_in_a_corner_are_two_polygons()
    {
        Assert.Equal([1L, 1], Of(Drawn("#.", ".#")).Select(p => p.Cells));
        Assert.Equal([1L, 1], Of(Drawn(".#", "#.")).Select(p => p.Cells));
    }

    [Fact]
    public void A_hole_and_an_island_in_it()
    {
        IReadOnlyList<OutlinePolygon> polygons = Of(Drawn("#####", "#...#", "#.#.#", "#...#", "#####"));
        Assert.Equal([1L, 16], polygons.Select(p => p.Cells));
        OutlineRing hole = Assert.Single(polygons[1].Holes);
        Assert.Equal(9, hole.Cells);
        Assert.Equal(4, hole.X.Length);
    }

    [Fact]
    public void A_pocket_that_opens_in_a_corner_alone_is_a_hole_that_touches_the_outer_ring()
    {
        // The pocket at (1, 1) meets the outside only in the corner between the two ends of the hook.
        OutlinePolygon hook = Assert.Single(Of(Drawn("###", "#.#", "##.")));
        Assert.Equal(7, hook.Cells);
        Assert.Equal(1, Assert.Single(hook.Holes).Cells);
        Assert.True(Shape(hook).IsValid);
    }

    [Fact]
    public void Small_areas_and_small_holes_are_left_out()
    {
        bool[][] world = Drawn("####.", "#.##.", "####.", "....#");
        Assert.Equal([1, 0], [Of(world)[0].Holes.Count, Of(world)[1].Holes.Count]);
        OutlinePolygon kept = Assert.Single(Of(world, leastCells: 2));
        Assert.Equal(11, kept.Cells);
        Assert.Empty(kept.Holes);
    }

    [Fact]
    public void A_long_straight_edge_has_vertices_between()
    {
        OutlinePolygon bar = Assert.Single(Of([Enumerable.Repeat(true, 200).ToArray()]));
        Assert.Equal([200, 192, 128, 64, 0, 0, 64, 128, 192, 200], bar.Outer.X);
    }

    [Fact]
    public void Too_many_vertices_raise_the_least_size()
    {
        // A chessboard beside a block: 4 vertices a single cell, so that all of them go, and the block stays.
        bool[][] world = [.. Enumerable.Range(0, 20).Select(r => Enumerable.Range(0, 40).Select(c => c < 20 ? (r + c) % 2 == 0 : c > 21).ToArray())];
        var outlines = new CellOutlines(40, 1, 100);
        foreach (bool[] row in world)
        {
            outlines.TakeRow(row);
        }

        Assert.Equal(18 * 20, Assert.Single(outlines.Finish()).Cells);
        Assert.Equal(2, outlines.LeastCells);
    }

    [Fact]
    public void Any_cells_give_valid_polygons_of_their_area()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 9], Gen.Int[0, 1 << 20]).Sample(
            (columns, rows, tenths, seed) =>
            {
                var random = new Random(seed);
                bool[][] world = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(10) < tenths).ToArray())];
                IReadOnlyList<OutlinePolygon> polygons = Of(world);
                int cells = world.Sum(r => r.Count(c => c));
                Assert.Equal(cells, polygons.Sum(p => p.Cells));
                Assert.Equal(AreasOf(world), polygons.Count);
                double area = 0;
                foreach (OutlinePolygon polygon in polygons)
                {
                    Polygon shape = Shape(polygon);
                    var check = new IsValidOp(shape);
                    Assert.True(check.IsValid, check.ValidationError?.ToString());
                    Assert.True(NetTopologySuite.Algorithm.Orientation.IsCCW(shape.ExteriorRing.CoordinateSequence));
                    Assert.Equal(polygon.Cells, shape.Area);
                    area += shape.Area;
                }

                Assert.Equal(cells, area);
            },
            iter: 400);
    }

    /// <summary>Areas of cells that share edges, by flooding.</summary>
    private static int AreasOf(bool[][] world)
    {
        bool[][] left = [.. world.Select(r => r.ToArray())];
        int areas = 0;
        for (int r = 0; r < left.Length; r++)
        {
            for (int c = 0; c < left[r].Length; c++)
            {
                areas += left[r][c] ? 1 : 0;
                var open = new Stack<(int R, int C)>([(r, c)]);
                while (open.TryPop(out var at))
                {
                    if (at.R >= 0 && at.C >= 0 && at.R < left.Length && at.C < left[0].Length && left[at.R][at.C])
                    {
                        left[at.R][at.C] = false;
                        open.Push((at.R - 1, at.C));
                        open.Push((at.R + 1, at.C));
                        open.Push((at.R, at.C - 1));
                        open.Push((at.R, at.C + 1));
                    }
                }
            }
        }

        return areas;
    }
}
