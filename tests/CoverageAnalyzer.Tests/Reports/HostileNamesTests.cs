using System.IO.Compression;
using System.Xml.Linq;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Styles;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Tests.Reports.Documents;
using MiniExcelLibs;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>Names that try to be markup or a formula come out as the text they are, wherever they are shown.</summary>
public sealed class HostileNamesTests
{
    private static readonly string[] Names =
    [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "' onmouseover='x", "]]>", "<!--", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "&lt;b&gt;", "</svg></style>",
        "a\u202Eb", "a\u0000b\u001Fc", "\uD800", "😀 Xã", "{{x}}", "url(http://example.org)", "%00", "Xã Đá <b>",
    ];

    private static string NameOf(int i) => Names[i % Names.Length];

    /// <summary>What cannot stand in XML, and what turns the reading direction, is replaced; the rest stays letter by letter.</summary>
    private static string Shown(string name) => name switch
    {
        "a\u202Eb" => "a\uFFFDb",
        "a\u0000b\u001Fc" => "a\uFFFDb\uFFFDc",
        "\uD800" => "\uFFFD",
        _ => name,
    };

    [Theory]
    [InlineData(ReportLanguage.Vietnamese)]
    [InlineData(ReportLanguage.English)]
    public void Html(ReportLanguage language)
    {
        ReportContent content = Content(language);
        HtmlPage page = HtmlPage.Of(content);
        Assert.Empty(page.Faults);
        Assert.Single(page.Elements, e => e.Name == "script");
        Assert.DoesNotContain(page.Elements.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(content.Communes.Select(c => Shown(c.Commune.Name)), page.Rows(language == ReportLanguage.Vietnamese ? "Các chỉ tiêu của từng xã" : "The figures of each commune").Select(r => r[0]));
    }

    [Fact]
    public void Svg()
    {
        ReportContent content = Content(ReportLanguage.English);
        using var renderer = new MapRenderer(content);
        XNamespace svg = "http://www.w3.org/2000/svg";
        foreach (MapDefinition map in renderer.Drawable(MapLibrary.Load().Maps))
        {
            foreach (string text in (string[])[renderer.DrawSvg(map), renderer.DrawInlineSvg(map)])
            {
                XElement root = XDocument.Parse(text).Root!;
                Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "b" or "foreignObject" || e.Name.Namespace != svg);
                Assert.DoesNotContain(root.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            }
        }

        string titles = renderer.DrawInlineSvg(MapLibrary.Load().Maps.Single(m => m.Id == "postal-gap"));
        Assert.Contains(XDocument.Parse(titles).Descendants(svg + "title"), t => t.Value.StartsWith("<script>alert(1)</script> ·", StringComparison.Ordinal));
    }

    [Fact]
    public void Xlsx()
    {
        using var stream = new MemoryStream();
        Workbook.Write(stream, Content(ReportLanguage.English), TestContext.Current.CancellationToken);
        stream.Position = 0;
        var rows = stream.Query(useHeaderRow: true, sheetName: "Communes").Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(141, rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            string expected = NameOf(i);
            if (!expected.Any(c => c < ' ' || char.IsSurrogate(c) && expected.Length == 1))
            {
                Assert.Equal(expected, rows[i]["Commune"]?.ToString());
            }
        }

        stream.Position = 0;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry part in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using Stream xml = part.Open();
            XElement root = XDocument.Load(xml).Root!;
            Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName == "f"); // no formula anywhere
        }
    }

    [Fact]
    public void Qml_and_sld()
    {
        ReportContent content = Content(ReportLanguage.English);
        var label = LocalizedText.Same("<script>]]>\" onload=\"x");
        foreach (MapDefinition map in MapLibrary.Load().Maps)
        {
            foreach (MapLayer layer in map.Layers.Where(l => !l.IsLines))
            {
                MapLayer named = layer with { Legend = label, NoData = layer.NoData with { Label = label } };
                XDocument qml = XDocument.Parse(QgisStyle.ForLayer(map with { Title = label }, named, content)), sld = XDocument.Parse(SldStyle.ForLayer(named, label.English, content));
                Assert.All((XDocument[])[qml, sld], d => Assert.DoesNotContain(d.Descendants(), e => e.Name.LocalName == "script"));
            }
        }
    }

    private static ReportContent Content(ReportLanguage language)
    {
        ReportContent content = SampleRules.On(SampleReport.Make(language, NameOf));
        content = content with
        {
            Villages = [.. content.Villages!.Select((v, i) => v with { Village = v.Village with { Name = NameOf(i), Code = NameOf(i + 1) }, Reasons = [LocalizedText.Same(NameOf(i))] })],
            Lists = [.. content.Lists.Select((l, i) => l with { Title = LocalizedText.Same(NameOf(i)) })],
            Rules = content.Rules! with { Title = LocalizedText.Same(NameOf(0)), Note = LocalizedText.Same(NameOf(3)), Rules = [.. content.Rules!.Rules.Select((r, i) => r with { Title = LocalizedText.Same(NameOf(i)), Article = NameOf(i), Note = LocalizedText.Same(NameOf(i)), Instrument = LocalizedText.Same(NameOf(i)) })] },
            Verdicts = [.. content.Verdicts.Select((v, i) => v with { Reason = LocalizedText.Same(NameOf(i)), Override = LocalizedText.Same(NameOf(i)), Rule = v.Rule with { Title = LocalizedText.Same(NameOf(i)) } })],
        };
        return content with { StudyName = "</title><script>alert(2)</script>", Province = content.Province with { Name = "<img src=x onerror=alert(3)>" } };
    }
}
