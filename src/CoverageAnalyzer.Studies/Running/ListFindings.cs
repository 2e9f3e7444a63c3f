using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>How official lists and the rules they are compared with differ.</summary>
internal static class ListFindings
{
    /// <summary>Adds one finding a list: communes only computed, communes only listed.</summary>
    /// <param name="study">The study.</param>
    /// <param name="lists">The lists, joined.</param>
    /// <param name="rules">The rule set, or null.</param>
    /// <param name="verdicts">All verdicts, or null.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Add(StudyFile study, IReadOnlyList<OfficialList> lists, RuleSet? rules, RuleVerdictTable? verdicts, FindingLog findings)
    {
        foreach (OfficialList list in lists.Where(l => l.ComparedRule.Length > 0))
        {
            IReadOnlyList<Verdict> compared = verdicts is not null && rules?.Rules.FirstOrDefault(r => r.Id == list.ComparedRule)?.Scope == RuleScope.Commune
                ? verdicts.OfRule(list.ComparedRule).Computed
                : [];
            var place = new SourcePlace { File = study.Lists.First(l => l.Id == list.Id).Layer.DisplayName };
            if (compared.Count == 0)
            {
                findings.Add(
                    "list-compared-with-nothing",
                    FindingRank.Warning,
                    place,
                    LocalizedText.Of($"bộ tiêu chí không có tiêu chí '{list.ComparedRule}' cho xã.", $"the rule set has no rule '{list.ComparedRule}' for communes."),
                    new("Sửa khóa 'compareWith' của danh sách.", "Mend the list's key 'compareWith'."));
                continue;
            }

            var listed = list.Communes.ToHashSet();
            int Count(Verdict computed, bool isListed) => compared.Where((v, unit) => v == computed && listed.Contains(unit) == isListed).Count();
            int computedOnly = Count(Verdict.Yes, false), listedOnly = Count(Verdict.No, true), open = Count(Verdict.Undecidable, true);
            findings.Add(
                "list-differs",
                FindingRank.Info,
                place,
                LocalizedText.Of(
                    $"danh sách nêu {list.Communes.Count:N0} xã; {computedOnly:N0} xã chỉ có theo tính toán, {listedOnly:N0} xã chỉ có trong danh sách, {open:N0} xã có trong danh sách nhưng chưa tính được.",
                    $"the list names {list.Communes.Count:N0} communes; {computedOnly:N0} are computed only, {listedOnly:N0} listed only, {open:N0} listed but not computable."),
                new("Xem cột 'difference' của eligibility.csv.", "See the column 'difference' of eligibility.csv."));
        }
    }
}
