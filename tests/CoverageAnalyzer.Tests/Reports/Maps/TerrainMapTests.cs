using System.Text.Json;
using System.Xml.Linq;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Styles;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>The maps of terrain, eligibility and limitations: drawn where the study has the data, every class in its place.</summary>
public sealed class TerrainMapTests
{
    private static readonly string[] Ids = ["elevation-share", "mountainous-communes", "programme-eligibility", "limitations"];

    [Theory]
    [InlineData("map.schema.json")]
    [InlineData("palettes.schema.json")]
    public void Published_definitions_keep_to_the_published_schema(string name)
    {
        string folder = Path.Combine(Repository.Root, "maps");
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name)));
        string[] files = [.. Directory.GetFiles(folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal) && Path.GetFileName(f) == "palettes.json" == name.StartsWith("palettes", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        Assert.All(files, f =>
        {
            using var document = JsonDocument.Parse(File.ReadAllText(f));
            Assert.Empty(JsonSchemaCheck.FaultsOf(document.RootElement, schema.RootElement, schema.RootElement));
        });
        using var broken = JsonDocument.Parse("""{ "id": "Bad Name", "layers": [{ "source": "moon", "labels": { "field": "name", "size": 2 } }], "x": { "colors": ["red"] } }""");
        Assert.NotEmpty(JsonSchemaCheck.FaultsOf(broken.RootElement, schema.RootElement, schema.RootElement));
    }

    [Fact]
    public void They_are_drawn_only_with_their_data()
    {
        using var bare = new MapRenderer(SampleReport.Make());
        Assert.DoesNotContain(bare.Drawable(MapLibrary.Load().Maps), m => Ids.Contains(m.Id));
        using var full = new MapRenderer(SampleRules.On(SampleReport.Make(), villages: false));
        Assert.Equal(Ids, full.Drawable(MapLibrary.Load().Maps).Select(m => m.Id).Where(Ids.Contains));
        Assert.DoesNotContain(full.Drawable(MapLibrary.Load().Maps), m => m.Id == "village-mobile-coverage");
        ReportContent content = SampleRules.On(SampleReport.Make());
        using var villages = new MapRenderer(content);
        Assert.Contains(villages.Drawable(MapLibrary.Load().Maps), m => m.Id == "village-mobile-coverage");

        // A hundred thousand dots of two colors are no picture, and cannot be merged.
        ReportContent nation = content with { Villages = [.. Enumerable.Range(0, 20_001).Select(i => content.Villages![i % 94])], VillagePlane = (new double[20_001], new double[20_001]) };
        using var crowded = new MapRenderer(nation);
        Assert.DoesNotContain(crowded.Drawable(MapLibrary.Load().Maps), m => m.Id == "village-mobile-coverage");
    }

    [Fact]
    public void Every_commune_has_the_class_of_its_verdicts()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        ClassifiedLayer terrain = Classified("mountainous-communes", content);
        Assert.Null(terrain.NoData);
        Assert.All(content.Communes, c => Assert.Equal(
            c.Highland == Verdict.Yes ? 2 : c.Mountainous switch { Verdict.Yes => 1, Verdict.No => 0, _ => 3 }, terrain.ClassOf[c.Commune.Index]));
        Assert.All(terrain.Classes, c => Assert.True(c.Count > 0, c.Label.English));
        Assert.Equal([false, false, false, true], terrain.Classes.Select(c => c.Hatched));
        Assert.All(Classified("programme-eligibility", content).Classes, c => Assert.True(c.Count > 0, c.Label.English));
        Assert.All(Classified("limitations", content).Classes, c => Assert.True(c.Count > 0, c.Label.English));

        // Two thirds is inclusive: the class from the break upwards holds a commune exactly on it.
        ClassifiedLayer share = Classified("elevation-share", content);
        Assert.Equal(2d / 3, share.Numeric!.Breaks[2]);
        Assert.Equal(3, share.Numeric.ClassOf(2d / 3));
        Assert.Equal(2, share.Numeric.ClassOf(Math.BitDecrement(2d / 3)));
    }

    [Theory]
    [InlineData(ReportLanguage.Vietnamese, "chưa xác định được", "biên giới quốc gia trên đất liền")]
    [InlineData(ReportLanguage.English, "undecidable", "national land border")]
    public void The_hatch_of_the_undecided_and_the_border_are_drawn_and_explained(ReportLanguage language, string undecided, string border)
    {
        ReportContent content = SampleRules.On(SampleReport.Make(language));
        RecordingCanvas canvas = Draw(content, "mountainous-communes", out MapLayout layout);
        Assert.Contains(canvas.Fills, f => f.Hatched && f.Units.Length == content.Communes.Count(c => c.Mountainous == Verdict.Undecidable && c.Highland != Verdict.Yes));
        Assert.Contains(canvas.Lines, l => l.Text == undecided);
        Assert.Contains(canvas.Lines, l => l.Text == border);
        (MapLines lines, OutlineStyle style) = canvas.Drawn.Single(d => d.Style.Width > 2);
        Assert.True(style.Width > 2 && lines.X.Length is >= 2 and <= 6);
        Assert.All(lines.X, x => Assert.InRange(x * MapView.GridPixels, layout.Frame.X - 1, layout.Frame.Right));

        RecordingCanvas without = Draw(content with { BorderPlane = null }, "mountainous-communes", out _);
        Assert.DoesNotContain(without.Lines, l => l.Text == border);
    }

    /// <summary>Of a line across the country only what the frame shows is kept: the piece that crosses it, and none that lies far off.</summary>
    [Fact]
    public void A_border_is_cut_to_the_frame()
    {
        var view = new MapView(new Bounds(0, 0, 1000, 1000), new MapFrame(0, 0, 500, 500), 1, 0);
        var border = new PolylineSet([-90_000, -80_000, -100, 500, 500, 90_000, 90_000], [0, 0, 500, 500, 600, 90_000, 91_000], [0, 7]);
        MapLines lines = NationalBorderLines.Of(border, view);
        Assert.Equal([0, 4], [.. lines.LineStart.Distinct()]);
        Assert.Equal((250, 250), ((int)(lines.X[1] * MapView.GridPixels), (int)(lines.Y[1] * MapView.GridPixels)));
        Assert.Equal([0], NationalBorderLines.Of(new PolylineSet([-900, -800], [-900, -900], [0, 2]), view).LineStart);
    }

    /// <summary>An island of 300 m, 40 km off a province: a mark in the color of its class, and its name beside the mark.</summary>
    [Fact]
    public void A_speck_of_an_island_gets_a_mark_in_its_color()
    {
        ReportContent content = WithIsland(SampleRules.On(SampleReport.Make()));
        RecordingCanvas canvas = Draw(content, "mountainous-communes", out _);
        MapFrame mark = Assert.Single(canvas.Points);
        Assert.Equal(IsletMark.Diameter, mark.Width, 0.01);
        Assert.DoesNotContain(canvas.Labels, l => l.Text == "Đảo Nhỏ" && l.Box.Overlaps(mark));
        Assert.Contains(canvas.Labels, l => l.Text == "Đảo Nhỏ");
        Assert.Empty(Draw(SampleRules.On(SampleReport.Make()), "mountainous-communes", out _).Points);
    }

    [Fact]
    public void Villages_can_be_drawn_and_labeled_by_a_map_of_ones_own()
    {
        const string Json = """
            { "id": "v", "title": { "vi": "Thôn", "en": "Villages" }, "layers": [
              { "source": "communes", "fill": "#F4F5F6" },
              { "source": "villages", "field": "mobile_covered", "symbol": { "shape": "circle", "sizes": [{ "zoom": 6, "size": 4 }] },
                "classes": { "method": "categories", "categories": [{ "value": "yes", "color": "#0B5D4E" }, { "value": "no", "color": "#8A3208" }] } }], "tooltip": ["name", "nearest_bts_km"] }
            """;
        MapDefinition map = MapDefinitionReader.Read(System.Text.Encoding.UTF8.GetBytes(Json), MapPalettes.Empty, out var faults)!;
        Assert.Empty(faults);
        ReportContent content = SampleRules.On(SampleReport.Make());
        using var renderer = new MapRenderer(content);
        Assert.True(renderer.CanDraw(map));
        XDocument.Parse(renderer.DrawSvg(map));
        Assert.Equal(94, renderer.LegendOf(map).Single(b => b.Layer.IsPoints).Features);
        XDocument.Parse(QgisStyle.ForLayer(map, map.LeadingLayer, content));
        using var bare = new MapRenderer(SampleReport.Make());
        Assert.False(bare.CanDraw(map));
    }

    private static ReportContent WithIsland(ReportContent content)
    {
        PolygonSet plane = content.CommunePlane;
        Bounds land = plane.BoundsOf();
        double x = land.MaxX + 40_000, y = (land.MinY + land.MaxY) / 2;
        PolygonSet With(PolygonSet set, double cx, double cy, double half) => new(
            [.. set.X, cx - half, cx + half, cx + half, cx - half, cx - half], [.. set.Y, cy - half, cy - half, cy + half, cy + half, cy - half], [.. set.RingStart, set.X.Length + 5], [.. set.UnitStart, set.RingCount + 1]);
        var island = content.Communes[0] with
        {
            Commune = content.Communes[0].Commune with { Index = content.Communes.Count, Code = "00999", Name = "Đảo Nhỏ", District = string.Empty, PolygonAreaSquareKilometres = 0.09 },
            Mountainous = Verdict.No, Highland = Verdict.No, Island = Verdict.Yes,
        };
        Bounds degrees = content.CommunePolygons.BoundsOf();
        return content with
        {
            Communes = [.. content.Communes, island],
            CommunePlane = With(plane, x, y, 150),
            CommunePolygons = With(content.CommunePolygons, degrees.MaxX + 0.38, (degrees.MinY + degrees.MaxY) / 2, 0.0014),
        };
    }

    private static ClassifiedLayer Classified(string id, ReportContent content) => ClassifiedLayer.Of(Map(id).LeadingLayer, new MapData(content), MapTargets.Of(content))!;

    private static MapDefinition Map(string id) => MapLibrary.Load().Maps.Single(m => m.Id == id);

    private static RecordingCanvas Draw(ReportContent content, string id, out MapLayout layout)
    {
        using var font = new MapFont();
        using var renderer = new MapRenderer(content);
        var canvas = new RecordingCanvas();
        layout = MapLayout.Whole(content, Map(id), Map(id).Notes, font, MapRenderer.WholeWidth);
        renderer.Draw(Map(id), layout, canvas, withTooltips: false);
        return canvas;
    }
}
