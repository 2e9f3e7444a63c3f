using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

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

        WriteTable(html, content);
        WriteShortBorders(html, content.Communes);
    }

    private static void WriteTable(HtmlText html, ReportContent content)
    {
        LocalizedText caption = LocalizedText.Of($"Một xã có thể thuộc nhiều vùng; các dòng cuối cộng lại bằng toàn tỉnh", $"A commune may be of several areas; the last rows add up to all");
        bool postal = content.PostalPoints is not null, mobile = content.BtsSites is not null;
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table class=\"limits\">").Element("<caption>", caption, "</caption>")
            .Raw("<thead><tr>").Element("<th scope=\"col\" rowspan=\"2\">", LocalizedText.Of($"Vùng", $"Area"), "</th>");
        foreach (LocalizedText head in (LocalizedText[])[LocalizedText.Of($"Số xã", $"Communes"), LocalizedText.Of($"Chưa xác định được", $"Undecidable"), LocalizedText.Of($"Dân số", $"Population")])
        {
            html.Element("<th scope=\"col\" rowspan=\"2\" class=\"n\">", head, "</th>");
        }

        (LocalizedText Name, int Columns)[] groups =
        [
            .. postal ? ((LocalizedText, int)[])[(LocalizedText.Of($"Thiếu bưu chính", $"Lacking postal service"), 2)] : [],
            .. mobile ? ((LocalizedText, int)[])[(LocalizedText.Of($"Thiếu di động", $"Lacking mobile service"), 2)] : [],
            .. postal && mobile ? ((LocalizedText, int)[])[(LocalizedText.Of($"Thiếu cả hai", $"Lacking both"), 1)] : [],
        ];
        foreach ((LocalizedText name, int columns) in groups)
        {
            html.Element($"<th scope=\"colgroup\" colspan=\"{columns}\" class=\"g\">", name, "</th>");
        }

        html.Raw("</tr><tr>");
        foreach ((_, int columns) in groups)
        {
            html.Element("<th scope=\"col\" class=\"n g\">", LocalizedText.Of($"xã", $"communes"), "</th>");
            if (columns > 1)
            {
                html.Element("<th scope=\"col\" class=\"n\">", LocalizedText.Of($"người", $"people"), "</th>");
            }
        }

        html.Raw("</tr></thead><tbody>\n");
        foreach ((_, LocalizedText name, DisadvantagedAreaGap area) in LimitationRows.OfKinds(content))
        {
            WriteRow(html, name, area, postal, mobile, isKind: true);
        }

        html.Raw("</tbody><tfoot>\n");
        foreach ((LocalizedText name, DisadvantagedAreaGap area) in LimitationRows.OfAll(content))
        {
            WriteRow(html, name, area, postal, mobile, isKind: false);
        }

        html.Raw("</tfoot></table></div>\n");
    }

    private static void WriteRow(HtmlText html, LocalizedText name, DisadvantagedAreaGap area, bool postal, bool mobile, bool isKind)
    {
        void Cell(LocalizedText text, bool opensGroup = false) => html.Element(opensGroup ? "<td class=\"n g\">" : "<td class=\"n\">", text, "</td>");
        html.Raw("<tr>").Element("<th scope=\"row\">", name, "</th>");
        Cell(LocalizedText.Of($"{area.Communes:N0}", $"{area.Communes:N0}"));
        Cell(isKind ? LocalizedText.Of($"{area.UndecidableCommunes:N0}", $"{area.UndecidableCommunes:N0}") : LocalizedText.Empty);
        Cell(double.IsNaN(area.Population) ? LocalizedText.Empty : LocalizedText.Of($"{area.Population:N0}", $"{area.Population:N0}"));
        if (postal)
        {
            Cell(Part(area.LackingPostal ?? double.NaN, area.Communes), true);
            Cell(Part(area.PeopleWithoutPostal, area.Population));
        }

        if (mobile)
        {
            Cell(Part(area.LackingMobile ?? double.NaN, area.Communes), true);
            Cell(Part(area.PeopleWithoutMobile, area.Population));
        }

        if (postal && mobile)
        {
            Cell(Part(area.LackingBoth ?? double.NaN, area.Communes), true);
        }

        html.Raw("</tr>\n");
    }

    /// <summary>A number with its share of the whole: 24 (69 %).</summary>
    private static LocalizedText Part(double part, double whole) => double.IsNaN(part) ? LocalizedText.Empty
        : whole > 0 ? LocalizedText.Of($"{part:N0}\u00A0({part / whole:P0})", $"{part:N0}\u00A0({part / whole:P0})")
        : LocalizedText.Of($"{part:N0}", $"{part:N0}");

    /// <summary>Names the communes whose land border is so short that the two layers may only seem to meet.</summary>
    private static void WriteShortBorders(HtmlText html, IReadOnlyList<CommuneIndicators> communes)
    {
        CommuneIndicators[] brief = [.. communes.Where(ShortBorder.IsIn).OrderBy(c => c.Situation!.LandBorderKilometres)];
        if (brief.Length == 0)
        {
            return;
        }

        const int Named = 8;
        string NamesIn(ReportLanguage language) => string.Join(", ", brief.Take(Named).Select(c => $"{c.Commune.Name} ({NumberSigns.Print(c.Situation!.LandBorderKilometres, 2, language)}\u00A0km)"))
            + (brief.Length > Named ? ", …" : string.Empty);
        html.Element("<p>", LocalizedText.Of(
            $"Cần kiểm tra lại {brief.Length:N0}\u00A0xã biên giới chỉ có dưới {ShortBorder.LengthKilometres:0}\u00A0km ranh giới trùng với biên giới quốc gia: {NamesIn(ReportLanguage.Vietnamese)}.",
            $"To be checked, since less than {ShortBorder.LengthKilometres:0}\u00A0km of the boundary runs along the national border ({Counted.Communes(brief.Length).English}): {NamesIn(ReportLanguage.English)}."), "</p>\n");
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
