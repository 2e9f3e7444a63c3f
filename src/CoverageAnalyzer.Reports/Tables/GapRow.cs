using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A gap with the commune it is in.</summary>
/// <param name="Gap">The gap.</param>
/// <param name="Commune">The figures of the commune.</param>
public sealed record GapRow(CoverageGap Gap, CommuneIndicators Commune)
{
    /// <summary>The rows of a report, service by service in rank order.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<GapRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. content.Gaps.OrderBy(g => g.Service).ThenBy(g => g.Rank).Select(g => new GapRow(g, content.Communes[g.CommuneIndex]))];
    }
}
