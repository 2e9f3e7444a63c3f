using System.Text;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Tests.Reports.Documents;

/// <summary>The part of the page about rules and areas: what is law and what is not, who qualifies and why, what the lists say, what is open.</summary>
public sealed class EligibilitySectionTests
{
    private static readonly PolygonSet NoPolygons = new([], [], [0], [0]);

    [Theory]
    [InlineData(ReportLanguage.Vietnamese, "Các kết luận dưới đây theo bộ quy định “Việt Nam, cuối năm 2012” (vn-2012), tính đến ngày 31/12/2012.", "chưa có hiệu lực tại thời điểm 2012; dùng để so sánh")]
    [InlineData(ReportLanguage.English, "The classes below follow the rule set “Viet Nam, end of 2012” (vn-2012), as of 31 December 2012.", "not in force in 2012; to compare with")]
    public void The_set_its_day_and_comparators_are_named(ReportLanguage language, string set, string comparator)
    {
        HtmlPage page = Page(SampleRules.On(SampleReport.Make(language)));
        Assert.Empty(page.Faults);
        Assert.Contains(set, page.Text, StringComparison.Ordinal);

        // The mountain rule and the village rule: once each in the table of rules, the village rule also where it says who qualifies.
        Assert.Equal(3, Regex.Count(page.Text, Regex.Escape(comparator)));
    }

