using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Coverage;
using CoverageAnalyzer.Tests.Terrain;
using CsCheck;
using static CoverageAnalyzer.Tests.Coverage.PolygonSets;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>Worlds of a few cells of 1 km on a true plane, solved by hand; then any worlds against the plain way.</summary>
public sealed class RadioSharesTests
{
    private const double Exactly = 1e-12;
    private const byte No = 0, Maybe = 1, Yes = 2, Unknown = 3;

    /// <summary>Two cells above two.</summary>
    private static readonly RasterGrid Four = new(0, 2000, 1000, 1000, 2, 2);

    private static GridMetrics Plane(RasterGrid grid) => new ConformalGridMetrics(grid, null);

    private static RadioSharesResult Of(PolygonSet units, byte[] status, byte[][] operators, RadioPeople? people = null)
    {
        var shares = new RadioShares(Plane(Four), units, operators.Length, people);
        MadeUpBands.Send(shares, Four, status, operators, 1);
        return shares.Result();
    }

    [Fact]
    public void Each_cell_counts_by_its_part_and_what_lies_outside_is_unknown()
    {
        // 500 m of the northern row over both cells and beyond the model: 0.5 km² covered, 0.5 uncertain, 0.5 outside.
        var shares = Of(PolygonSets.Of([Rectangle(0, 1000, 3000, 1500)]), [Yes, Maybe, No, No], []);
        Assert.Equal(1.5, shares.AreaSquareKilometres[0], Exactly);
        RadioStatusFractions area = shares.Any.Area[0];
        Assert.Equal(1 / 3.0, area.CoveredFraction, Exactly);
        Assert.Equal(1 / 3.0, area.UncertainFraction, Exactly);
        Assert.Equal(0.0, area.UncoveredFraction);
        Assert.Equal(1 / 3.0, area.UnknownFraction, Exactly);
        Assert.Equal(area, shares.Any.People[0]); // no places: spread evenly
        Assert.Null(shares.All);
    }

    [Fact]
    public void A_unit_wholly_in_one_state_has_exactly_1_of_it()
    {
        var grid = new RasterGrid(0, 300_000, 1000, 1000, 211, 300);
        foreach (byte state in new byte[] { No, Maybe, Yes, Unknown })
        {
            var shares = new RadioShares(GridMetrics.Of(new RasterGrid(400_000, 1_900_000, 30, 30, grid.Columns, grid.Rows), ZonalWorlds.Utm48), PolygonSets.Of([[(400_013, 1_892_000), (406_000, 1_892_111), (405_555, 1_899_000), (401_234, 1_899_877)]]), 0, null);
            byte[] status = new byte[grid.CellCount];
            Array.Fill(status, state);
            MadeUpBands.Send(shares, grid, status, [], 50);
            RadioStatusFractions area = shares.Result().Any.Area[0];
            double[] got = [area.UncoveredFraction, area.UncertainFraction, area.CoveredFraction, area.UnknownFraction];
            Assert.Equal([.. Enumerable.Range(0, 4).Select(s => s == state ? 1.0 : 0.0)], got);
        }
    }

    [Fact]
    public void All_operators_at_once_are_as_good_as_the_worst_of_them()
    {
        // Cells: both cover; one covers, one perhaps; one covers, one not known; one not known, one not.
        byte[] a = [Yes, Yes, Yes, Unknown], b = [Yes, Maybe, Unknown, No];
        var shares = Of(PolygonSets.Of([Rectangle(0, 0, 2000, 2000)]), [Yes, Yes, Yes, Unknown], [a, b]);
        Assert.Equal(new RadioStatusFractions(0.75, 0, 0, 0.25), shares.Any.Area[0]);
        Assert.Equal(new RadioStatusFractions(0.25, 0.25, 0.25, 0.25), shares.Operators[1].Area[0]);
        Assert.Equal(new RadioStatusFractions(0.25, 0.25, 0.25, 0.25), shares.All!.Area[0]);
    }

    [Fact]
    public void People_count_with_the_cell_they_stand_in()
    {
        // On a border between cells a place belongs to the eastern and the southern one. Two places are outside the model, one of them nowhere (NaN).
        var people = new RadioPeople(
            [500, 1000, 1500, 500, -1, double.NaN], [1500, 1500, 1000, 1, 500, 500], [0, 0, 0, 0, 0, 0], [10, 20, 30, 40, 60, 40]);
        var shares = Of(PolygonSets.Of([Rectangle(-10, 0, 2000, 2000)], [Rectangle(0, 0, 1000, 1000)]), [Yes, Maybe, No, Unknown], [], people);
        Assert.Equal(new RadioStatusFractions(0.05, 0.10, 0.20, 0.65), shares.Any.People[0]);
        Assert.Equal(100.0, shares.UnknownPlacesPeople[0]);
        Assert.Equal(new RadioStatusFractions(0, 0, 1, 0), shares.Any.People[1]); // nobody is known there: as its area
    }

