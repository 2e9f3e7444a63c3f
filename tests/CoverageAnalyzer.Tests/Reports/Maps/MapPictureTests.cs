using System.Xml.Linq;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using SkiaSharp;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Pictures of maps: labels keep off each other and off points, nothing leaves the page, SVG is XML, PNG is a picture.</summary>
public sealed class MapPictureTests
{
    private const float Touch = 0.5f; // px of overlap nobody sees

    public static TheoryData<string, string> Pictures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string map in MapLibrary.Load().Maps.Where(m => !m.OnlyAlone).Select(m => m.Id))
            {
                data.Add(map, "built-in");
                data.Add(map, "sample");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Labels_neither_meet_nor_leave_the_frame_nor_cover_points(string id, string study)
    {
        ReportContent content = ContentOf(study);
        MapDefinition map = Map(id);
        using var font = new MapFont();
        foreach (MapLayout layout in (MapLayout[])[MapLayout.Whole(content, map, map.Notes, font, MapRenderer.WholeWidth), MapLayout.FrameOnly(content, MapRenderer.InlineWidth)])
        {
            RecordingCanvas canvas = Draw(content, map, layout);
            Assert.True(canvas.Labels.Count > 5);
            for (int i = 0; i < canvas.Labels.Count; i++)
            {
                (string text, MapFrame box, MapTextStyle style) = canvas.Labels[i];
                Assert.True(layout.Frame.Holds(box.Grown(-Touch)), $"'{text}' leaves the frame");
                for (int j = 0; j < i; j++)
                {
                    Assert.False(box.Grown(-Touch).Overlaps(canvas.Labels[j].Box.Grown(-Touch)), $"'{text}' lies over '{canvas.Labels[j].Text}'");
                }

                if (!style.Bold && style.Size == 10)
                {
                    Assert.False(canvas.Points.Exists(p => p.Overlaps(box.Grown(-2))), $"the commune name '{text}' covers a point");
                }
            }
        }
    }

    /// <summary>The island is a speck; its name stands in the sea beside it.</summary>
    [Fact]
    public void A_small_island_is_not_covered_by_its_name()
    {
        ReportContent content = BuiltInStudy.Content(ReportLanguage.Vietnamese);
        MapDefinition map = Map("average-service-radius");
        using var font = new MapFont();
        MapLayout layout = MapLayout.Whole(content, map, map.Notes, font, MapRenderer.WholeWidth);
        var scene = new MapScene(content, layout.Frame);
        int island = content.Communes.Single(c => c.Commune.Name.Contains("Cồn Cỏ", StringComparison.Ordinal)).Commune.Index;
        MapFrame ground = scene.Communes.FrameOf(island);
        MapFrame label = Draw(content, map, layout).Labels.Single(l => l.Text == "Cồn Cỏ").Box;
        Assert.False(label.Overlaps(ground));
        Assert.True(Math.Abs(label.Y - ground.Y) < 60 && Math.Abs(label.X - ground.X) < 90);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Texts_stay_on_the_page(string id, string study)
    {
        ReportContent content = ContentOf(study);
        MapDefinition map = Map(id);
        using var font = new MapFont();
        MapLayout layout = MapLayout.Whole(content, map, map.Notes, font, MapRenderer.WholeWidth);
        var page = new MapFrame(0, 0, layout.Width, layout.Height);
        RecordingCanvas canvas = Draw(content, map, layout);
        Assert.All(canvas.Lines, l => Assert.True(page.Holds(l.Box), $"'{l.Text}' leaves the page"));
        for (int i = 0; i < canvas.Lines.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.False(canvas.Lines[i].Box.Grown(-1.5f).Overlaps(canvas.Lines[j].Box.Grown(-1.5f)), $"'{canvas.Lines[i].Text}' lies over '{canvas.Lines[j].Text}'");
            }
        }

        Assert.Contains(canvas.Lines, l => content.Notices[0].In(content.Language).StartsWith(l.Text, StringComparison.Ordinal)); // "schematic"
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void An_svg_is_whole_xml_with_its_language_free_of_outside_references(string id, string study)
    {
        ReportContent content = ContentOf(study);
        using var renderer = new MapRenderer(content);
        XNamespace svg = "http://www.w3.org/2000/svg";
        foreach (string text in (string[])[renderer.DrawSvg(Map(id)), renderer.DrawInlineSvg(Map(id))])
        {
            XElement root = XDocument.Parse(text).Root!;
            Assert.Equal(svg + "svg", root.Name);
            Assert.Equal("img", root.Attribute("role")?.Value);
            Assert.NotEmpty(root.Element(svg + "title")!.Value);
            float[] box = [.. root.Attribute("viewBox")!.Value.Split(' ').Select(v => float.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
            Assert.All(root.Descendants(svg + "text"), t =>
            {
                Assert.InRange((float)t.Attribute("x")!, 0, box[2]);
                Assert.InRange((float)t.Attribute("y")!, 0, box[3]);
            });
            Assert.All(root.Descendants().Attributes(), a => Assert.False(a.Name.LocalName is "href" or "src" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal), a.ToString()));
            var ids = root.Descendants().Attributes("id").Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
            Assert.All(System.Text.RegularExpressions.Regex.Matches(text, @"url\(([^)]*)\)"), m => Assert.Contains(m.Groups[1].Value.TrimStart('#'), ids));
        }
    }

    [Theory]
    [InlineData(1, 960)]
    [InlineData(2, 1920)]
    public void A_png_has_the_stated_size_and_is_a_picture(float ratio, int width)
    {
        using var renderer = new MapRenderer(BuiltInStudy.Content(ReportLanguage.Vietnamese));
        using SKBitmap picture = SKBitmap.Decode(renderer.DrawPng(Map("postal-gap"), ratio));
        Assert.Equal(width, picture.Width);
        Assert.InRange(picture.Height, width / 2, width * 3 / 2);
        MapColor[] expected = [.. Map("postal-gap").LeadingLayer.Classes!.Categories.Select(c => c.Color!.Value)];
        var seen = new Dictionary<MapColor, int>();
        foreach (SKColor pixel in picture.Pixels)
        {
            var color = new MapColor(pixel.Red, pixel.Green, pixel.Blue);
            seen[color] = seen.GetValueOrDefault(color) + 1;
        }

        Assert.All(expected, c => Assert.True(seen.GetValueOrDefault(c) > 200 * ratio, $"{c} is hardly in the picture"));
    }

    [Fact]
    public void Any_number_of_threads_writes_the_same_bytes()
    {
        var folders = new[] { 1, 3 }.Select(threads =>
        {
            string folder = Directory.CreateTempSubdirectory("report").FullName;
            ReportWriter.WriteAll(SampleRules.On(SampleReport.Make()), folder, new ReportOptions { Threads = threads, PixelRatio = 0.5f }, TestContext.Current.CancellationToken);
            return folder;
        }).ToArray();
        try
        {
            string[] names = [.. Directory.GetFiles(folders[0], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folders[0], f)).Order(StringComparer.Ordinal)];
            Assert.Equal(names, Directory.GetFiles(folders[1], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folders[1], f)).Order(StringComparer.Ordinal));
            Assert.All(names, n => Assert.Equal(File.ReadAllBytes(Path.Combine(folders[0], n)), File.ReadAllBytes(Path.Combine(folders[1], n))));
        }
        finally
        {
            Array.ForEach(folders, f => Directory.Delete(f, true));
        }
    }

    /// <summary>A study without points still has a picture: its communes; with points that one is not drawn.</summary>
    [Fact]
    public void A_study_without_points_shows_its_communes()
    {
        using var bare = new MapRenderer(SampleReport.Make(withLayers: false));
        Assert.Equal(["communes"], bare.Drawable(MapLibrary.Load().Maps).Select(m => m.Id));
        using var full = new MapRenderer(SampleReport.Make());
        Assert.DoesNotContain("communes", full.Drawable(MapLibrary.Load().Maps).Select(m => m.Id));
    }

    private static ReportContent ContentOf(string study) =>
        study == "built-in" ? BuiltInStudy.Content(ReportLanguage.Vietnamese) : SampleRules.On(SampleReport.Make(ReportLanguage.English));

    private static MapDefinition Map(string id) => MapLibrary.Load().Maps.Single(m => m.Id == id);

    private static RecordingCanvas Draw(ReportContent content, MapDefinition map, MapLayout layout)
    {
        using var renderer = new MapRenderer(content);
        var canvas = new RecordingCanvas();
        renderer.Draw(map, layout, canvas, withTooltips: false);
        return canvas;
    }
}