    [Fact]
    public void Each_rule_has_its_badge_basis_and_counts()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        IReadOnlyList<string[]> rows = Page(content).Rows("The rules applied and what came out");
        Assert.Equal(
            ["read not in force in 2012; to compare with", "partly read", "proposal", "read", "not found", "partly read", "read not in force in 2012; to compare with"], rows.Select(r => r[1]));
        Assert.Equal(content.Verdicts.Count(v => v.Rule.Id == "MTN-272-C" && v.Verdict == Verdict.Yes), int.Parse(rows[0][3], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Decree 272/2025/NĐ-CP, article 4 · in force from 1 December 2025 · overridden: 1", rows[0][6]);
        Assert.Equal("Decision 1643/QĐ-TTg · in force from 21 September 2011 to 31 December 2015 · Its further targets could not be seen", rows[5][6]);
        Assert.Contains("marked “not found” or “proposal” is no provision of law", Page(content).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limitations_stand_beside_all_other_communes()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        HtmlPage page = Page(content);
        IReadOnlyList<string[]> rows = page.Rows("A commune may be of several areas");
        Assert.Equal(["Mountainous", "Highland", "Remote", "Land border", "On the sea", "Island", "Any disadvantaged area", "All other communes", "Undecidable"], rows.Select(r => r[0]));
        Assert.Equal(content.DisadvantagedAreas.SkipLast(1).Select(Cell), rows.SkipLast(3).Select(r => r[8]));
        Assert.Equal(Cell(content.DisadvantagedAreas[^1]), rows[^2][8]);
        Assert.Equal(content.Communes.Count, rows.TakeLast(3).Sum(r => int.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture))); // the last rows add up
        Assert.Equal(content.Communes.Count(c => c.PostalGap > GapLevel.None), rows.TakeLast(3).Sum(r => int.Parse(r[4].Split('\u00A0')[0], System.Globalization.CultureInfo.InvariantCulture)));
        int own = content.Communes.Count(c => DisadvantagedAreas.VerdictOfAny(c, DisadvantagedAreas.Disadvantaged) == Verdict.Yes);
        Assert.Contains($"Of the communes that are mountainous, remote, on the border or an island ({own}), ", page.Text, StringComparison.Ordinal);

        static string Cell(DisadvantagedAreaGap area) => area.Communes == 0 ? "0" : string.Create(NumberSigns.For(ReportLanguage.English), $"{area.LackingBoth:N0}\u00A0({(double)area.LackingBoth!.Value / area.Communes:P0})").Replace(" %", "\u00A0%", StringComparison.Ordinal);
    }

    /// <summary>0.77 km of border may be noise of two layers: it is told, beside the length, wherever it decides.</summary>
    [Fact]
    public void A_short_land_border_is_marked()
    {
        ReportContent sample = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        RuleVerdict verdict = sample.Verdicts.First(v => v.Rule.Id == "BORD-L" && v.Verdict == Verdict.Yes);
        int at = verdict.UnitIndex;
        ReportContent With(double length) => sample with
        {
            Communes = [.. sample.Communes.Select((c, i) => i == at ? c with { Situation = c.Situation! with { LandBorderKilometres = length } } : c)],
            Verdicts = [verdict with { Rule = SampleRules.Programme, Chain = [verdict.Chain[0] with { Value = length }] }],
        };
        string name = sample.Communes[at].Commune.Name;
        Assert.Contains($"{name} (0.77\u00A0km).", Page(With(0.77)).Text, StringComparison.Ordinal);
        Assert.Contains("a short border, under 1\u00A0km: to be checked", Page(With(0.77)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("to be checked", Page(With(1)).Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The official list is held against what was computed, so the reason beside it is the computed one too.</summary>
    [Fact]
    public void A_difference_of_an_overridden_commune_tells_the_computed_reason()
    {
        ReportContent sample = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        RuleVerdict first = sample.Verdicts.First(v => v.Rule.Id == "MTN-272-C" && v is { Computed: Verdict.Yes, IsListed: false });
        LocalizedText stated = new("Nghiên cứu ấn định là có.", "The study states yes.");
        RuleVerdict overridden = first with { Reason = stated, Override = stated, Chain = [first.Chain[0] with { Sentence = stated }, first.Chain[1]] };
        string[] row = Assert.Single(Page(sample with { Verdicts = [overridden] }).Rows("1\u00A0commune not as on the list"));
        Assert.Equal(first.Chain[1].Sentence.English.Replace(" %", "\u00A0%", StringComparison.Ordinal).Replace(" ha", "\u00A0ha", StringComparison.Ordinal).Replace(" m ", "\u00A0m ", StringComparison.Ordinal), row[^1]);
    }

    /// <summary>Four communes of mountains, three of which lack a service, and two others, one of which does.</summary>
    [Fact]
    public void The_conclusion_is_the_one_worked_out_by_hand()
    {
        var c = SampleReport.Make().Communes[0] with { PostalGap = GapLevel.None, MobileGap = GapLevel.None, Mountainous = Verdict.Yes };
        LocalizedText text = LimitationTable.ConclusionOf(
            [c, c with { PostalGap = GapLevel.Full }, c with { MobileGap = GapLevel.Partial }, c with { PostalGap = GapLevel.Full, MobileGap = GapLevel.Full },
             c with { Mountainous = Verdict.No }, c with { Mountainous = Verdict.No, MobileGap = GapLevel.Full }, c with { Mountainous = Verdict.Undecidable, MobileGap = GapLevel.Full }]);
        Assert.Equal("Of the communes that are mountainous (4), 3 (75.0 %) lack at least one service; of those that are none of these (2), 1 (50.0 %); of those that cannot be decided (1), 1 (100.0 %).", text.English);
        Assert.Equal("Trong 4\u00A0xã miền núi, 3\u00A0xã (75,0 %) thiếu ít nhất một dịch vụ; trong 2\u00A0xã không thuộc các vùng này là 1\u00A0xã (50,0 %); trong 1\u00A0xã chưa xác định được là 1\u00A0xã (100,0 %).", text.Vietnamese);
        Assert.Equal("No commune was found to be mountainous.", LimitationTable.ConclusionOf([c with { Mountainous = Verdict.No, Remote = Verdict.Undecidable }]).English);
        Assert.StartsWith("Of the communes that are mountainous, on the border or an island (1)", LimitationTable.ConclusionOf([c with { Border = Verdict.No, Island = Verdict.No }]).English, StringComparison.Ordinal);
        Assert.True(LimitationTable.ConclusionOf([c with { PostalGap = GapLevel.NotComputed, MobileGap = GapLevel.NotComputed }]).IsEmpty);
    }

    [Fact]
    public void Who_qualifies_is_listed_with_every_step()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        HtmlPage page = Page(content);
        RuleVerdict[] qualifying = [.. content.Verdicts.Where(v => v.Rule.Id == "VTCI-1643" && v.Verdict == Verdict.Yes)];
        IReadOnlyList<string[]> rows = page.Rows($"{qualifying.Length}\u00A0communes that qualify by VTCI-1643");
        Assert.Equal(qualifying.Select(v => content.Communes[v.UnitIndex].Commune.Name), rows.Select(r => r[0]));
        Assert.All(rows.Zip(qualifying), p =>
        {
            Assert.StartsWith(p.Second.Reason.English, p.First[3].Replace('\u00A0', ' '), StringComparison.Ordinal);
            Assert.All(p.Second.Chain, s => Assert.Contains(s.Sentence.English, p.First[3].Replace('\u00A0', ' '), StringComparison.Ordinal));
        });
        Assert.Equal(qualifying.Length, page.Elements.Count(e => e.Name == "details" && e.Attributes.Any(a => a is ("class", "steps")))); // villages have one step, which the reason says
        Assert.Contains(page.Elements, e => e.Name == "li" && e.Attributes.Any(a => a is ("class", "d2")));

        // Villages of many communes share their names.
        Assert.Contains(", Huyện ", page.Rows($"{content.Verdicts.Count(v => v.Rule.Scope == RuleScope.Village && v.Verdict == Verdict.Yes)}\u00A0villages that qualify")[0][2], StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_compared_and_the_differences_named()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        HtmlPage page = Page(content);
        EligibilityRow[] rows = [.. EligibilityRow.Of(content).Where(r => r.Verdict.Rule.Id == "MTN-272-C")];
        int Of(string difference) => rows.Count(r => r.Difference == difference);
        Assert.True(Of("both") > 0 && Of("computed_only") > 0 && Of("listed_only") > 0);
        int open = rows.Count(r => r.Verdict is { IsListed: true, Computed: Verdict.Undecidable });
        Assert.Contains($"In both: {Of("both")}; computed only: {Of("computed_only")}; listed only: {Of("listed_only")}; listed but not computable: {open}.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rows of the list that name no commune of the study: 2.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The programme's 59 communes: 3\u00A0communes; the list is compared with no rule.", page.Text, StringComparison.Ordinal);
        IReadOnlyList<string[]> shown = page.Rows($"{Of("computed_only") + Of("listed_only")}\u00A0communes not as on the list");
        Assert.Equal([.. Enumerable.Repeat("computed only", Of("computed_only")), .. Enumerable.Repeat("listed only", Of("listed_only"))], shown.Select(r => r[3]));
    }

    [Fact]
    public void What_is_open_is_grouped_by_what_is_missing()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        IReadOnlyList<string[]> rows = Page(content).Rows("Undecidable, by rule and reason");
        RuleVerdict[] open = [.. content.Verdicts.Where(v => v.Verdict == Verdict.Undecidable)];
        Assert.Equal(open.Length, rows.Sum(r => int.Parse(r[2].Split('\u00A0')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(rows, r => r[1] == "There is no village layer, so the second way cannot be judged.");
        Assert.Contains(rows, r => r[1] == "Whether the village has electricity is unknown." && r[2].EndsWith("villages", StringComparison.Ordinal));
    }

    [Fact]
    public void Villages_without_a_service_are_listed_with_most_households_first()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English), polygons: true);
        HtmlPage page = Page(content);
        int lacking = content.Villages!.Count(v => v.Reasons.Count > 0), without = content.Villages!.Count(v => v.MobileCovered == Verdict.No);
        IReadOnlyList<string[]> rows = page.Rows($"{lacking}\u00A0villages without a service");
        Assert.Equal(lacking, rows.Count);
        double[] households = [.. rows.Select(r => r[3].Length == 0 ? -1 : double.Parse(r[3], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(households.OrderDescending(), households);
        Assert.Contains($"94\u00A0villages; {without} without mobile coverage; ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_name_the_rule_they_rest_on()
    {
        string text = Page(SampleRules.On(SampleReport.Make(ReportLanguage.English))).Text.Replace('\u00A0', ' ');
        Assert.Contains("by the rule set “Viet Nam, end of 2012” (vn-2012), as of 31 December 2012", text, StringComparison.Ordinal);
        text = Regex.Replace(text, " +", " ");
        Assert.Matches(@"Mountainous communes [0-9]+ of 141 [0-9]+ undecidable by MTN-272-C , to compare with", text);
        Assert.Matches(@"Land-border and island communes [0-9]+ of 141 by BORD-L by ISL , not found in any text", text);
        Assert.Matches(@"Communes that qualify for the telecom programme [0-9]+ of 141 [0-9]+ undecidable by VTCI-1643", text);

        // What nothing decides is no 0.
        ReportContent sample = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        string open = Page(sample with { Communes = [.. sample.Communes.Select(c => c with { Mountainous = Verdict.Undecidable })] }).Text.Replace('\u00A0', ' ');
        Assert.Matches(@"Mountainous communes +– +of 141 +141 undecidable", open);
    }

    [Fact]
    public void Without_rules_terrain_or_villages_nothing_is_said()
    {
        HtmlPage page = Page(SampleReport.Make(ReportLanguage.English));
        Assert.DoesNotContain(page.Elements, e => e.Attributes.Any(a => a is ("id", "eligibility")));
        Assert.DoesNotContain("Mountainous", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("15\u00A0% is 8.53°", page.Text, StringComparison.Ordinal);
        Assert.Contains("15\u00A0% is 8.53°", Page(SampleRules.On(SampleReport.Make(ReportLanguage.English))).Text, StringComparison.Ordinal);

        HtmlPage silent = Page(SampleRules.On(SampleReport.Make(ReportLanguage.English)) with { Verdicts = [], Lists = [], Villages = null, DisadvantagedAreas = [] });
        Assert.Empty(silent.Faults);
        Assert.Contains("The rules applied and what came out", silent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Who qualifies", silent.Text, StringComparison.Ordinal);
    }

    /// <summary>Eleven thousand communes and as many villages do not make a page nobody can open.</summary>
    [Fact]
    public void A_nation_is_bounded()
    {
        ReportContent sample = SampleRules.On(SampleReport.Make()), content = sample with
        {
            Communes = [.. Enumerable.Range(0, 11_000).Select(i => sample.Communes[i % 141])],
            Villages = [.. Enumerable.Range(0, 11_000).Select(i => sample.Villages![i % 94])],
            Verdicts = [.. sample.Verdicts.SelectMany(v => Enumerable.Range(0, v.Rule.Scope == RuleScope.Commune ? 78 : 117).Select(k => v with { UnitIndex = v.UnitIndex + (k * (v.Rule.Scope == RuleScope.Commune ? 141 : 94)) }))],
        };
        string html = Page(content).Html;
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 100_000, 2_000_000);
        Assert.Contains("<code>eligibility.csv</code>", html, StringComparison.Ordinal);
        Assert.Contains("<code>villages.csv</code>", html, StringComparison.Ordinal);
    }

    private static HtmlPage Page(ReportContent content) => HtmlPage.Of(content with { CommunePlane = NoPolygons });
}
