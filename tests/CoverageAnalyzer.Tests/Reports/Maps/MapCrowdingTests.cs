using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>A nation's maps stay readable; a province's are drawn as their definitions say.</summary>
public sealed class MapCrowdingTests
{
    private static readonly MapDefinition Mobile = MapLibrary.Load().Maps.Single(m => m.Id == "mobile-coverage");

    [Fact]
    public void A_province_is_drawn_as_the_definition_says()
    {
        foreach (ReportContent content in (ReportContent[])[BuiltInStudy.Content(ReportLanguage.Vietnamese), SampleReport.Make()])
        {
            MapCrowding crowding = MapCrowding.Of(content);
            Assert.False(crowding.ShowsProvinces || crowding.AreDistrictsSmall);
            Assert.Equal(1, crowding.GridStep);
            Assert.All(MapLibrary.Load().Maps.SelectMany(m => m.Layers), l => Assert.Same(l.Outline, crowding.OutlineOf(l)));
            MapLayer sites = Mobile.Layers.Single(l => l.IsPoints);
            Assert.Same(sites.Symbol!.Outline, crowding.SymbolOutlineOf(sites.Symbol));
            Assert.False(crowding.MustMerge(content.BtsSites!.Count, sites.Symbol, sites.Symbol.SizeAt(9)));
        }
    }

    [Fact]
    public void Small_communes_have_thin_outlines_and_provinces_stand_for_districts()
    {
        ReportContent content = CrowdedReport.Make(100);
        MapCrowding crowding = MapCrowding.Of(content);
        Assert.True(crowding.ShowsProvinces);
        Assert.InRange(crowding.OutlineOf(Mobile.LeadingLayer)!.Width, 0.15, 0.3); // 8 px wide: half the outline of 0.5
        using var renderer = new MapRenderer(content);
        Assert.Contains(renderer.LegendOf(Mobile), b => b.Heading == LegendBlock.ProvinceBorder);
        Assert.All(renderer.LegendOf(Mobile), b => Assert.True(b.Note.IsEmpty)); // a hundred sites need no merging
    }

    /// <summary>40,000 sites at 1.5 px and more would cover the land several times.</summary>
    [Fact]
    public void Too_many_points_share_marks_and_the_legend_says_so()
    {
        ReportContent content = CrowdedReport.Make(40_000);
        RecordingCanvas canvas = Draw(content);
        Assert.InRange(canvas.Points.Count, 100, 4_000);
        double land = Math.Pow(MapRenderer.WholeWidth, 2), marked = canvas.Points.Sum(p => p.Width * p.Height);
        Assert.True(marked < 0.35 * land);
        using var renderer = new MapRenderer(content);
        LegendBlock sites = renderer.LegendOf(Mobile).Single(b => b.Layer.IsPoints);
        Assert.Equal(40_000, sites.Features);
        Assert.Contains("share a mark", sites.Note.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_those_of_provinces_and_stand_in_them()
    {
        RecordingCanvas canvas = Draw(CrowdedReport.Make(100));
        MapFrame land = LandOf(canvas);
        var names = canvas.Labels.Where(l => l.Style.Bold && l.Text.Length > 1).ToArray();
        Assert.InRange(names.Length, 5, 18); // 9 provinces, some on two lines
        Assert.All(names, l =>
        {
            int column = (int)((l.Box.X + (l.Box.Width / 2) - land.X) / land.Width * CrowdedReport.Side);
            int row = (int)((land.Bottom - l.Box.Y - (l.Box.Height / 2)) / land.Height * CrowdedReport.Side);
            Assert.Contains(l.Text, CrowdedReport.ProvinceAt(Math.Clamp(column, 0, 89), Math.Clamp(row, 0, 89)), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_merged_mark_stands_amid_its_points_and_grows_with_them() =>
        Gen.Float[0, 300].Array[1, 400].Select(Gen.Float[0, 300].Array[400]).Sample((x, y) =>
        {
            MapMarks marks = MapMarks.Merged(x, y);
            Assert.InRange(marks.X.Length, 1, x.Length);
            Assert.InRange(marks.Most, 1, x.Length);
            Assert.All(marks.Sizes!, s => Assert.InRange(s, 2, 8));
            Assert.Equal(8, marks.Sizes!.Max());
            for (int i = 0; i < x.Length; i++)
            {
                int own = i;
                Assert.Contains(Enumerable.Range(0, marks.X.Length), m => Math.Abs(marks.X[m] - x[own]) <= 16 && Math.Abs(marks.Y[m] - y[own]) <= 16);
            }
        });

    /// <summary>On every second line of the grid a position moves by less than a third of a px, and equal positions move alike.</summary>
    [Fact]
    public void The_coarser_grid_moves_nothing_by_a_third_of_a_px() =>
        Gen.Double[0, 1000].Select(Gen.Double[0, 1000]).Sample((x, y) =>
        {
            var view = new MapView(new Bounds(0, 0, 1000, 1000), new MapFrame(3.5f, 7.25f, 700, 700), 1, 0, 2);
            int gx = view.GridX(x), gy = view.GridY(y);
            Assert.True(gx % 2 == 0 && gy % 2 == 0);
            double dx = (gx * MapView.GridPixels) - view.PixelX(x), dy = (gy * MapView.GridPixels) - view.PixelY(y);
            Assert.True(Math.Sqrt((dx * dx) + (dy * dy)) < 1 / 3.0);
        });

    private static RecordingCanvas Draw(ReportContent content)
    {
        using var font = new MapFont();
        using var renderer = new MapRenderer(content);
        var canvas = new RecordingCanvas();
        renderer.Draw(Mobile, MapLayout.Whole(content, Mobile, Mobile.Notes, font, MapRenderer.WholeWidth), canvas, withTooltips: false);
        return canvas;
    }

    // The communes fill their bounds, which the frame shows with a margin of 3 % of the side on each side.
    private static MapFrame LandOf(RecordingCanvas canvas)
    {
        MapFrame frame = canvas.Rectangles.MaxBy(r => r.Frame.Width * r.Frame.Height).Frame;
        float margin = frame.Width * 0.03f / 1.06f;
        return frame.Grown(-margin);
    }
}
