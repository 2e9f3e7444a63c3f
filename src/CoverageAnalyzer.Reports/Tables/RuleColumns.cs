using CoverageAnalyzer.Engine.Language;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.RuleRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of the rules that were applied: where each comes from, how sure it is, what came out.</summary>
public static class RuleColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<RuleRow>> All { get; } =
    [
        Column.OfText("rule", LocalizedText.Of($"Quy định", $"Rule"), (r, _) => r.Rule.Id, 14),
        Column.OfText("title", LocalizedText.Of($"Tên quy định", $"Title"), (r, language) => r.Rule.Title.In(language), 34),
        Column.OfChoice("status", LocalizedText.Of($"Độ chắc chắn", $"How sure"), ColumnChoices.Statuses, r => ColumnChoices.Of(r.Rule.Status)),
        Column.OfChoice("comparator", LocalizedText.Of($"Chỉ để so sánh", $"Only to compare"), ColumnChoices.Verdicts, r => ColumnChoices.Of(r.Rule.IsComparator)),
        Column.OfText("instrument", LocalizedText.Of($"Văn bản", $"Instrument"), (r, language) => r.Rule.Instrument.In(language), 34),
        Column.OfText("article", LocalizedText.Of($"Điều, mục", $"Article"), (r, _) => r.Rule.Article, 12),
        Column.OfText("in_force_from", LocalizedText.Of($"Hiệu lực từ", $"In force from"), (r, _) => EligibilityColumns.DayOf(r.Rule.InForceFrom), 12),
        Column.OfText("in_force_to", LocalizedText.Of($"Hiệu lực đến", $"In force to"), (r, _) => EligibilityColumns.DayOf(r.Rule.InForceTo), 12),
        Column.OfChoice("unit_kind", LocalizedText.Of($"Loại đơn vị", $"Kind of unit"), ColumnChoices.Scopes, r => ColumnChoices.Of(r.Rule.Scope)),
        Column.OfCount("yes", LocalizedText.Of($"Đạt", $"Met"), r => r.Yes),
        Column.OfCount("no", LocalizedText.Of($"Không đạt", $"Not met"), r => r.No),
        Column.OfCount("undecidable", LocalizedText.Of($"Chưa xác định được", $"Undecidable"), r => r.Undecidable),
        Column.OfCount("overridden", LocalizedText.Of($"Được thay thế", $"Overridden"), r => r.Overridden),
        Column.OfText("note", LocalizedText.Of($"Ghi chú", $"Note"), (r, language) => r.Rule.Note.In(language), 60),
        Column.OfText("source", LocalizedText.Of($"Nguồn", $"Source"), (r, _) => r.Rule.Source, 30),
    ];
}
