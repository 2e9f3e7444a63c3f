using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The fixed words of choice columns: as stored, and as people read them.</summary>
internal static class ColumnChoices
{
    public static IReadOnlyList<(string Value, LocalizedText Text)> Verdicts { get; } =
    [
        ("yes", LocalizedText.Of($"có", $"yes")),
        ("no", LocalizedText.Of($"không", $"no")),
        ("undecidable", LocalizedText.Of($"chưa xác định được", $"undecidable")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Gaps { get; } =
    [
        ("none", LocalizedText.Of($"đủ", $"none")),
        ("partial", LocalizedText.Of($"thiếu một phần", $"partial")),
        ("full", LocalizedText.Of($"thiếu hoàn toàn", $"full")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Services { get; } =
    [
        ("postal", LocalizedText.Of($"bưu chính", $"postal")),
        ("mobile", LocalizedText.Of($"di động", $"mobile")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Ranks { get; } =
    [
        ("error", LocalizedText.Of($"lỗi", $"error")),
        ("warning", LocalizedText.Of($"cảnh báo", $"warning")),
        ("info", LocalizedText.Of($"thông tin", $"info")),
    ];

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Yes => "yes",
        Verdict.No => "no",
        Verdict.Undecidable => "undecidable",
        _ => string.Empty,
    };

    public static string Of(GapLevel level) => level switch
    {
        GapLevel.None => "none",
        GapLevel.Partial => "partial",
        GapLevel.Full => "full",
        _ => string.Empty,
    };

    public static string Of(Service service) => service == Service.Postal ? "postal" : "mobile";

    public static string Of(FindingRank rank) => rank switch
    {
        FindingRank.Error => "error",
        FindingRank.Warning => "warning",
        _ => "info",
    };

    public static string Of(bool value) => value ? "yes" : "no";

    /// <summary>Sentences in one cell: each ends with its own full stop.</summary>
    public static string Join(IReadOnlyList<LocalizedText> sentences, ReportLanguage language) =>
        string.Join(' ', sentences.Select(s => s.In(language)));
}
