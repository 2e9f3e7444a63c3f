using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>One audited row as plain values for <c>--json</c>: raw numbers, null where a figure is not printed or does not follow.</summary>
internal static class AuditAnswer
{
    /// <summary>The row.</summary>
    /// <param name="row">What is printed.</param>
    /// <param name="audit">What the audit found.</param>
    /// <param name="language">Language of the explanation.</param>
    public static Dictionary<string, object?> Of(PublishedFigureRow row, PublishedFigureAudit audit, ReportLanguage language) => new()
    {
        ["place"] = row.Name,
        ["period"] = row.Period,
        ["row"] = row.Place.Row(language),
        ["points"] = row.Figures.Points?.Value,
        ["area_km2"] = row.Figures.AreaSquareKilometres?.Value,
        ["published_radius_km"] = row.Figures.RadiusKilometres?.Value,
        ["published_area_per_point_km2"] = row.Figures.AreaPerPointSquareKilometres?.Value,
        ["population"] = row.Figures.Population?.Value,
        ["published_people_per_point"] = row.Figures.PeoplePerPoint?.Value,
        ["computed_radius_km"] = Known(audit.ComputedRadiusKilometres),
        ["computed_area_per_point_km2"] = Known(audit.ComputedAreaPerPointSquareKilometres),
        ["computed_people_per_point"] = Known(audit.ComputedPeoplePerPoint),
        ["verdict"] = audit.Verdict switch
        {
            AuditVerdict.Consistent => "consistent",
            AuditVerdict.Inconsistent => "inconsistent",
            _ => "not_checkable",
        },
        ["conflicts"] = audit.Conflicts.Select(Name).ToArray(),
        ["implied_points"] = Count(audit.ImpliedPoints),
        ["implied_area_km2"] = Range(audit.ImpliedAreaSquareKilometres),
        ["implied_points_of_population"] = Count(audit.ImpliedPointsOfPopulation),
        ["implied_population"] = Range(audit.ImpliedPopulation),
        ["explanation"] = PublishedFigureWording.Explain(row.Figures, audit).In(language),
    };

    private static string Name(PublishedFigureConflict conflict) => conflict switch
    {
        PublishedFigureConflict.Radius => "radius",
        PublishedFigureConflict.AreaPerPoint => "area_per_point",
        PublishedFigureConflict.RadiusAndAreaPerPoint => "radius_and_area_per_point",
        PublishedFigureConflict.PeoplePerPoint => "people_per_point",
        _ => "implied_points",
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    // Least and greatest whole number; both null where no whole number fits.
    private static Dictionary<string, object?>? Count(ImpliedCount? count) => count is not ImpliedCount c ? null : new()
    {
        ["least"] = c.HasWhole ? c.LeastWhole : null,
        ["greatest"] = c.HasWhole ? c.GreatestWhole : null,
        ["value"] = c.Value,
    };

    private static Dictionary<string, object?>? Range(RoundedFigure? figure) =>
        figure is not RoundedFigure f ? null : new() { ["low"] = f.Low, ["value"] = f.Value, ["high"] = f.High };
}
