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
        IReadOnlyList<UnitClass> kinds = DisadvantagedAreas.DecidedKinds(communes);
        if (kinds.Count == 0 || communes.All(c => c.PostalGap == GapLevel.NotComputed && c.MobileGap == GapLevel.NotComputed))
        {
            return LocalizedText.Empty;
        }

        ILookup<Verdict, CommuneIndicators> by = communes.ToLookup(c => DisadvantagedAreas.VerdictOfAny(c, kinds));
        CommuneIndicators[] own = [.. by[Verdict.Yes]], others = [.. by[Verdict.No]], open = [.. by[Verdict.Undecidable]];
        LocalizedText named = NamesOf(kinds);
        LocalizedText[] parts =
        [
            own.Length == 0
                ? LocalizedText.Of($"Không có xã nào được xác định là {named.Vietnamese}", $"No commune was found to be {named.English}")
                : LocalizedText.Of(
                    $"Trong {own.Length:N0}\u00A0xã {named.Vietnamese}, {Lacking(own):N0}\u00A0xã ({LackingFraction(own):P1}) thiếu ít nhất một dịch vụ",
                    $"Of the communes that are {named.English} ({own.Length:N0}), {Lacking(own):N0} ({LackingFraction(own):P1}) lack at least one service"),
            .. others.Length == 0 || own.Length == 0 ? (LocalizedText[])[] : [LocalizedText.Of(
                $"trong {others.Length:N0}\u00A0xã không thuộc các vùng này là {Lacking(others):N0}\u00A0xã ({LackingFraction(others):P1})",
                $"of those that are none of these ({others.Length:N0}), {Lacking(others):N0} ({LackingFraction(others):P1})")],
            .. open.Length == 0 || own.Length == 0 ? (LocalizedText[])[] : [LocalizedText.Of(
                $"trong {open.Length:N0}\u00A0xã chưa xác định được là {Lacking(open):N0}\u00A0xã ({LackingFraction(open):P1})",
                $"of those that cannot be decided ({open.Length:N0}), {Lacking(open):N0} ({LackingFraction(open):P1})")],
        ];
        return new(string.Join("; ", parts.Select(p => p.Vietnamese)) + ".", string.Join("; ", parts.Select(p => p.English)) + ".");
    }

    /// <summary>The kinds in the order of the table: a kind that nothing decides is not claimed.</summary>
    private static LocalizedText NamesOf(IReadOnlyList<UnitClass> kinds)
    {
        LocalizedText[] names = [.. DisadvantagedAreas.Kinds.Where(kinds.Contains).Select(k => k switch
        {
            UnitClass.Mountainous => LocalizedText.Of($"miền núi", $"mountainous"),
            UnitClass.Remote => LocalizedText.Of($"vùng sâu, vùng xa", $"remote"),
            UnitClass.LandBorder => LocalizedText.Of($"biên giới", $"on the border"),
            _ => LocalizedText.Of($"hải đảo", $"an island"),
        })];
        string english = names.Length == 1 ? names[0].English : string.Join(", ", names.SkipLast(1).Select(n => n.English)) + " or " + names[^1].English;
        return new(string.Join(", ", names.Select(n => n.Vietnamese)), english);
    }

    private static int Lacking(CommuneIndicators[] communes) => communes.Count(c => c.PostalGap > GapLevel.None || c.MobileGap > GapLevel.None);

    private static double LackingFraction(CommuneIndicators[] communes) => (double)Lacking(communes) / communes.Length;
}
