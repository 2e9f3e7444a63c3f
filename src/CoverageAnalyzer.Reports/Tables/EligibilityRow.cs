using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A verdict with the unit it is about.</summary>
/// <param name="Verdict">What the rule says.</param>
/// <param name="Code">Code of the unit; empty for a district and the study.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its district, or empty.</param>
public sealed record EligibilityRow(RuleVerdict Verdict, string Code, string Name, string District)
{
    /// <summary>
    /// <c>both | computed_only | listed_only | neither</c>: the computed verdict beside the official list; empty without a list, and where the
    /// verdict cannot be computed.
    /// </summary>
    public string Difference => (Verdict.Computed, Verdict.IsListed) switch
    {
        (Engine.Model.Verdict.Yes, true) => "both",
        (Engine.Model.Verdict.Yes, false) => "computed_only",
        (Engine.Model.Verdict.No, true) => "listed_only",
        (Engine.Model.Verdict.No, false) => "neither",
        _ => string.Empty,
    };

    /// <summary>The rows of a report: communes, then villages, districts and the study, each in the order of the rules.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<EligibilityRow> Of(ReportContent content) => [.. Stream(content)];

    /// <summary>The same rows one by one, for files: a nation has a hundred and sixty thousand.</summary>
    /// <param name="content">The report.</param>
    public static IEnumerable<EligibilityRow> Stream(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        IEnumerable<RuleVerdict> verdicts = content.Verdicts is RuleVerdictTable table ? table.ByScope() : content.Verdicts.OrderBy(v => v.Rule.Scope);
        return verdicts.Select(v => Of(content, v));
    }

    private static EligibilityRow Of(ReportContent content, RuleVerdict verdict)
    {
        int unit = verdict.UnitIndex;
        switch (verdict.Rule.Scope)
        {
            case RuleScope.Commune when unit < content.Communes.Count:
                Commune commune = content.Communes[unit].Commune;
                return new(verdict, commune.Code, commune.Name, commune.District);
            case RuleScope.Village when unit < content.Villages?.Count:
                Village village = content.Villages[unit].Village;
                return new(verdict, village.Code, village.Name, VillageRow.CommuneOf(content, village)?.District ?? string.Empty);
            case RuleScope.District when unit < content.Districts.Count:
                return new(verdict, string.Empty, content.Districts[unit].Name, content.Districts[unit].Name);
            default:
                return new(verdict, string.Empty, content.Province.Name, string.Empty);
        }
    }
}
