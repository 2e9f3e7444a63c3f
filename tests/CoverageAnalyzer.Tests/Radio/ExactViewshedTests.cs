using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using static CoverageAnalyzer.Tests.Radio.ViewshedWorlds;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>The exact viewshed against one sight line a cell, and that against a loop written for this test alone.</summary>
public sealed class ExactViewshedTests
{
    [Theory]
    [InlineData("noise")]
    [InlineData("hills")]
    [InlineData("flat")]
    [InlineData("voids")]
    [InlineData("cliffs")]
    public void Random_grounds_give_the_cells_of_one_sight_line_each(string ground)
    {
        var exact = new ExactViewshed(); // one for all: what it keeps of one site must not show in the next
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            var model = Model(150, 170, (r, c) => ground switch
            {
                "noise" => random.Next(100),
                "flat" => random.Next(3),
                "voids" => random.Next(60) == 0 ? double.NaN : random.Next(8) + (20 * Math.Sin(c / 9.0)),
                "cliffs" => ((r / 20) + (c / 15)) % 3 * 400,
                _ => Math.Round(80 * Math.Sin(r / 11.0) * Math.Cos(c / 17.0)) + random.Next(4),
            });
            double row = seed == 0 ? 75 : 40 + (70 * random.NextDouble()), column = seed < 2 ? 80 : 40 + (80 * random.NextDouble());
            var window = Window(model, row, column, 1900);
            var request = new ViewshedRequest(seed == 3 ? 0 : 10 + (5 * seed), seed == 4 ? 0 : 1.5, 1900);
            var expected = Find(new RayViewshed(), window, request);
            Assert.Equal(expected, Find(exact, window, request));
            Assert.Equal(Plain(window, request), expected);
        }
    }

    [Theory]
    [InlineData("N44W072.tif", -71.4567, 44.3123, 10_000)]
    [InlineData("N44W072.tif", -71.30328, 44.27052, 10_000)]
    [InlineData("N46E008-with-voids.tif", 8.52345, 46.5123, 8_000)]
    [InlineData("da-nang-srtm1.tif", 108.1945, 16.0678, 6_000)]
    [InlineData("da-nang-srtm1.tif", 108.27, 16.11, 6_000)]
    public void Real_tiles_give_the_cells_of_one_sight_line_each(string tile, double longitude, double latitude, double radius)
    {
        var window = TerrainWindow.Read(Tile(tile), longitude, latitude, radius);
        var request = new ViewshedRequest(30, 1.5, radius);
        var exact = new ExactViewshed();
        var expected = Find(new RayViewshed(), window, request);
        Assert.Contains(CellVisibility.Visible, expected);
        Assert.Contains(CellVisibility.Hidden, expected);
        Assert.Equal(expected, Find(exact, window, request));
        Assert.InRange(exact.CellsFollowed, 1, expected.Length / 6); // bounds, not rays, decide most
    }

    /// <summary>
    /// The site stands on column 20, between rows 20 and 21. The sight line to (25, 15) crosses row 21 at column 19.44, before the nearest column of the western sector:
    /// there the ground is 0.56 · 20 = 11.1 m and the line 10 − 8.5/9 = 9.1 m high. On column 19 it runs over the pit, and nothing else is in its way.
    /// </summary>
    [Fact]
    public void A_site_on_a_column_is_hidden_by_what_stands_between_it_and_the_next()
    {
        const double cell = 1 / 4096.0; // exact in floating point, so that the site is on the column to the last bit
        float[] heights = new float[41 * 41];
        (heights[(21 * 41) + 19], heights[(22 * 41) + 19]) = (20, -100);
        var model = new GriddedElevation(new RasterGrid(108, 16, cell, cell, 41, 41), CoordinateReferenceSystem.Wgs84, heights);
        var window = TerrainWindow.Read(model, 108 + (20.5 * cell), 16 - (21 * cell), 300);
        Assert.Equal((20.0, 20.5), (window.SiteColumn + window.FirstColumn, window.SiteRow + window.FirstRow));
        var request = new ViewshedRequest(10, 1.5, 300);
        var found = Find(new ExactViewshed(), window, request);
        Assert.Equal(CellVisibility.Hidden, At(window, found, 25, 15));
        Assert.Equal(Find(new RayViewshed(), window, request), found);
    }

    [Fact]
    public void The_front_agrees_with_the_exact_way_but_for_cells_near_the_horizon()
    {
        var window = TerrainWindow.Read(Tile("N44W072.tif"), -71.4567, 44.3123, 10_000);
        var request = new ViewshedRequest(30, 1.5, 10_000);
        var exact = Find(new ExactViewshed(), window, request);
        var front = Find(new FrontViewshed(), window, request);
        int all = 0, other = 0, beside = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            Assert.Equal(exact[i] == CellVisibility.OutOfReach, front[i] == CellVisibility.OutOfReach);
            all += exact[i] == CellVisibility.OutOfReach ? 0 : 1;
            if (exact[i] != front[i])
            {
                other++;
                beside += IsBesideHorizon(exact, window, i / window.Columns, i % window.Columns) ? 1 : 0;
            }
        }

        Assert.InRange(100.0 * other / all, 0.01, 1.0); // measured: 0.77 %
        Assert.InRange(100.0 * beside / other, 80, 100); // measured: 81 %, the front drags a shadow's edge along
    }

    /// <summary>Nothing but the definition: every row and every column of the window is asked whether a sight line crosses it, distances come from the window.</summary>
    private static CellVisibility[] Plain(TerrainWindow window, ViewshedRequest request)
    {
        double antenna = window.ElevationMetres(window.SiteRow, window.SiteColumn) + request.AntennaHeightMetres;
        double Level(int r, int c)
        {
            (double east, double north) = window.OffsetOf(r, c);
            return window.HeightsMetres.Span[(r * window.Columns) + c] - (((east * east) + (north * north)) / (2 * request.EffectiveEarthRadiusFactor * 6_371_000)) - antenna;
        }

        var cells = new CellVisibility[window.Rows * window.Columns];
        for (int i = 0; i < cells.Length; i++)
        {
            int row = i / window.Columns, column = i % window.Columns;
            (double east, double north) = window.OffsetOf(row, column);
            if ((east * east) + (north * north) > request.RadiusMetres * request.RadiusMetres)
            {
                continue;
            }

            double goal = Level(row, column) + request.ReceiverHeightMetres, dy = row - window.SiteRow, dx = column - window.SiteColumn;
            bool hidden = false, known = !double.IsNaN(antenna) && !double.IsNaN(goal);
            for (int r = 0; r < window.Rows && !(double.IsNaN(antenna) || double.IsNaN(goal)); r++)
            {
                double t = (r - window.SiteRow) / dy;
                if (t is > 0 and < 1 && r != row)
                {
                    Look(window.SiteColumn + (t * dx), t, c => Level(r, c));
                }
            }

            for (int c = 0; c < window.Columns && !(double.IsNaN(antenna) || double.IsNaN(goal)); c++)
            {
                double t = (c - window.SiteColumn) / dx;
                if (t is > 0 and < 1 && c != column)
                {
                    Look(window.SiteRow + (t * dy), t, r => Level(r, c));
                }
            }

            cells[i] = double.IsNaN(antenna) || double.IsNaN(goal) ? CellVisibility.Unknown : hidden ? CellVisibility.Hidden : known ? CellVisibility.Visible : CellVisibility.Unknown;

            void Look(double place, double t, Func<int, double> level)
            {
                int before = (int)Math.Floor(place);
                double part = place - before; // within 10⁻⁵ of a centre a line is on it
                double ground = part < 1e-5 ? level(before) : part > 1 - 1e-5 ? level(before + 1) : level(before) + (part * (level(before + 1) - level(before)));
                hidden |= ground > t * goal;
                known &= !double.IsNaN(ground);
            }
        }

        return cells;
    }
}
