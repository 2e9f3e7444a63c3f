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
    public static string DisadvantagedOf(CommuneIndicators c) => DisadvantagedAreas.VerdictOfAny(c) switch
    {
        Verdict.Yes => ColumnChoices.Of(DisadvantagedAreas.KindOf(c)),
        Verdict.No => "none",
        Verdict.Undecidable => Undecidable,
        _ => string.Empty,
    };

    /// <summary><c>outside | none | postal | mobile | both | undecidable</c>: what a disadvantaged commune lacks; outside: it is not one.</summary>
    public static string LimitationOf(CommuneIndicators c) => DisadvantagedAreas.VerdictOfAny(c) switch
    {
        Verdict.Yes => LackingOf(c),
        Verdict.No => "outside",
        Verdict.Undecidable => Undecidable,
        _ => string.Empty,
    };

    /// <summary>
    /// <c>qualifies | served | no | undecidable</c>. Served: one condition of the rule is met and another is not, and the commune lacks no mobile
    /// service: it would qualify by its class.
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
        if (row.Indicators.MobileGap != GapLevel.None || row.Programme is not RuleVerdict verdict)
        {
            return false;
        }

        RuleStep[] conditions = [.. verdict.Chain.Where(s => s.Depth == 1)];
        return conditions.Any(s => s.Verdict == Verdict.Yes) && conditions.Count(s => s.Verdict == Verdict.No) == 1;
    }
}
