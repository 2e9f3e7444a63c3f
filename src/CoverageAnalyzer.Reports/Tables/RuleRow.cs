using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A rule with the number of units it says yes, no and nothing of.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Yes">Units that meet it.</param>
/// <param name="No">Units that do not.</param>
/// <param name="Undecidable">Units the data cannot decide.</param>
/// <param name="Overridden">Units whose verdict was set by a person.</param>
public sealed record RuleRow(Rule Rule, int Yes, int No, int Undecidable, int Overridden)
{
    /// <summary>The rules of a report in the order of the set; without a set, those of the verdicts in their order.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<RuleRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        ILookup<string, RuleVerdict> verdicts = content.Verdicts.ToLookup(v => v.Rule.Id, StringComparer.Ordinal);
        IEnumerable<Rule> rules = content.Rules?.Rules ?? content.Verdicts.Select(v => v.Rule).DistinctBy(r => r.Id, StringComparer.Ordinal);
        return
        [
            .. rules.Select(r => new RuleRow(
                r,
                verdicts[r.Id].Count(v => v.Verdict == Verdict.Yes),
                verdicts[r.Id].Count(v => v.Verdict == Verdict.No),
                verdicts[r.Id].Count(v => v.Verdict == Verdict.Undecidable),
                verdicts[r.Id].Count(v => !v.Override.IsEmpty))),
        ];
    }
}
