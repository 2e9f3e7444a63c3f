using System.Globalization;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.EligibilityRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of <c>eligibility.csv</c>: what each rule says of each unit, and why.</summary>
public static class EligibilityColumns
{
    private const string Between = " · ", Deeper = "› ";

    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<EligibilityRow>> All { get; } =
    [
        Column.OfText("rule", LocalizedText.Of($"Quy định", $"Rule"), (r, _) => r.Verdict.Rule.Id, 14),
        Column.OfText("title", LocalizedText.Of($"Tên quy định", $"Title of the rule"), (r, language) => r.Verdict.Rule.Title.In(language), 34),
        Column.OfChoice("status", LocalizedText.Of($"Độ chắc chắn", $"How sure"), ColumnChoices.Statuses, r => ColumnChoices.Of(r.Verdict.Rule.Status)),
        Column.OfChoice("comparator", LocalizedText.Of($"Chỉ để so sánh", $"Only to compare"), ColumnChoices.Verdicts, r => ColumnChoices.Of(r.Verdict.Rule.IsComparator)),
        Column.OfChoice("unit_kind", LocalizedText.Of($"Loại đơn vị", $"Kind of unit"), ColumnChoices.Scopes, r => ColumnChoices.Of(r.Verdict.Rule.Scope)),
        Column.OfText("code", LocalizedText.Of($"Mã", $"Code"), (r, _) => r.Code, 11),
        Column.OfText("name", LocalizedText.Of($"Tên đơn vị", $"Unit"), (r, _) => r.Name, 24),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (r, _) => r.District, 22),
        Column.OfChoice("verdict", LocalizedText.Of($"Kết luận", $"Verdict"), ColumnChoices.Verdicts, r => ColumnChoices.Of(r.Verdict.Verdict)),
        Column.OfChoice("computed", LocalizedText.Of($"Theo tính toán", $"As computed"), ColumnChoices.Verdicts, r => ColumnChoices.Of(r.Verdict.Computed)),
        Column.OfNumber("value", LocalizedText.Of($"Giá trị so sánh", $"Value compared"), LocalizedText.Empty, 3, r => r.Verdict.Value),
        Column.OfNumber("threshold", LocalizedText.Of($"Ngưỡng", $"Threshold"), LocalizedText.Empty, 3, r => r.Verdict.Threshold),
        Column.OfText("unit", LocalizedText.Of($"Đơn vị tính", $"Unit of measure"), (r, _) => r.Verdict.Unit, 10),
        Column.OfNumber("margin", LocalizedText.Of($"Chênh so với ngưỡng", $"Margin"), LocalizedText.Empty, 3, r => r.Verdict.Margin),
        Column.OfNumber("margin_hectares", LocalizedText.Of($"Chênh về diện tích", $"Margin of area"), LocalizedText.Same("ha"), 0, r => r.Verdict.MarginHectares),
        Column.OfChoice("listed", LocalizedText.Of($"Có trong danh sách", $"On the list"), ColumnChoices.Verdicts, r => ColumnChoices.Of(r.Verdict.IsListed)),
        Column.OfChoice("difference", LocalizedText.Of($"So với danh sách", $"Beside the list"), ColumnChoices.Differences, r => r.Difference),
        Column.OfText("override", LocalizedText.Of($"Quyết định thay thế", $"Override"), (r, language) => r.Verdict.Override.In(language), 30),
        Column.OfText("reason", LocalizedText.Of($"Lý do", $"Reason"), (r, language) => r.Verdict.Reason.In(language), 60),
        Column.OfParts("chain", LocalizedText.Of($"Các bước xét", $"Steps"), AppendChain, 90),
        Column.OfText("instrument", LocalizedText.Of($"Văn bản", $"Instrument"), (r, language) => r.Verdict.Rule.Instrument.In(language), 34),
        Column.OfText("article", LocalizedText.Of($"Điều, mục", $"Article"), (r, _) => r.Verdict.Rule.Article, 12),
        Column.OfText("in_force_from", LocalizedText.Of($"Hiệu lực từ", $"In force from"), (r, _) => DayOf(r.Verdict.Rule.InForceFrom), 12),
        Column.OfText("in_force_to", LocalizedText.Of($"Hiệu lực đến", $"In force to"), (r, _) => DayOf(r.Verdict.Rule.InForceTo), 12),
        Column.OfText("source", LocalizedText.Of($"Nguồn", $"Source"), (r, _) => r.Verdict.Rule.Source, 30),
    ];

    /// <summary>The verdict of each of the steps of <c>chain</c>, for the GeoPackage alone: viewers tell by it which condition is met.</summary>
    public static RowColumn<EligibilityRow> ChainVerdicts { get; } = Column.OfParts(
        "chain_verdicts",
        LocalizedText.Of($"Kết luận của từng bước", $"Verdicts of the steps"),
        (r, _, target) =>
        {
            for (int i = 0; i < r.Verdict.Chain.Count; i++)
            {
                target.Append(i > 0 ? Between : string.Empty);
                target.Append(ColumnChoices.Of(r.Verdict.Chain[i].Verdict));
            }
        },
        24);

    /// <summary>A day for machines, <c>2025-12-01</c>; empty where unknown.</summary>
    internal static string DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The steps of a reason chain from the two columns that hold them; what was compared is not kept apart from the sentence.</summary>
    /// <param name="chain">A value of <c>chain</c>.</param>
    /// <param name="verdicts">The value of <see cref="ChainVerdicts"/> in the same row.</param>
    /// <returns>Empty where the two do not fit together.</returns>
    public static IReadOnlyList<RuleStep> StepsOf(string chain, string verdicts)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(verdicts);
        string[] sentences = chain.Split(Between), words = verdicts.Split(Between);
        if (chain.Length == 0 || sentences.Length != words.Length)
        {
            return [];
        }

        return
        [
            .. sentences.Zip(words, (sentence, word) =>
            {
                int depth = 0;
                while (sentence.AsSpan(depth * Deeper.Length).StartsWith(Deeper, StringComparison.Ordinal))
                {
                    depth++;
                }

                return new RuleStep
                {
                    Depth = depth,
                    Condition = LocalizedText.Empty,
                    Verdict = StoredWords.VerdictOf(word),
                    Sentence = LocalizedText.Same(sentence[(depth * Deeper.Length)..]),
                };
            }),
        ];
    }

    private static void AppendChain(EligibilityRow row, ReportLanguage language, Utf8Text target)
    {
        for (int i = 0; i < row.Verdict.Chain.Count; i++)
        {
            RuleStep step = row.Verdict.Chain[i];
            target.Append(i > 0 ? Between : string.Empty);
            for (int depth = 0; depth < step.Depth; depth++)
            {
                target.Append(Deeper);
            }

            target.Append(step.Sentence.In(language));
        }
    }
}
