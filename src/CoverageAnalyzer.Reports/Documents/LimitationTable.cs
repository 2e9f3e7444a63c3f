using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>Which service mountainous, remote, border and island communes lack, beside all others.</summary>
internal static class LimitationTable
{
    public static void Write(HtmlText html, ReportContent content)
    {
        if (content.DisadvantagedAreas.Count == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Hạn chế của vùng miền núi, vùng sâu, vùng xa, biên giới, hải đảo", $"Limitations of mountainous, remote, border and island areas"), "</h3>\n");
        if (ConclusionOf(content.Communes) is { IsEmpty: false } conclusion)
        {
            html.Element("<p class=\"formula\">", conclusion, "</p>\n");
        }

        string[] wanted =
            ["kind", "communes", "undecidable_communes", "population", "lacking_postal", "lacking_mobile", "lacking_both", "people_without_postal", "people_without_mobile"];
        DisadvantagedAreaGap[] kinds = [.. content.DisadvantagedAreas.Where(a => a.Kind != UnitClass.None)];
        HtmlTable.Write(
            html,
            LocalizedText.Of($"Một xã có thể thuộc nhiều vùng; dòng cuối là các xã không thuộc vùng khó khăn nào", $"A commune may be of several areas; the last row holds those of none"),
            HtmlTable.Filled(DisadvantagedAreaColumns.All, wanted, content.DisadvantagedAreas),
            kinds,
            content.DisadvantagedAreas.FirstOrDefault(a => a.Kind == UnitClass.None));
    }

    /// <summary>One sentence: how many of the disadvantaged communes lack a service, and of the others. Empty where no service is assessed.</summary>
    internal static LocalizedText ConclusionOf(IReadOnlyList<CommuneIndicators> communes)
    {
        CommuneIndicators[] own = [.. communes.Where(c => DisadvantagedAreas.VerdictOfAny(c) == Verdict.Yes)];
        CommuneIndicators[] others = [.. communes.Where(c => DisadvantagedAreas.VerdictOfAny(c) == Verdict.No)];
        if (communes.All(c => c.PostalGap == GapLevel.NotComputed && c.MobileGap == GapLevel.NotComputed))
        {
            return LocalizedText.Empty;
        }

        if (own.Length == 0)
        {
            return LocalizedText.Of($"Không có xã nào được xác định là miền núi, vùng sâu, vùng xa, biên giới hay hải đảo.", $"No commune was found to be mountainous, remote, on the border or an island.");
        }

        int lacking = own.Count(IsLacking), lackingOthers = others.Count(IsLacking);
        LocalizedText first = LocalizedText.Of(
            $"Trong {own.Length:N0}\u00A0xã miền núi, vùng sâu, vùng xa, biên giới, hải đảo, {lacking:N0}\u00A0xã ({(double)lacking / own.Length:P1}) thiếu ít nhất một dịch vụ",
            $"Of the communes that are mountainous, remote, on the border or an island ({own.Length:N0}), {lacking:N0} ({(double)lacking / own.Length:P1}) lack at least one service");
        LocalizedText second = others.Length == 0 ? LocalizedText.Of($".", $".") : LocalizedText.Of(
            $"; trong {others.Length:N0}\u00A0xã không thuộc các vùng này là {lackingOthers:N0}\u00A0xã ({(double)lackingOthers / others.Length:P1}).",
            $"; of those that are none of these ({others.Length:N0}), {lackingOthers:N0} ({(double)lackingOthers / others.Length:P1}).");
        return new(first.Vietnamese + second.Vietnamese, first.English + second.English);
    }

    private static bool IsLacking(CommuneIndicators c) => c.PostalGap > GapLevel.None || c.MobileGap > GapLevel.None;
}
