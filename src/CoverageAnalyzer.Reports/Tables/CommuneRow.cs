using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A commune with the verdicts that decided its classes.</summary>
/// <param name="Indicators">The commune's figures.</param>
/// <param name="Kinds">The disadvantaged kinds the study decides.</param>
/// <param name="Deciding">The verdict that one of its classes rests on, or null; made when it is asked for.</param>
public sealed record CommuneRow(CommuneIndicators Indicators, IReadOnlyList<UnitClass> Kinds, Func<UnitClass, RuleVerdict?> Deciding)
{
    /// <summary>A row with its verdicts at hand.</summary>
    /// <param name="indicators">The commune's figures.</param>
    /// <param name="kinds">The disadvantaged kinds the study decides.</param>
    /// <param name="mountainous">What the rule for mountainous communes says of it, or null.</param>
    /// <param name="programme">What the rule of the programme says of it, or null.</param>
    public CommuneRow(CommuneIndicators indicators, IReadOnlyList<UnitClass> kinds, RuleVerdict? mountainous, RuleVerdict? programme)
        : this(indicators, kinds, kind => kind switch { UnitClass.Mountainous => mountainous, UnitClass.Programme => programme, _ => null })
    {
    }

    /// <summary>Its mobile coverage as the terrain allows it; null where coverage was measured by distance alone.</summary>
    public RadioUnitIndicators? Radio { get; init; }

    /// <summary>What the rule for mountainous communes says of it, or null.</summary>
    public RuleVerdict? Mountainous => Deciding(UnitClass.Mountainous);

    /// <summary>What the rule of the programme says of it, or null.</summary>
    public RuleVerdict? Programme => Deciding(UnitClass.Programme);

    /// <summary>The rows of a report, in the order of its communes.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<CommuneRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        IReadOnlyList<UnitClass> kinds = DisadvantagedAreas.DecidedKinds(content.Communes);
        return [.. content.Communes.Select(c => new CommuneRow(c, kinds, kind => DecidingOf(content, c, kind)) { Radio = content.Radio?.Any.Communes[c.Commune.Index] })];
    }

    /// <summary>
    /// The verdict that a class rests on: that of the rule for it whose verdict is the class, the first where several are; a rule that only
    /// compares stands behind.
    /// </summary>
    private static RuleVerdict? DecidingOf(ReportContent content, CommuneIndicators commune, UnitClass kind)
    {
        Verdict verdict = DisadvantagedAreas.VerdictOf(commune, kind);
        return content.VerdictsOf(RuleScope.Commune, commune.Commune.Index, kind)
            .Where(v => v.Verdict == verdict)
            .OrderBy(v => v.Rule.IsComparator)
            .FirstOrDefault();
    }
}
