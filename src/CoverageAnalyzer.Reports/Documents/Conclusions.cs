using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>What a planner has to look at first, in sentences: who lacks which service, which figures stand on weak data.</summary>
internal static class Conclusions
{
    private const int Named = 5;

    public static void Write(HtmlText html, ReportContent content)
    {
        LocalizedText[] sentences = [.. Of(content)];
        if (sentences.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Cần xem trước", $"What to look at first"), "</h3>").Raw("<ul class=\"points\">");
        foreach (LocalizedText sentence in sentences)
        {
            html.Element("<li>", sentence, "</li>");
        }

        html.Raw("</ul>\n");
    }

    public static IEnumerable<LocalizedText> Of(ReportContent content)
    {
        IReadOnlyList<GapRow> gaps = GapRow.Of(content);
        if (content.PostalPoints is not null)
        {
            yield return Service(gaps, Engine.Gaps.Service.Postal, LocalizedText.Of($"dịch vụ bưu chính", $"postal service"));
        }

        if (content.BtsSites is not null)
        {
            yield return Service(gaps, Engine.Gaps.Service.Mobile, LocalizedText.Of($"dịch vụ di động", $"mobile service"));
        }

        if (content.DisadvantagedAreas.Count > 0 && LimitationTable.ConclusionOf(content.Communes) is { IsEmpty: false } limitation)
        {
            yield return limitation;
        }

        CommuneIndicators[] unknown = [.. content.Communes.Where(c => double.IsNaN(c.Population))];
        if (unknown.Length == content.Communes.Count && unknown.Length > 0)
        {
            yield return LocalizedText.Of($"Chưa có số liệu dân số: các chỉ tiêu theo dân số không tính được.", $"There are no population figures: what depends on people could not be computed.");
        }
        else if (unknown.Length > 0)
        {
            string names = Names(unknown.Select(c => c.Commune.Name));
            yield return LocalizedText.Of(
                $"{unknown.Length:N0}\u00A0xã chưa có số liệu dân số nên không nằm trong các chỉ tiêu theo dân số: {names}.",
                $"{unknown.Length:N0} {(unknown.Length == 1 ? "commune has" : "communes have")} no population figure and {(unknown.Length == 1 ? "is" : "are")} left out of what depends on people: {names}.");
        }

        long errors = CountOf(content, FindingRank.Error), warnings = CountOf(content, FindingRank.Warning);
        if (errors + warnings > 0)
        {
            LocalizedText what = errors == 0 ? Counted.Of(warnings, "cảnh báo", "warning", "warnings")
                : warnings == 0 ? Counted.Of(errors, "lỗi", "error", "errors")
                : LocalizedText.Of($"{errors:N0} lỗi và {warnings:N0} cảnh báo", $"{Counted.Of(errors, string.Empty, "error", "errors").English} and {Counted.Of(warnings, string.Empty, "warning", "warnings").English}");
            yield return LocalizedText.Of(
                $"Số liệu đầu vào có {what.Vietnamese}; xem mục cuối trước khi dùng các con số trên.",
                $"The inputs gave {what.English}; see the last section before using the figures above.");
        }
    }

    private static LocalizedText Service(IReadOnlyList<GapRow> gaps, Service service, LocalizedText name)
    {
        GapRow[] own = [.. gaps.Where(g => g.Gap.Service == service)];
        if (own.Length == 0)
        {
            return LocalizedText.Of($"Không xã nào thiếu {name.Vietnamese}.", $"No commune lacks {name.English}.");
        }

        int full = own.Count(g => g.Gap.Level == GapLevel.Full);
        LocalizedText fully = full == 0 ? default : LocalizedText.Of($", trong đó {full:N0}\u00A0xã thiếu hoàn toàn", $", {full:N0} of them fully");
        GapRow[] first = [.. own.Where(g => g.Gap.UncoveredPopulation >= 0.5).Take(Named)];
        LocalizedText most = first.Length == 0 ? default : new(
            " Nhiều người chưa được phục vụ nhất: " + string.Join(", ", first.Select(g => $"{g.Commune.Commune.Name} ({Counted.People(g.Gap.UncoveredPopulation).Vietnamese})")) + ".",
            " Most people without it: " + string.Join(", ", first.Select(g => $"{g.Commune.Commune.Name} ({Counted.People(g.Gap.UncoveredPopulation).English})")) + ".");
        return LocalizedText.Of(
            $"{own.Length:N0}\u00A0xã thiếu {name.Vietnamese}{fully.Vietnamese}.{most.Vietnamese}",
            $"{own.Length:N0} {(own.Length == 1 ? "commune lacks" : "communes lack")} {name.English}{fully.English}.{most.English}");
    }

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(Named)) + (all.Length > Named ? ", …" : string.Empty);
    }

    private static long CountOf(ReportContent content, FindingRank rank) => content.Findings.Where(f => f.Rank == rank).Sum(f => f.Count);
}
