using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>One outlined area of mobile coverage.</summary>
/// <param name="Class">What it is.</param>
/// <param name="AreaSquareKilometres">Its true area.</param>
public sealed record RadioAreaRow(RadioOutlineClass Class, double AreaSquareKilometres)
{
    /// <summary>The areas of a report; empty where none were drawn.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<RadioAreaRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Radio?.Areas is not { } areas ? [] : [.. areas.Classes.Select((c, i) => new RadioAreaRow(c, areas.AreaSquareKilometres[i]))];
    }
}
