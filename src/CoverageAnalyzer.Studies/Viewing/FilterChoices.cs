using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>What the filters of a study offer: only settings that some commune of it fits, beside "any".</summary>
public static class FilterChoices
{
    /// <summary>Any.</summary>
    public static LocalizedText Any { get; } = new("tất cả", "all");

    /// <summary>The districts in their order.</summary>
    /// <param name="content">The run.</param>
    public static IReadOnlyList<string> Districts(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. content.Communes.Select(c => c.Commune.District).Where(d => d.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The verdicts that occur.</summary>
    /// <param name="content">The run.</param>
    /// <param name="verdict">The verdict of a commune.</param>
    /// <returns>Any first; nothing more where the study decides nothing.</returns>
    public static IReadOnlyList<FilterChoice<Verdict>> Verdicts(ReportContent content, Func<CommuneIndicators, Verdict> verdict)
    {
        ArgumentNullException.ThrowIfNull(content);
        var there = content.Communes.Select(verdict).ToHashSet();
        (Verdict Value, LocalizedText Text)[] all =
        [
            (Verdict.Yes, new("có", "yes")),
            (Verdict.No, new("không", "no")),
            (Verdict.Undecidable, new("chưa xác định được", "undecidable")),
        ];
        return [new(null, Any), .. all.Where(v => there.Contains(v.Value)).Select(v => new FilterChoice<Verdict>(v.Value, v.Text))];
    }

    /// <summary>The kinds of gap that can be asked for: those of the services the study assesses.</summary>
    /// <param name="content">The run.</param>
    /// <returns>Any first; nothing more where no service is assessed.</returns>
    public static IReadOnlyList<FilterChoice<GapKind>> Gaps(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        bool postal = content.Communes.Any(c => c.PostalGap != GapLevel.NotComputed), mobile = content.Communes.Any(c => c.MobileGap != GapLevel.NotComputed);
        (GapKind Value, LocalizedText Text, bool IsThere)[] all =
        [
            (GapKind.None, new("đủ dịch vụ", "no service lacking"), postal || mobile),
            (GapKind.Any, new("thiếu ít nhất một dịch vụ", "at least one service lacking"), postal && mobile),
            (GapKind.Postal, new("thiếu bưu chính", "postal service lacking"), postal),
            (GapKind.Mobile, new("thiếu di động", "mobile service lacking"), mobile),
            (GapKind.Both, new("thiếu cả hai", "both lacking"), postal && mobile),
        ];
        return [new(null, Any), .. all.Where(g => g.IsThere).Select(g => new FilterChoice<GapKind>(g.Value, g.Text))];
    }
}