    [Fact]
    public void Shadows_are_what_circles_call_covered_and_terrain_does_not()
    {
        // 40 × 40 cells of 1 m, a circle of 10 m round the middle: 316 cell centres lie in it (the lattice count of half-integers x² + y² ≤ 100).
        var grid = new RasterGrid(0, 40, 1, 1, 40, 40);
        int inside = Enumerable.Range(0, 1600).Count(i => Math.Pow((i % 40) - 19.5, 2) + Math.Pow((i / 40) - 19.5, 2) <= 100);
        Assert.Equal(316, inside);
        PolygonSet units = PolygonSets.Of([Rectangle(0, 0, 40, 40)]);
        var people = new RadioPeople([20.5, 20.5, 0.5], [20.5, 3.5, 0.5], [0, 0, 0], [1, 2, 1]);
        foreach ((byte state, double shadow, double possible, double beyond) in new[] { (No, 316.0, 0.0, 0.0), (Maybe, 0, 316, 0), (Yes, 0, 0, 1600 - 316), (Unknown, 0, 0, 0) })
        {
            var shares = new RadioShares(Plane(grid), units, 0, people, new RadioCircles([20, double.NaN], [20, 20], [10, 10]));
            byte[] status = new byte[1600];
            Array.Fill(status, state);
            MadeUpBands.Send(shares, grid, status, [], 17);
            RadioSharesResult result = shares.Result();
            Assert.Equal(shadow / 1600, result.AreaShadow!.ShadowFraction[0], Exactly);
            Assert.Equal(possible / 1600, result.AreaShadow.PossibleShadowFraction[0], Exactly);
            Assert.Equal(beyond / 1600, result.AreaShadow.BeyondFraction[0], Exactly);
            Assert.Equal(state == No ? 0.25 : 0, result.PeopleShadow!.ShadowFraction[0]); // one of four stands in the circle
            Assert.Equal(state == Yes ? 0.75 : 0, result.PeopleShadow.BeyondFraction[0]);
        }
    }

    [Theory]
    [InlineData(107.05, 16.73)]
    [InlineData(104.9, 22.8)]
    public void Circles_on_a_grid_of_degrees_are_those_on_the_ellipsoid(double longitude, double latitude)
    {
        // 3″ cells: each centre's geodesic distance to the site says whether it is in, but for a ring of 2 m about the edge.
        const double cell = 1 / 1200.0, radius = 10_000;
        var grid = new RasterGrid(longitude - 0.12, latitude + 0.12, cell, cell, 288, 288);
        var rows = new CircleRows(new RadioCircles([longitude], [latitude], [radius]), GridMetrics.Of(grid, CoordinateReferenceSystem.Wgs84));
        byte[] inside = new byte[grid.Columns];
        for (int r = 0; r < grid.Rows; r++)
        {
            rows.Fill(r, inside);
            for (int c = 0; c < grid.Columns; c++)
            {
                double metres = EllipsoidalDistance.Metres(longitude, latitude, grid.CentreX(c), grid.CentreY(r));
                Assert.True(Math.Abs(metres - radius) < 2 || inside[c] == (metres < radius ? 1 : 0), $"row {r}, column {c}: {metres} m");
            }
        }
    }

    [Fact]
    public void Rows_that_do_not_follow_or_are_missing_are_refused()
    {
        var shares = new RadioShares(Plane(Four), PolygonSets.Of([Rectangle(0, 0, 2000, 2000)]), 0, null);
        Assert.Throws<InvalidOperationException>(shares.Result);
        byte[] row = new byte[2];
        var band = new RadioCoverageBand { FirstRow = 1, Rows = 1, Columns = 2, Status = row, OperatorStatus = [], PowerDbm = new float[2], BestServer = new int[2], Servers = row };
        Assert.Throws<ArgumentException>(() => shares.Take(band));
    }

    [Fact]
    public void Any_world_gives_the_sums_of_its_cells_however_its_rows_are_cut()
    {
        Gen.Select(Gen.Int[1, 150], Gen.Int[1, 300], Gen.Int[0, 3], Gen.Int[0, 1 << 20], Gen.Int[1, 200]).SelectMany((columns, rows, operators, seed, cut) =>
            ZonalWorlds.Star(columns / 2.0, rows / 2.0, 1, 180).Select(star => (columns, rows, operators, seed, cut, star))).Sample(
            world =>
            {
                var grid = new RasterGrid(0, world.rows, 1, 1, world.columns, world.rows);
                var random = new Random(world.seed);
                byte[][] operators = [.. Enumerable.Range(0, world.operators).Select(_ => States(random, grid))];
                byte[] status = States(random, grid);
                PolygonSet units = PolygonSets.Of([world.star], [Rectangle(0, 0, world.columns, world.rows)]);
                var one = new RadioShares(Plane(grid), units, operators.Length, null);
                var other = new RadioShares(Plane(grid), units, operators.Length, null);
                MadeUpBands.Send(one, grid, status, operators, world.cut);
                MadeUpBands.Send(other, grid, status, operators, 1);
                RadioSharesResult shares = one.Result(), again = other.Result();
                double[][] fractions = ZonalWorlds.Fractions(units, grid);
                byte[][] layers = [status, .. operators];
                for (int u = 0; u < 2; u++)
                {
                    for (int l = 0; l < layers.Length; l++)
                    {
                        RadioLayerShares layer = l == 0 ? shares.Any : shares.Operators[l - 1];
                        Assert.Equal(layer.Area[u], (l == 0 ? again.Any : again.Operators[l - 1]).Area[u]);
                        double whole = shares.AreaSquareKilometres[u] * 1e6;
                        foreach ((byte state, double fraction) in new[] { (No, layer.Area[u].UncoveredFraction), (Maybe, layer.Area[u].UncertainFraction), (Yes, layer.Area[u].CoveredFraction) })
                        {
                            double plain = 0;
                            for (int i = 0; i < status.Length; i++)
                            {
                                plain += layers[l][i] == state ? fractions[u][i] : 0;
                            }

                            Assert.Equal(plain, fraction * whole, 1e-8 * whole);
                        }
                    }
                }
            },
            iter: 60);
    }

    private static byte[] States(Random random, RasterGrid grid)
    {
        int run = random.Next(1, 100);
        byte state = 0;
        return [.. Enumerable.Range(0, (int)grid.CellCount).Select(_ => state = random.Next(run) == 0 ? (byte)random.Next(4) : state)];
    }
}
