using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A commune with its mobile coverage as the terrain allows it.</summary>
/// <param name="Commune">The commune; null for the study as a whole.</param>
/// <param name="Coverage">Its coverage.</param>
/// <param name="StudyName">Name of the study, which the row of the whole bears.</param>
public sealed record RadioCoverageRow(Commune? Commune, RadioUnitIndicators Coverage, string StudyName)
{
    /// <summary>The rows of a report, in the order of its communes; empty where coverage was measured by distance alone.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<RadioCoverageRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Radio is null ? [] : [.. content.Communes.Select(c => new RadioCoverageRow(c.Commune, content.Radio.Any.Communes[c.Commune.Index], content.StudyName))];
    }
}
