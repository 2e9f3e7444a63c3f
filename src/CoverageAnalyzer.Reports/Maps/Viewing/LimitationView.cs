using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Documents;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>How mountainous, remote, border and island communes are served: the report's table of limitations, for viewers.</summary>
/// <param name="Conclusion">One sentence on all of them; empty where no service is assessed.</param>
/// <param name="Rows">The kinds, then the rows that add up to all communes; empty without rules.</param>
public sealed record LimitationView(LocalizedText Conclusion, IReadOnlyList<LimitationRow> Rows)
{
    /// <summary>The view of a run.</summary>
    /// <param name="content">The run.</param>
    public static LimitationView Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.DisadvantagedAreas.Count == 0
            ? new(LocalizedText.Empty, [])
            : new(
                LimitationTable.ConclusionOf(content.Communes),
                [
                    .. LimitationRows.OfKinds(content).Select(r => new LimitationRow(r.Name, false, r.Area)),
                    .. LimitationRows.OfAll(content).Select(r => new LimitationRow(r.Name, true, r.Area)),
                ]);
    }
}
