using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>What one operator, or all operators at once, cover of a commune as the terrain allows it.</summary>
/// <param name="Operator">The operator; empty: all at once.</param>
/// <param name="IsAll">True for all operators at once.</param>
/// <param name="Commune">The commune.</param>
/// <param name="Coverage">The coverage.</param>
public sealed record RadioOperatorRow(string Operator, bool IsAll, Commune Commune, RadioUnitIndicators Coverage)
{
    /// <summary>The rows of a report: operator after operator, all at once last, each in the order of the communes; empty where sites name no operator.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<RadioOperatorRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Radio is not { } radio)
        {
            return [];
        }

        IEnumerable<RadioOperatorRow> Rows(string name, bool isAll, RadioIndicators indicators) =>
            content.Communes.Select(c => new RadioOperatorRow(name, isAll, c.Commune, indicators.Communes[c.Commune.Index]));
        return [.. radio.Operators.SelectMany(o => Rows(o.Name, isAll: false, o.Indicators)), .. radio.All is { } all ? Rows(string.Empty, isAll: true, all) : []];
    }
}
