using System.Text.RegularExpressions;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>The page of a nation holds each outline once; every map still has all communes of a class in its color.</summary>
public sealed class SharedOutlinesTests
{
    private static readonly ReportContent Nation = CrowdedReport.Make(100);

    [Fact]
    public void A_map_with_shared_outlines_shows_what_it_shows_with_its_own()
    {
        using var renderer = new MapRenderer(Nation);
        IReadOnlyList<MapDefinition> maps = renderer.Drawable(MapLibrary.Load().Maps);
        SharedOutlines outlines = renderer.OutlinesFor(maps)!;
        Dictionary<string, string> paths = Regex.Matches(outlines.Definitions(), "<path id=\"(o[0-9]+)\" d=\"([^\"]*)\"/>").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        Assert.NotEmpty(maps);
        foreach (MapDefinition map in maps)
        {
            string own = renderer.DrawInlineSvg(map), shared = renderer.DrawInlineSvg(map, outlines);
            Assert.True(shared.Length < own.Length / 2);
            var expected = Regex.Matches(own, "<g transform=\"scale\\(\\.2\\)\" fill=\"([^\"]*)\"[^>]*>\n<path d=\"([^\"]*)\"/>\n</g>").Select(m => (Fill: m.Groups[1].Value, Rings: RingsOf(m.Groups[2].Value))).ToList();
            var found = Regex.Matches(shared, "<g transform=\"scale\\(\\.2\\)\" fill=\"([^\"]*)\"[^>]*>\n((?:<use href=\"#o[0-9]+\"/>)+)\n</g>")
                .Select(m => (Fill: m.Groups[1].Value, Rings: RingsOf(string.Concat(Regex.Matches(m.Groups[2].Value, "#(o[0-9]+)").Select(u => paths[u.Groups[1].Value]))))).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected.Select(e => e.Fill), found.Select(f => f.Fill));
            for (int i = 0; i < expected.Count; i++)
            {
                Assert.Equal(expected[i].Rings, found[i].Rings);
            }
        }
    }

    [Fact]
    public void The_page_holds_each_outline_once()
    {
        using var renderer = new MapRenderer(Nation);
        string page = HtmlReport.Make(Nation, MapLibrary.Load().Maps, renderer);
        Assert.Equal(1, Regex.Count(page, "<svg class=\"outlines\""));
        Assert.All(Regex.Matches(page, "<use href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct(), id => Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal));
        string[] rings = [.. Regex.Matches(page, "M[0-9]+ [0-9]+l[0-9 -]+z").Select(m => m.Value)];
        Assert.Equal(CrowdedReport.Side * CrowdedReport.Side, rings.Length);
        Assert.Equal(rings.Length, rings.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>The communes of a small study say their figures when pointed at: each map has its own.</summary>
    [Fact]
    public void A_small_study_shares_nothing()
    {
        using var renderer = new MapRenderer(SampleReport.Make());
        Assert.Null(renderer.OutlinesFor(renderer.Drawable(MapLibrary.Load().Maps)));
    }

    private static string[] RingsOf(string path) => [.. path.Split('z', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
