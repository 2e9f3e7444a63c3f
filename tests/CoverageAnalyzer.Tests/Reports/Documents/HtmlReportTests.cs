using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Tests.Reports.Documents;

/// <summary>The report page: whole, self-contained, right in its figures, complete in both languages.</summary>
public sealed class HtmlReportTests
{
    private const int LargestBytes = 1_500_000;

    [Theory]
    [InlineData(ReportLanguage.Vietnamese)]
    [InlineData(ReportLanguage.English)]
    public void The_page_is_well_formed_and_loads_nothing(ReportLanguage language)
    {
        foreach (ReportContent content in (ReportContent[])[BuiltInStudy.Content(language), SampleReport.Make(language), SampleReport.Make(language, withLayers: false), SampleRules.On(SampleReport.Make(language))])
        {
            HtmlPage page = HtmlPage.Of(content);
            Assert.Empty(page.Faults);
            Assert.InRange(Encoding.UTF8.GetByteCount(page.Html), 10_000, LargestBytes);
            Assert.Equal(language == ReportLanguage.Vietnamese ? "vi" : "en", page.Elements.Single(e => e.Name == "html").Attributes.Single(a => a.Name == "lang").Value);
            Assert.DoesNotContain(page.Elements, e => e.Name is "link" or "img" or "iframe" or "object" or "embed" or "form" or "base");
            Assert.All(
                page.Elements.SelectMany(e => e.Attributes),
                a => Assert.False(a.Name is "src" or "srcset" or "data" or "xlink:href" || (a.Name == "href" && !a.Value.StartsWith('#')) || a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{a.Name}={a.Value}"));
            Assert.All(Regex.Matches(page.Html, @"url\(([^)]*)\)"), m => Assert.StartsWith("#", m.Groups[1].Value, StringComparison.Ordinal));
            Assert.DoesNotContain("@import", page.Html, StringComparison.Ordinal);
            Assert.Equal(["http://www.w3.org/2000/svg"], Regex.Matches(page.Html, "https?://[^\"'< ]+").Select(m => m.Value).Distinct().DefaultIfEmpty("http://www.w3.org/2000/svg"));

            string[] ids = [.. page.Elements.SelectMany(e => e.Attributes).Where(a => a.Name == "id").Select(a => a.Value)];
            Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.All(page.Elements.SelectMany(e => e.Attributes).Where(a => a.Name == "href"), a => Assert.Contains(a.Value[1..], ids));
            Assert.All(page.Elements.SelectMany(e => e.Attributes).Where(a => a.Name == "aria-labelledby"), a => Assert.All(a.Value.Split(' '), i => Assert.Contains(i, ids)));
        }
    }

    [Fact]
    public void Every_table_head_has_a_scope_and_every_map_a_text()
    {
        HtmlPage page = HtmlPage.Of(SampleReport.Make());
        Assert.All(page.Elements.Where(e => e.Name == "th"), e => Assert.Contains(e.Attributes, a => a.Name == "scope" && a.Value is "col" or "row"));
        Assert.Equal(page.Elements.Count(e => e.Name == "table"), page.Elements.Count(e => e.Name == "caption"));
        var pictures = page.Elements.Where(e => e.Name == "svg" && e.Attributes.Any(a => a.Name == "role")).ToList();
        Assert.Equal(6, pictures.Count);
        Assert.All(pictures, p => Assert.Contains(p.Attributes, a => a.Name == "aria-labelledby"));
        Assert.All(
            page.Elements.Where(e => e.Attributes.Any(a => a is ("class", "scroll" or "mapbox"))),
            e => Assert.Contains(e.Attributes, a => a is ("tabindex", "0"))); // what scrolls can be reached by keyboard
    }

    /// <summary>The one script is the one the policy lets through; a name that became one would not run.</summary>
    [Fact]
    public void The_policy_lets_one_script_through()
    {
        HtmlPage page = HtmlPage.Of(SampleReport.Make());
        string script = Assert.Single(Regex.Matches(page.Html, "(?s)<script[^>]*>(.*?)</script>")).Groups[1].Value;
        string policy = page.Elements.Single(e => e.Name == "meta" && e.Attributes.Any(a => a.Value == "Content-Security-Policy")).Attributes.Single(a => a.Name == "content").Value;
        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(policy.IndexOf("script-src", StringComparison.Ordinal), policy.LastIndexOf("script-src", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReportLanguage.Vietnamese, "Các chỉ tiêu của từng xã", "Các chỉ tiêu theo huyện")]
    [InlineData(ReportLanguage.English, "The figures of each commune", "Figures by district")]
    public void Figures_shown_are_the_results(ReportLanguage language, string communes, string districts)
    {
        ReportContent content = BuiltInStudy.Content(language);
        HtmlPage page = HtmlPage.Of(content);
        string[] wanted =
        [
            "name", "code", "district", "area_km2", "population", "postal_points", "average_service_radius_km", "nearest_postal_mean_km", "nearest_postal_max_km",
            "population_within_postal_limit_share", "bts_sites", "mobile_covered_area_share", "mobile_covered_population_share", "postal_gap", "mobile_gap",
        ];
        Assert.Equal(
            content.Communes.Select(c => string.Join('|', wanted.Select(w => CommuneColumns.All.Single(k => k.Name == w).Print(c, language)))),
            page.Rows(communes).Select(r => string.Join('|', r)));
        IReadOnlyList<string[]> rows = page.Rows(districts);
        Assert.Equal(content.Districts.Count + 1, rows.Count);
        Assert.Equal([.. content.Districts.Select(d => d.Name), content.Province.Name], rows.Select(r => r[0]));
        Assert.Contains(NumberSigns.Print(content.Province.AverageServiceRadiusKilometres, 2, language), rows[^1]);
        string sign = language == ReportLanguage.Vietnamese ? "," : ".";
        Assert.Contains($"<p class=\"value\">3{sign}07 ", page.Html, StringComparison.Ordinal);
        Assert.Contains(language == ReportLanguage.Vietnamese ? "1.159\u00A0trạm BTS" : "1,159\u00A0BTS sites", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_English_page_has_no_Vietnamese_sentence()
    {
        ReportContent content = SampleRules.On(WithPlainNames(ReportLanguage.English));
        content = content with { Villages = [.. content.Villages!.Select(v => v with { Village = v.Village with { Name = "Zv" } })], Rules = null, Verdicts = [.. content.Verdicts.Select(v => v with { Rule = v.Rule with { Instrument = LocalizedText.Empty } })] };
        Assert.All(HtmlPage.Of(content).Words, w => Assert.DoesNotMatch("[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", w));
    }

    [Fact]
    public void The_Vietnamese_page_has_no_English_word()
    {
        const string English = @"\b(?:the|of|and|is|are|with|for|people|commune|communes|district|districts|point|points|mean|distance|coverage|postal|mobile|gap|findings?|warning|error|rows?|file|layer|rank|full|partial|none|share|area|target|km/point|yes|no data|none|sources?)\b";
        foreach (ReportContent content in (ReportContent[])[WithPlainNames(ReportLanguage.Vietnamese), WithPlainNames(ReportLanguage.Vietnamese) with { PostalPoints = null, BtsSites = null }, SampleRules.On(WithPlainNames(ReportLanguage.Vietnamese))])
        {
            HtmlPage page = HtmlPage.Of(content);
            foreach (string words in page.Words)
            {
                // Names of files and keys are what they are.
                string plain = Regex.Replace(words, @"[a-z_]+\.(?:csv|json|geojson|xlsx)|study\.json|'layers'|\(postalPoints, btsSites\)|[a-z]+-[a-z]+(?:-[a-z]+)*", string.Empty);
                Match match = Regex.Match(plain, English, RegexOptions.IgnoreCase);
                Assert.False(match.Success, match.Success ? $"'{match.Value}' in: {plain[Math.Max(0, match.Index - 40)..Math.Min(plain.Length, match.Index + 40)]}" : null);
            }
        }
    }

    [Fact]
    public void The_notice_stands_in_the_head_and_with_every_map()
    {
        ReportContent content = BuiltInStudy.Content(ReportLanguage.English);
        string notice = content.Notices[0].English;
        Assert.Contains("schematic", notice, StringComparison.OrdinalIgnoreCase);
        using var renderer = new MapRenderer(content);
        Assert.Equal(1 + renderer.Drawable(MapLibrary.Load().Maps).Count, Regex.Count(HtmlPage.Of(content).Html, Regex.Escape(notice)));
    }

    [Fact]
    public void A_study_without_points_says_so_and_shows_no_empty_card()
    {
        HtmlPage page = HtmlPage.Of(SampleReport.Make(ReportLanguage.English, withLayers: false));
        Assert.Contains("neither postal points nor BTS sites", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Elements, e => e.Attributes.Any(a => a is ("class", "cards")));
        Assert.DoesNotContain(page.Elements, e => e.Attributes.Any(a => a is ("id", "gaps")));
        Assert.DoesNotContain("NaN", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_sites_is_about_post_only()
    {
        ReportContent content = SampleReport.Make(ReportLanguage.English);
        content = content with { BtsSites = null, BtsPlane = null, Province = content.Province with { BtsSites = null, MobileCoveredAreaFraction = double.NaN, MobileCoveredPopulationFraction = double.NaN, CommunesLackingMobile = null } };
        HtmlPage page = HtmlPage.Of(content);
        Assert.StartsWith(" Postal service report", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("People with mobile coverage (", page.Html[..page.Html.IndexOf("<section", 5000, StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("<h3>Mobile</h3>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<h3>Post</h3>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_nobody_stated_is_not_printed()
    {
        HtmlPage page = HtmlPage.Of(SampleReport.Make(ReportLanguage.English) with { TargetServiceRadiusKilometres = double.NaN });
        Assert.DoesNotContain("NaN", page.Text, StringComparison.Ordinal);
        Assert.Contains("no target stated", page.Text, StringComparison.Ordinal);
        Assert.Contains("No target is stated: each color", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Blue: target met", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_met_says_met()
    {
        ReportContent content = SampleReport.Make(ReportLanguage.Vietnamese) with { TargetServiceRadiusKilometres = 50 };
        content = content with { Province = content.Province with { PointsNeededForTarget = 1, CommunesLackingMobile = 0, CommunesLackingPostal = 0, CommunesWithoutPostalPoint = 0 }, Gaps = [] };
        HtmlPage page = HtmlPage.Of(content);
        Assert.Contains("✓ Đạt – mục tiêu: không quá 50,00\u00A0km/điểm", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mục tiêu 50,00\u00A0km/điểm cần 1\u00A0điểm: đã đạt.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Không xã nào thiếu dịch vụ bưu chính.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Không có xã nào thiếu dịch vụ này.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_people_are_said_and_never_zero()
    {
        ReportContent content = SampleReport.Make(ReportLanguage.English);
        content = content with
        {
            Communes = [.. content.Communes.Select(c => c with { Population = double.NaN, PeoplePerPostalPoint = double.NaN, MobileUncoveredPopulation = double.NaN })],
            Gaps = [.. content.Gaps.Select(g => g with { UncoveredPopulation = double.NaN })],
            Province = content.Province with { Population = double.NaN, PeoplePerPostalPoint = double.NaN, PopulationWithinPostalLimitFraction = double.NaN, MobileCoveredPopulationFraction = double.NaN },
        };
        HtmlPage page = HtmlPage.Of(content);
        Assert.Contains("There are no population figures", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("People per postal point ", page.Text[..page.Text.IndexOf("What to look at first", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 people", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_is_singular()
    {
        ReportContent content = SampleReport.Make(ReportLanguage.English);
        CommuneIndicators one = content.Communes[0] with { Population = 1, PostalGap = GapLevel.Full };
        PolygonSet first = new(content.CommunePlane.X[..17], content.CommunePlane.Y[..17], content.CommunePlane.RingStart[..2], content.CommunePlane.UnitStart[..2]);
        content = content with
        {
            Communes = [one],
            Districts = [content.Districts[0] with { Communes = 1 }],
            Province = content.Province with { Communes = 1, Population = 1, PostalPoints = 1, PointsNeededForTarget = 1, BtsSites = 1, AverageServiceRadiusKilometres = 2 },
            PostalPoints = [content.PostalPoints![0]],
            PostalPlane = ([content.PostalPlane!.Value.X[0]], [content.PostalPlane!.Value.Y[0]]),
            BtsSites = [content.BtsSites![0]],
            BtsPlane = ([content.BtsPlane!.Value.X[0]], [content.BtsPlane!.Value.Y[0]]),
            Gaps = [new CoverageGap { Rank = 1, Service = Service.Postal, CommuneIndex = 0, Level = GapLevel.Full, UncoveredPopulation = 1, Reasons = one.Reasons }],
            Findings = [content.Findings[0]],
            CommunePlane = first,
            CommunePolygons = first.WithCoordinates([.. first.X.Select(x => 106.6 + (x / 106_000))], [.. first.Y.Select(y => 16.3 + (y / 110_700))]),
            ServiceAreas = null,
            ServiceAreaPlane = null,
        };
        HtmlPage page = HtmlPage.Of(content);
        Assert.Empty(page.Faults);
        string text = page.Text.Replace('\u00A0', ' ');
        Assert.All(
            (string[])["1 commune in 1 district", "1 person", "1 commune lacks postal service, 1 of them fully", "1 commune with a gap", "1 finding", "gave 1 warning;", "1 BTS site"],
            s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\b1 (communes|people|points|districts|findings|warnings|sites)\b", text);
    }

    /// <summary>300 findings of one kind are folded behind the rare one, which stays in sight; the page says where the rest is.</summary>
    [Fact]
    public void Hundreds_of_findings_are_folded()
    {
        Finding many = new("area-differs", FindingRank.Warning, new SourcePlace { File = "a.shp", Record = 1 }, LocalizedText.Of($"khác", $"differs"), LocalizedText.Of($"giữ", $"kept"));
        Finding rare = many with { Code = "duplicate-code", Message = LocalizedText.Of($"trùng mã", $"a rare one") };
        ReportContent content = SampleReport.Make(ReportLanguage.English) with { Findings = [.. Enumerable.Repeat(many, 300), rare] };
        HtmlPage page = HtmlPage.Of(content);
        Assert.Empty(page.Faults);
        int fold = page.Html.IndexOf("<details>", StringComparison.Ordinal);
        Assert.InRange(page.Html.IndexOf("a rare one", StringComparison.Ordinal), 1, fold);
        Assert.Equal(FindingTables.OpenOfAKind + 1, page.Rows("301\u00A0findings").Count);
        Assert.Equal(FindingTables.RowsShown, page.Rows("301\u00A0findings").Count + page.Rows("296 more of the same kind").Count);
        Assert.Contains("101 more rows are in", page.Text, StringComparison.Ordinal);
        Assert.Contains("<code>findings.csv</code>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_stand_one_by_one()
    {
        HtmlPage page = HtmlPage.Of(BuiltInStudy.Content(ReportLanguage.Vietnamese));
        Assert.Contains("<ul><li>Không có điểm phục vụ bưu chính nào trong xã.</li>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(".;", page.Text, StringComparison.Ordinal);
    }

    private static ReportContent WithPlainNames(ReportLanguage language)
    {
        ReportContent content = SampleReport.Make(language, i => $"Zu{i}");
        return content with
        {
            StudyName = "Zu",
            Communes = [.. content.Communes.Select(c => c with { Commune = c.Commune with { District = "Zv", Type = "Zt" } })],
            Districts = [content.Districts[0] with { Name = "Zv" }],
            Province = content.Province with { Name = "Zp" },
            PostalPoints = [.. content.PostalPoints!.Select(p => p with { Point = p.Point with { Name = "Zb" } })],
            Findings = [.. content.Findings.Select(f => f with { Place = f.Place with { Name = null, Layer = null, Field = null } })],
        };
    }
}
