using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using static CoverageAnalyzer.Tests.Radio.ViewshedWorlds;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Worlds that can be solved by hand, and bad input; all three ways must give the same.</summary>
public sealed class ViewshedTests
{
    public static TheoryData<string> Ways => ["ray", "exact", "front"];

    // A wall of 20 m in column 60, the antenna 10 m high in column 50, 10 cells before it. The sight line over the wall rises 1 m a cell (1.0 without the
    // bulge of the earth, which is below 1 cm here): in the row of the site a receiver of 1.5 m is hidden from column 61 on, on flat ground for ever; the
    // ground before the wall and the wall itself are seen.
    [Theory]
    [MemberData(nameof(Ways))]
    public void A_wall_hides_what_is_behind_it(string way)
    {
        var model = Model(101, 121, (_, c) => c == 60 ? 20 : 0);
        var window = Window(model, 50, 50, 1400);
        var cells = Find(Make(way), window, new ViewshedRequest(10, 1.5, 1400));
        for (int c = 5; c <= 95; c++)
        {
            Assert.Equal(c > 60 ? CellVisibility.Hidden : CellVisibility.Visible, At(window, cells, 50, c));
            Assert.Equal(c > 60 ? CellVisibility.Hidden : CellVisibility.Visible, At(window, cells, 48, c));
        }
    }

    // Behind the same wall the ground rises 2 m a cell from column 70 on: at column c it is 2(c − 70) + 1.5 m against the sight line's 10 + (c − 50): equal at
    // c = 98.5, so that 98 is hidden and 99 seen.
    [Theory]
    [MemberData(nameof(Ways))]
    public void A_slope_comes_out_of_the_shadow_where_the_line_over_the_wall_meets_it(string way)
    {
        var model = Model(101, 121, (_, c) => c == 60 ? 20 : Math.Max(0, 2 * (c - 70)));
        var window = Window(model, 50, 50, 1800);
        var cells = Find(Make(way), window, new ViewshedRequest(10, 1.5, 1800, double.PositiveInfinity));
        Assert.Equal(CellVisibility.Hidden, At(window, cells, 50, 98));
        Assert.Equal(CellVisibility.Visible, At(window, cells, 50, 99));
    }

    // Over the sea the horizon of an antenna h metres high is √(2·k·a·h) away: 4,122 m for 1 m and k = 4/3, so that the last visible cell of 30 m is the 137th;
    // a receiver of 1 m doubles that to 8,244 m, the 274th cell. On a flat earth everything is seen. The model is in metres of the map: 1.0004 on the ground.
    [Theory]
    [MemberData(nameof(Ways))]
    public void The_bulge_of_the_earth_makes_a_horizon_on_the_sea(string way)
    {
        var model = Model(5, 700, (_, _) => 0);
        var window = Window(model, 2, 350, 9_500);
        int Last(double receiver, double k)
        {
            var cells = Find(Make(way), window, new ViewshedRequest(1, receiver, 9_500, k));
            return Enumerable.Range(350, 316).TakeWhile(c => At(window, cells, 2, c) == CellVisibility.Visible).Last() - 350;
        }

        // A receiver at ground level is seen as long as the line only touches: one cell more or less is the chord of the polygon the sea is made of.
        Assert.InRange(Last(0, 4.0 / 3), 136, 138);
        Assert.InRange(Last(1, 4.0 / 3), 272, 275);
        Assert.Equal(315, Last(0, double.PositiveInfinity));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_void_is_unknown_and_so_is_what_only_it_could_hide(string way)
    {
        var model = Model(101, 121, (r, c) => r == 50 && c == 60 ? double.NaN : c == 70 && r == 50 ? 40 : 0);
        var window = Window(model, 50, 50, 1300);
        var cells = Find(Make(way), window, new ViewshedRequest(10, 1.5, 1300));
        Assert.Equal(CellVisibility.Visible, At(window, cells, 50, 59));
        Assert.Equal(CellVisibility.Unknown, At(window, cells, 50, 60));
        Assert.Equal(CellVisibility.Unknown, At(window, cells, 50, 65));
        Assert.Equal(CellVisibility.Hidden, At(window, cells, 50, 80)); // a known wall is in the way, whatever the void is
        Assert.Equal(CellVisibility.Visible, At(window, cells, 40, 60));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_is_known_from_a_site_on_a_void_or_outside_the_model(string way)
    {
        var model = Model(60, 60, (r, c) => r == 30 && c == 30 ? double.NaN : 5);
        foreach ((double row, double column) in ((double, double)[])[(30, 30), (30.4, 29.8), (-5, 10), (200, 200)])
        {
            var window = Window(model, row, column, 500);
            var cells = Find(Make(way), window, new ViewshedRequest(30, 1.5, 500));
            Assert.DoesNotContain(CellVisibility.Visible, cells);
            Assert.DoesNotContain(CellVisibility.Hidden, cells);
            Assert.Contains(CellVisibility.Unknown, cells);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Over_the_edge_of_the_model_all_is_unknown_and_inside_nothing_is(string way)
    {
        var model = Model(60, 60, (_, _) => 5);
        var window = Window(model, 2.3, 57.8, 600);
        var cells = Find(Make(way), window, new ViewshedRequest(30, 1.5, 600));
        for (int r = 0; r < window.Rows; r++)
        {
            for (int c = 0; c < window.Columns; c++)
            {
                (double east, double north) = window.OffsetOf(r, c);
                bool inside = r + window.FirstRow is >= 0 and < 60 && c + window.FirstColumn is >= 0 and < 60;
                var expected = (east * east) + (north * north) > 600 * 600 ? CellVisibility.OutOfReach : inside ? CellVisibility.Visible : CellVisibility.Unknown;
                Assert.Equal(expected, cells[(r * window.Columns) + c]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_cell_of_the_site_is_seen_from_any_height(string way)
    {
        var model = Model(60, 60, (r, c) => ((r * 7) + (c * 13)) % 5);
        foreach (double height in (double[])[0, 30, 1000])
        {
            var window = Window(model, 30, 30, 500);
            var cells = Find(Make(way), window, new ViewshedRequest(height, 0, 500));
            Assert.Equal(CellVisibility.Visible, At(window, cells, 30, 30));
            Assert.Equal(height == 1000, !cells.Contains(CellVisibility.Hidden)); // from 1,000 m every cell of this ground is seen
        }
    }

    [Theory]
    [InlineData(-1, 1.5, 1000, 1.33)]
    [InlineData(double.NaN, 1.5, 1000, 1.33)]
    [InlineData(30, 10_001, 1000, 1.33)]
    [InlineData(30, 1.5, 0, 1.33)]
    [InlineData(30, 1.5, 1000, 0)]
    [InlineData(30, 1.5, 1000, double.NaN)]
    public void What_no_viewshed_can_be_made_of_is_refused(double antenna, double receiver, double radius, double k)
    {
        var window = Window(Model(10, 10, (_, _) => 0), 5, 5, 100);
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(new ExactViewshed(), window, new ViewshedRequest(antenna, receiver, radius, k)));
        Assert.Throws<ArgumentException>(() => new ExactViewshed().Find(window, new ViewshedRequest(30, 1.5, 100), new CellVisibility[3], TestContext.Current.CancellationToken));
    }

    internal static Viewshed Make(string way) => way switch { "ray" => new RayViewshed(), "exact" => new ExactViewshed(), _ => new FrontViewshed() };
}
