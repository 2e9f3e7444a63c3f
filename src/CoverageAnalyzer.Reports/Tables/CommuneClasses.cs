using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The words that maps color communes by: one word a commune, made from several verdicts. Empty where nothing was computed.</summary>
internal static class CommuneClasses
{
    public const string Undecidable = "undecidable";

    /// <summary><c>no | mountainous | highland | undecidable</c>: highland before mountainous.</summary>
    public static string TerrainOf(CommuneIndicators c) => c.Highland == Verdict.Yes ? "highland" : c.Mountainous switch
    {
        Verdict.Yes => "mountainous",
        Verdict.No => "no",
        Verdict.Undecidable => Undecidable,
        _ => string.Empty,
    };

    /// <summary><c>none | postal | mobile | both</c>; a service that was not assessed does not count.</summary>
    public static string LackingOf(CommuneIndicators c) => (c.PostalGap, c.MobileGap) switch
    {
        (GapLevel.NotComputed, GapLevel.NotComputed) => string.Empty,
        ( > GapLevel.None, > GapLevel.None) => "both",
        ( > GapLevel.None, _) => "postal",
        (_, > GapLevel.None) => "mobile",
        _ => "none",
    };

    /// <summary><c>island | border | mountainous | remote | none | undecidable</c>: the first of these that the commune is.</summary>
    public static string DisadvantagedOf(CommuneRow row) => DisadvantagedAreas.VerdictOfAny(row.Indicators, row.Kinds) switch
    {
        Verdict.Yes => ColumnChoices.Of(DisadvantagedAreas.KindOf(row.Indicators)),
        Verdict.No => "none",
        Verdict.Undecidable => Undecidable,
        _ => string.Empty,
    };

    /// <summary><c>outside | none | postal | mobile | both | undecidable</c>: what a disadvantaged commune lacks; outside: it is not one.</summary>
    public static string LimitationOf(CommuneRow row) => DisadvantagedAreas.VerdictOfAny(row.Indicators, row.Kinds) switch
    {
        Verdict.Yes => LackingOf(row.Indicators),
        Verdict.No => "outside",
        Verdict.Undecidable => Undecidable,
        _ => string.Empty,
    };

    /// <summary>
    /// <c>qualifies | served | no | undecidable</c>. Served: all conditions of the rule but one are met, and the commune lacks no service: it would
    /// qualify by its class.
    /// </summary>
    public static string ProgrammeOf(CommuneRow row) => row.Indicators.Programme switch
    {
        Verdict.Yes => "qualifies",
        Verdict.Undecidable => Undecidable,
        Verdict.No => WouldQualify(row) ? "served" : "no",
        _ => string.Empty,
    };

    private static bool WouldQualify(CommuneRow row)
    {
        if (LackingOf(row.Indicators) != "none" || row.Programme is not RuleVerdict verdict)
        {
            return false;
        }

        // The conditions that the rule joins: the first depth at which several steps stand.
        RuleStep[] conditions = [.. verdict.Chain.GroupBy(s => s.Depth).OrderBy(g => g.Key).FirstOrDefault(g => g.Count() > 1) ?? Enumerable.Empty<RuleStep>()];
        return conditions.Any(s => s.Verdict == Verdict.Yes) && conditions.Count(s => s.Verdict == Verdict.No) == 1;
    }
}
