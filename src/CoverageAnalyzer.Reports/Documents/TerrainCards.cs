using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The headline counts of mountainous, border and island, and qualifying communes, each with the rule it rests on.</summary>
internal static class TerrainCards
{
    private static readonly (UnitClass[] Kinds, LocalizedText Name)[] Cards =
    [
        ([UnitClass.Mountainous], LocalizedText.Of($"Xã miền núi", $"Mountainous communes")),
        ([UnitClass.LandBorder, UnitClass.Island], LocalizedText.Of($"Xã biên giới đất liền, hải đảo", $"Land-border and island communes")),
        ([UnitClass.Programme], LocalizedText.Of($"Xã thuộc diện chương trình viễn thông công ích", $"Communes that qualify for the telecom programme")),
    ];

    public static void Write(HtmlText html, ReportContent content)
    {
        (UnitClass[] Kinds, LocalizedText Name)[] computed = [.. Cards.Where(k => content.Communes.Any(c => VerdictOf(c, k.Kinds) != Verdict.NotComputed))];
        if (computed.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Miền núi, biên giới, hải đảo", $"Terrain, border, islands"), string.Empty);
        if (content.Rules is RuleSet set)
        {
            LocalizedText day = AppliedRules.DayOf(set.AsOf);
            html.Element(" <small class=\"set\">", LocalizedText.Of(
                $"theo bộ quy định “{set.Title.Vietnamese}” ({set.Id}), tính đến ngày {day.Vietnamese}", $"by the rule set “{set.Title.English}” ({set.Id}), as of {day.English}"), "</small>");
        }

        html.Raw("</h3>");
        html.Raw("<ul class=\"cards\">\n");
        foreach ((UnitClass[] kinds, LocalizedText name) in computed)
        {
            WriteCard(html, content, kinds, name);
        }

        html.Raw("</ul>\n");
    }

    private static void WriteCard(HtmlText html, ReportContent content, UnitClass[] kinds, LocalizedText name)
    {
        int met = content.Communes.Count(c => VerdictOf(c, kinds) == Verdict.Yes), open = content.Communes.Count(c => VerdictOf(c, kinds) == Verdict.Undecidable);
        html.Raw("<li class=\"card\">").Element("<p class=\"name\">", name, "</p>").Raw("<p class=\"value\">")
            .Text(met == 0 && open == content.Communes.Count ? "–" : NumberSigns.Print(met, 0, html.Language)) // no 0 where nothing is known
            .Raw(" ").Element("<small>", LocalizedText.Of($"trên {content.Communes.Count:N0}\u00A0xã", $"of {content.Communes.Count:N0}"), "</small></p>");
        if (open > 0)
        {
            html.Element("<p class=\"status\"><b>", LocalizedText.Of($"{open:N0}\u00A0xã chưa xác định được", $"{open:N0} undecidable"), "</b></p>");
        }

        foreach (Rule rule in kinds.SelectMany(k => RulesOf(content, k)))
        {
            html.Raw("<p class=\"basis\">").Text($"theo ", $"by ").Raw("<span class=\"id\">").Text(rule.Id).Raw("</span>").Text(WorthOf(rule)).Raw("</p>");
        }

        html.Raw("</li>\n");
    }

    private static Verdict VerdictOf(CommuneIndicators commune, UnitClass[] kinds)
    {
        Verdict[] verdicts = [.. kinds.Select(k => DisadvantagedAreas.VerdictOf(commune, k))];
        return verdicts.Contains(Verdict.Yes) ? Verdict.Yes : verdicts.Contains(Verdict.Undecidable) ? Verdict.Undecidable : verdicts.Max();
    }

    /// <summary>The rule a class of communes rests on: the first in the set, one that only compares where there is no other.</summary>
    private static IEnumerable<Rule> RulesOf(ReportContent content, UnitClass kind) =>
        (content.Rules?.Rules ?? []).Where(r => r.Decides == kind && r.Scope == RuleScope.Commune).OrderBy(r => r.IsComparator).Take(1);

    /// <summary>What a rule is worth, after its id.</summary>
    private static LocalizedText WorthOf(Rule rule) => rule switch
    {
        { IsComparator: true } => LocalizedText.Of($", dùng để so sánh", $", to compare with"),
        { Status: RuleStatus.NotFound } => LocalizedText.Of($", chưa tìm thấy văn bản", $", not found in any text"),
        { Status: RuleStatus.Proposal } => LocalizedText.Of($", đề xuất", $", a proposal"),
        _ => LocalizedText.Empty,
    };
}
