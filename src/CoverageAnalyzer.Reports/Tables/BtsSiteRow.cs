using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A BTS site with the commune it stands in.</summary>
/// <param name="Site">The site.</param>
/// <param name="Commune">The commune, or null where it stands in none.</param>
public sealed record BtsSiteRow(BtsSite Site, Commune? Commune)
{
    /// <summary>The rows of a report; empty without a BTS layer.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<BtsSiteRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        IReadOnlyList<BtsSite> sites = content.BtsSites ?? [];
        return new RowView<BtsSiteRow>(
            sites.Count,
            i => new BtsSiteRow(sites[i], sites[i].CommuneIndex is int c && c < content.Communes.Count ? content.Communes[c].Commune : null));
    }
}
