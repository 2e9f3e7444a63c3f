using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>The figures of one feature as a tooltip or a detail panel shows them: label and printed value, unknown ones left out.</summary>
public static class FeatureFigures
{
    /// <summary>The figures.</summary>
    /// <param name="data">The values of the run, in its language.</param>
    /// <param name="source">The source of the feature.</param>
    /// <param name="fields">The columns wanted, in order: a definition's <see cref="MapDefinition.Tooltip"/> or <see cref="MapDefinition.Detail"/>.</param>
    /// <param name="feature">Position of the feature.</param>
    /// <param name="language">The language of the labels.</param>
    public static IReadOnlyList<FeatureFigure> Of(MapData data, MapSource source, IEnumerable<string> fields, int feature, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(fields);
        return
        [
            .. fields.Select(f => MapFields.Find(source, f)).OfType<TableColumn>()
                .Select(c => new FeatureFigure(c, c.Label.In(language), data.PrintOf(source, c, feature)))
                .Where(f => f.Value.Length > 0),
        ];
    }
}
