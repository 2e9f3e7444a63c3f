using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The part of a report about the land cover a prediction was made over: which, how high, how much of the communes.</summary>
internal static class LandCoverSection
{
    public static void Write(HtmlText html, RadioContent radio)
    {
        if (radio.LandCover is not { } cover)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Lớp phủ bề mặt: cây và nhà", $"Land cover: trees and houses"), "</h3>\n");
        html.Element("<p>", IntroductionOf(cover), "</p>\n");
        (ClutterClass Class, long Cells)[] rows = [.. cover.Tally.Classes.Skip(1).Where(c => c.Cells > 0)];
        LocalizedText caption = LocalizedText.Of($"Các lớp có trong các xã", $"The classes that the communes have");
        LocalizedText[] heads =
        [
            LocalizedText.Of($"Lớp (mã)", $"Class (code)"), LocalizedText.Of($"Tỷ lệ ô (%)", $"Cells (%)"), LocalizedText.Of($"Độ cao (m)", $"Height (m)"),
            LocalizedText.Of($"Suy hao ở máy thu (dB)", $"Loss at the receiver (dB)"), LocalizedText.Of($"Hiệu chỉnh (dB)", $"Offset (dB)"), LocalizedText.Of($"Nguồn", $"Source"),
        ];
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table class=\"stack\">").Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        for (int h = 0; h < heads.Length; h++)
        {
            html.Element(h is > 0 and < 5 ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">", heads[h], "</th>");
        }

        html.Raw("</tr></thead><tbody>\n");
        foreach ((ClutterClass of, long cells) in rows)
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", LocalizedText.Of($"{of.Name.Vietnamese} ({of.Code})", $"{of.Name.English} ({of.Code})"), "</th>");
            (LocalizedText Head, double Value, int Decimals)[] numbers =
            [
                (heads[1], 100.0 * cells / cover.Tally.Cells, 1), (heads[2], of.HeightMetres, Decimals(of.HeightMetres)), (heads[3], of.LossDb, Decimals(of.LossDb)), (heads[4], of.OffsetDb, Decimals(of.OffsetDb)),
            ];
            foreach ((LocalizedText head, double value, int decimals) in numbers)
            {
                html.Raw("<td class=\"n\" data-label=\"").Text(head).Raw("\">").Text(NumberSigns.Print(value, decimals, html.Language)).Raw("</td>");
            }

            html.Element("<td class=\"w\">", of.Source, "</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        if (RestOf(cover.Tally) is { IsEmpty: false } rest)
        {
            html.Element("<p>", rest, "</p>\n");
        }
    }

    private static int Decimals(double value) => value == Math.Round(value) ? 0 : 1;

    private static LocalizedText IntroductionOf(LandCoverContent cover)
    {
        LocalizedText use = cover.UsesHeights
            ? new(
                "Mô hình cộng độ cao của cây, nhà vào mặt đất giữa trạm và máy thu (ITU-R P.1812, mục 3.2.1); máy thu ở ngoài trời, trên mặt đất, giữa các vật che đó. Cột suy hao không dùng với mô hình này.",
                "The model adds the heights of trees and houses to the ground between site and receiver (ITU-R P.1812, section 3.2.1); the receiver is outdoors, on the ground, among them. The column of losses does not count with this model.")
            : new(
                "Mô hình này không tự tính vật che: độ cao không được dùng, chỉ suy hao cố định ở máy thu và hiệu chỉnh của lớp.",
                "This model knows no clutter of its own: heights do not count, only the fixed loss at the receiver and the offset of the class.");
        LocalizedText from = cover.IsOwn ? new("bảng lớp riêng của nghiên cứu", "classes of the study's own") : new("bảng lớp của chương trình", "classes of the program");
        return new(
            $"Lớp phủ: {cover.File}; {from.Vietnamese}: {cover.Title.Vietnamese}. Mỗi ô của mô hình độ cao lấy lớp ở tâm ô. {use.Vietnamese}",
            $"Land cover: {cover.File}; {from.English}: {cover.Title.English}. Each cell of the elevation model has the class at its centre. {use.English}");
    }

    private static LocalizedText RestOf(LandCoverTally tally)
    {
        LocalizedText none = tally.Classes[0].Cells == 0 ? LocalizedText.Empty : LocalizedText.Of(
            $"{tally.NoneFraction:P2} ô của các xã không có lớp phủ và được coi là trống.", $"{tally.NoneFraction:P2} of the communes' cells have no land cover and count as open.");
        long unknown = tally.UnknownCodes.Sum(u => u.Cells);
        LocalizedText codes = unknown == 0 ? LocalizedText.Empty : LocalizedText.Of(
            $"{(double)unknown / tally.Cells:P2} ô có mã không có trong bảng lớp và cũng được coi là trống.", $"{(double)unknown / tally.Cells:P2} of the cells have codes that no class has and count as open as well.");
        return new(
            string.Join(' ', new[] { none.Vietnamese, codes.Vietnamese }.Where(t => t.Length > 0)), string.Join(' ', new[] { none.English, codes.English }.Where(t => t.Length > 0)));
    }
}
