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

        html.Element("<h3>", LocalizedText.Of($"Miền núi, biên giới, hải đảo", $"Terrain, border, islands"), "</h3>").Raw("<ul class=\"cards\">\n");
        foreach ((UnitClass[] kinds, LocalizedText name) in computed)
        {
            int open = content.Communes.Count(c => VerdictOf(c, kinds) == Verdict.Undecidable);
            LocalizedText[] comments =
            [
                .. open == 0 ? (LocalizedText[])[] : [LocalizedText.Of($"{open:N0}\u00A0xã chưa xác định được", $"undecidable: {open:N0}")],
                .. kinds.SelectMany(k => RulesOf(content, k)).Select(BasisOf),
            ];
            HeadlineCards.Card(
                html,
                name,
                content.Communes.Count(c => VerdictOf(c, kinds) == Verdict.Yes),
                0,
                LocalizedText.Of($"trên {content.Communes.Count:N0}\u00A0xã", $"of {content.Communes.Count:N0}"),
                null,
                new(string.Join("; ", comments.Select(c => c.Vietnamese)), string.Join("; ", comments.Select(c => c.English))));
        }

        html.Raw("</ul>\n");
    }

    private static Verdict VerdictOf(CommuneIndicators commune, UnitClass[] kinds)
    {
        Verdict[] verdicts = [.. kinds.Select(k => DisadvantagedAreas.VerdictOf(commune, k))];
        return verdicts.Contains(Verdict.Yes) ? Verdict.Yes : verdicts.Contains(Verdict.Undecidable) ? Verdict.Undecidable : verdicts.Max();
    }

    /// <summary>The rule a class of communes rests on: the first in the set, one that only compares where there is no other.</summary>
    private static IEnumerable<Rule> RulesOf(ReportContent content, UnitClass kind) =>
        (content.Rules?.Rules ?? []).Where(r => r.Decides == kind && r.Scope == RuleScope.Commune).OrderBy(r => r.IsComparator).Take(1);

    private static LocalizedText BasisOf(Rule rule) => rule switch
    {
        { IsComparator: true } => LocalizedText.Of($"theo {rule.Id}, dùng để so sánh", $"by {rule.Id}, to compare with"),
        { Status: RuleStatus.NotFound } => LocalizedText.Of($"theo {rule.Id}, chưa tìm thấy văn bản", $"by {rule.Id}, not found in any text"),
        { Status: RuleStatus.Proposal } => LocalizedText.Of($"theo {rule.Id}, đề xuất", $"by {rule.Id}, a proposal"),
        _ => LocalizedText.Of($"theo {rule.Id}", $"by {rule.Id}"),
    };
}
