using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A postal point with the commune it stands in.</summary>
/// <param name="Indicators">The point and its service area.</param>
/// <param name="Commune">The commune, or null where it stands in none.</param>
public sealed record PostalPointRow(ServicePointIndicators Indicators, Commune? Commune)
{
    /// <summary>The rows of a report; empty without a postal layer.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<PostalPointRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return
        [
            .. (content.PostalPoints ?? []).Select(p =>
                new PostalPointRow(p, p.Point.CommuneIndex is int c && c < content.Communes.Count ? content.Communes[c].Commune : null)),
        ];
    }
}
