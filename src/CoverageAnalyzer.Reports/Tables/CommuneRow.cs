using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A commune with the verdicts that decided its classes.</summary>
/// <param name="Indicators">Its figures.</param>
/// <param name="Kinds">The disadvantaged kinds the study decides.</param>
/// <param name="Mountainous">What the rule for mountainous communes says of it, or null.</param>
/// <param name="Programme">What the rule of the programme says of it, or null.</param>
public sealed record CommuneRow(CommuneIndicators Indicators, IReadOnlyList<UnitClass> Kinds, RuleVerdict? Mountainous, RuleVerdict? Programme)
{
    /// <summary>The rows of a report, in the order of its communes.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<CommuneRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var mountainous = Deciding(content, UnitClass.Mountainous);
        var programme = Deciding(content, UnitClass.Programme);
        IReadOnlyList<UnitClass> kinds = DisadvantagedAreas.DecidedKinds(content.Communes);
        return [.. content.Communes.Select((c, i) => new CommuneRow(c, kinds, mountainous.GetValueOrDefault(i), programme.GetValueOrDefault(i)))];
    }

    /// <summary>
    /// The verdicts of communes that a class rests on: those of the rule for it whose verdicts are the class, the first where several are; a rule
    /// that only compares stands behind.
    /// </summary>
    private static Dictionary<int, RuleVerdict> Deciding(ReportContent content, UnitClass kind)
    {
        var found = new Dictionary<int, RuleVerdict>();
        foreach (RuleVerdict verdict in content.Verdicts.Where(v => v.Rule.Scope == RuleScope.Commune && v.Rule.Decides == kind).OrderBy(v => v.Rule.IsComparator))
        {
            if (verdict.UnitIndex < content.Communes.Count && verdict.Verdict == DisadvantagedAreas.VerdictOf(content.Communes[verdict.UnitIndex], kind))
            {
                found.TryAdd(verdict.UnitIndex, verdict);
            }
        }

        return found;
    }
}
