using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Headlines;

/// <summary>The headline counts of mountainous, border and island, and qualifying communes, each with the rule it rests on.</summary>
internal static class ClassHeadlines
{
    private static readonly (string Id, UnitClass[] Kinds, LocalizedText Name)[] Cards =
    [
        ("mountainous_communes", [UnitClass.Mountainous], LocalizedText.Of($"Xã miền núi", $"Mountainous communes")),
        ("border_island_communes", [UnitClass.LandBorder, UnitClass.Island], LocalizedText.Of($"Xã biên giới đất liền, hải đảo", $"Land-border and island communes")),
        ("programme_communes", [UnitClass.Programme], LocalizedText.Of($"Xã thuộc diện chương trình viễn thông công ích", $"Communes that qualify for the telecom programme")),
    ];

    public static IEnumerable<HeadlineFigure> Of(ReportContent content) => Cards
        .Where(k => content.Communes.Any(c => VerdictOf(c, k.Kinds) != Verdict.NotComputed))
        .Select(k => Card(content, k.Id, k.Kinds, k.Name));

    private static HeadlineFigure Card(ReportContent content, string id, UnitClass[] kinds, LocalizedText name)
    {
        int met = content.Communes.Count(c => VerdictOf(c, kinds) == Verdict.Yes), open = content.Communes.Count(c => VerdictOf(c, kinds) == Verdict.Undecidable);
        return new HeadlineFigure
        {
            Id = id,
            Group = HeadlineGroup.Classes,
            Name = name,
            Value = met == 0 && open == content.Communes.Count ? double.NaN : met, // no 0 where nothing is known
            Unit = LocalizedText.Of($"trên {content.Communes.Count:N0}\u00A0xã", $"of {content.Communes.Count:N0}"),
            Comment = open > 0 ? LocalizedText.Of($"{open:N0}\u00A0xã chưa xác định được", $"{open:N0} undecidable") : LocalizedText.Empty,
            Basis = [.. kinds.SelectMany(k => RulesOf(content, k)).Select(r => (r.Id, WorthOf(r)))],
        };
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
