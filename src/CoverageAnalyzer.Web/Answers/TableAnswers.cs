using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Web.Contract;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>Tables as answers: columns with their words, rows with numbers as files for machines keep them.</summary>
internal static class TableAnswers
{
    /// <summary>The features of a source, one row each.</summary>
    /// <param name="source">The source.</param>
    /// <param name="data">Its values.</param>
    /// <param name="districts">The district of each commune, by a name no other district has.</param>
    /// <param name="language">The language.</param>
    public static TableAnswer Of(MapSource source, MapData data, IReadOnlyList<string> districts, ReportLanguage language)
    {
        IReadOnlyList<TableColumn> columns = MapFields.Of(source);
        return new(
            [.. columns.Select(c => Column(c, language))],
            [.. Enumerable.Range(0, data.CountOf(source)).Select(i => Row(source, data, districts, columns, i))]);
    }

    /// <summary>The cells of one feature.</summary>
    public static IReadOnlyList<TableCell> Row(MapSource source, MapData data, IReadOnlyList<string> districts, int feature) => Row(source, data, districts, MapFields.Of(source), feature);

    /// <summary>How disadvantaged areas are served: a kind a row, then the sums.</summary>
    public static LimitationsAnswer Limitations(ReportContent content)
    {
        RowColumn<DisadvantagedAreaGap>[] columns = [.. DisadvantagedAreaColumns.All.Where(c => c.IsNumeric)];
        LimitationRowAnswer Row(string? kind, LocalizedText name, DisadvantagedAreaGap area) => new(
            kind,
            name.In(content.Language),
            kind is null,
            [.. columns.Select(c => TableCell.Of(kind is null && c.Name == "undecidable_communes" ? double.NaN : c.Store(c.NumberOf(area))))]);
        return new(
            [.. columns.Select(c => Column(c, content.Language))],
            [.. LimitationRows.OfKinds(content).Select(r => Row(r.Kind, r.Name, r.Area)), .. LimitationRows.OfAll(content).Select(r => Row(null, r.Name, r.Area))]);
    }

    /// <summary>A column.</summary>
    public static ColumnAnswer Column(TableColumn column, ReportLanguage language) => new(
        column.Name,
        column.Label.In(language),
        column.Unit.In(language),
        column.Kind switch
        {
            ColumnKind.Choice => "choice",
            ColumnKind.Integer => "integer",
            ColumnKind.Number => "number",
            ColumnKind.Fraction => "fraction",
            _ => "text",
        },
        column.Decimals,
        column.Choices.ToDictionary(c => c.Value, c => c.Text.In(language), StringComparer.Ordinal));

    private static TableCell[] Row(MapSource source, MapData data, IReadOnlyList<string> districts, IReadOnlyList<TableColumn> columns, int feature) =>
    [
        .. columns.Select(c => c.IsNumeric
            ? TableCell.Of(c.Store(data.NumberOf(source, c, feature)))
            : TableCell.Of(source == MapSource.Communes && c.Name == "district" ? districts[feature] : data.TextOf(source, c, feature))),
    ];
}
