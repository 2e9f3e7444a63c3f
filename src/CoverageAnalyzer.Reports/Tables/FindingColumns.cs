using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Findings.Finding>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of the list of findings.</summary>
public static class FindingColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<Finding>> All { get; } =
    [
        Column.OfChoice("rank", LocalizedText.Of($"Mức", $"Rank"), ColumnChoices.Ranks, f => ColumnChoices.Of(f.Rank)),
        Column.OfText("code", LocalizedText.Of($"Mã phát hiện", $"Finding code"), (f, _) => f.Code, 24),
        Column.OfText("place", LocalizedText.Of($"Vị trí", $"Place"), (f, language) => f.Place.In(language), 44),
        Column.OfText("file", LocalizedText.Of($"Tệp", $"File"), (f, _) => f.Place.File, 24),
        Column.OfText("row", LocalizedText.Of($"Dòng", $"Row"), (f, language) => f.Place.Row(language), 16),
        Column.OfText("field", LocalizedText.Of($"Cột", $"Field"), (f, _) => f.Place.Field ?? string.Empty, 16),
        Column.OfText("name", LocalizedText.Of($"Tên", $"Name"), (f, _) => f.Place.Name ?? string.Empty, 24),
        Column.OfText("message", LocalizedText.Of($"Nội dung", $"Message"), (f, language) => f.Message.In(language), 60),
        Column.OfText("action", LocalizedText.Of($"Cách xử lý", $"Action"), (f, language) => f.Action.In(language), 60),
        Column.OfCount("count", LocalizedText.Of($"Số lần", $"Count"), f => f.Count),
        Column.OfNumber("longitude", LocalizedText.Of($"Kinh độ", $"Longitude"), Degree, 6, f => f.LongitudeDegrees),
        Column.OfNumber("latitude", LocalizedText.Of($"Vĩ độ", $"Latitude"), Degree, 6, f => f.LatitudeDegrees),
    ];
}
