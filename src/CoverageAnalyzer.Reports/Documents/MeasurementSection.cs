using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Reports.Tables;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Radio.Measurements.MeasurementClass>;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The part of a report that holds measured points against the prediction, and suggests an offset that nobody adds by itself.</summary>
internal static class MeasurementSection
{
    private const int ClassesShown = 30;

    private static readonly Column Name = Column.OfText(
        "name",
        LocalizedText.Of($"Nơi đo", $"Measured places"),
        (c, language) => (c.IsAll ? LocalizedText.Of($"tất cả", $"all") : c.ClutterClass.Length == 0 ? LocalizedText.Of($"không ghi lớp phủ", $"no class stated") : LocalizedText.Same(c.ClutterClass)).In(language),
        22);

    public static void Write(HtmlText html, RadioContent radio)
    {
        if (radio.Measurements is not { } measured)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Dự báo so với điểm đo", $"Prediction against measured points"), "</h3>\n");
        html.Element("<p>", CountsOf(measured), "</p>\n");
        if (measured.All.Figures.Cells == 0)
        {
            html.Element("<p>", LocalizedText.Of($"Không có ô nào có cả mức thu đo được và mức thu dự báo, nên không tính được sai lệch.", $"No cell has both a measured and a predicted power, so that no bias can be given."), "</p>\n");
        }
        else
        {
            html.Element("<p>", AgreementOf(measured.All.Figures), "</p>\n");
            WriteClasses(html, measured);
        }

        WriteFourfold(html, measured.All.Figures);
        if (measured.All.Figures.Cells > 0)
        {
            html.Element("<p>", SuggestionOf(measured.All), "</p>\n");
            if (measured.Classes.Any(c => c.IsLandCover))
            {
                html.Element("<p>", ClassSuggestion, "</p>\n");
            }
        }

        html.Raw("<p>").Text($"Từng điểm đo và dự báo tại đó: tệp ", $"Each point with its prediction: the file ").Raw("<code>mobile_measurements.csv</code>")
            .Text($"; số liệu theo lớp phủ: ", $"; figures by clutter class: ").Raw("<code>mobile_tuning.csv</code>.</p>\n");
    }

    /// <summary>What is added to every predicted power, where something is.</summary>
    public static LocalizedText OffsetOf(RadioContent radio) => LocalizedText.Of(
        $"Nghiên cứu cộng {radio.PowerOffsetDb:+0.##;-0.##}\u00A0dB vào mọi mức thu dự báo (khóa mobile.offsetDb): vùng phủ sóng, bản đồ và các bảng đều đã tính phần này.",
        $"The study adds {radio.PowerOffsetDb:+0.##;-0.##}\u00A0dB to every predicted power (the key mobile.offsetDb): coverage, maps and tables all hold it.");

    private static LocalizedText CountsOf(MeasurementResult measured)
    {
        MeasurementFigures all = measured.All.Figures;
        (int Count, LocalizedText Words)[] left =
        [
            (measured.CountOf(MeasurementStatus.NoServer), new("ở nơi dự báo không có sóng của trạm nào", "where no site is predicted to reach")),
            (measured.CountOf(MeasurementStatus.OutsideElevation), new("ngoài mô hình độ cao", "outside the elevation model")),
            (measured.CountOf(MeasurementStatus.OnVoid), new("trên ô độ cao trống", "where the elevation model has no height")),
            (measured.CountOf(MeasurementStatus.Unknown), new("thiếu độ cao trên đường truyền", "with heights missing on the way")),
            (measured.CountOf(MeasurementStatus.NoSuchNetwork), new("của mạng không có trạm trong nghiên cứu", "of a network the study has no site of")),
        ];
        left = [.. left.Where(l => l.Count > 0)];
        LocalizedText[] parts = [.. left.Select(l => new LocalizedText($"{Counted.Points(l.Count).Vietnamese} {l.Words.Vietnamese}", $"{Counted.Points(l.Count).English} {l.Words.English}"))];
        LocalizedText without = parts.Length == 0 ? LocalizedText.Empty : new(
            $" Không có mức thu dự báo để so sánh: {string.Join("; ", parts.Select(p => p.Vietnamese))}.", $" No predicted power to compare with: {string.Join("; ", parts.Select(p => p.English))}.");
        LocalizedText counts = LocalizedText.Of(
            $"{measured.Points.Count:N0}\u00A0điểm đo dùng được; mức thu đo được và dự báo được so sánh ở {all.Cells:N0}\u00A0ô của mô hình độ cao.",
            $"{Counted.Of(measured.Points.Count, string.Empty, "usable measured point", "usable measured points").English}; measured and predicted power are compared in {Counted.Of(all.Cells, string.Empty, "cell", "cells").English} of the elevation model.");
        return new(
            $"{counts.Vietnamese}{without.Vietnamese} Nhiều điểm của cùng mạng trong một ô được lấy trung bình theo dB, vì mô hình dự báo mức trung vị và mức thu biến thiên theo quy luật loga chuẩn (ITU-R P.1812, P.1546). Điểm đo không được đưa vào dự báo.",
            $"{counts.English}{without.English} Several points of one network in a cell are averaged in dB, because the model predicts the median and power varies log-normally (ITU-R P.1812, P.1546). Measured points do not enter the prediction.");
    }

    private static LocalizedText AgreementOf(MeasurementFigures all)
    {
        double size = Math.Abs(all.BiasDb);
        LocalizedText side = all.BiasDb >= 0 ? new("mạnh hơn", "stronger than") : new("yếu hơn", "weaker than");
        LocalizedText error = double.IsNaN(all.StandardErrorDb) ? LocalizedText.Empty : LocalizedText.Of($" (sai số chuẩn {all.StandardErrorDb:0.0}\u00A0dB)", $" (standard error {all.StandardErrorDb:0.0}\u00A0dB)");
        LocalizedText correlation = double.IsNaN(all.Correlation) ? LocalizedText.Empty : LocalizedText.Of($", hệ số tương quan {all.Correlation:0.00}", $", correlation {all.Correlation:0.00}");
        return LocalizedText.Of(
            $"Tính chung, sóng đo được {side.Vietnamese} dự báo {size:0.0}\u00A0dB{error.Vietnamese}; độ lệch chuẩn {all.StandardDeviationDb:0.0}\u00A0dB, sai số RMSE {all.RootMeanSquareDb:0.0}\u00A0dB{correlation.Vietnamese}.",
            $"Over all, what was measured is {size:0.0}\u00A0dB {side.English} predicted{error.English}; standard deviation {all.StandardDeviationDb:0.0}\u00A0dB, RMSE {all.RootMeanSquareDb:0.0}\u00A0dB{correlation.English}.");
    }

    private static void WriteClasses(HtmlText html, MeasurementResult measured)
    {
        string[] wanted = ["points", "cells", "bias_db", "standard_error_db", "standard_deviation_db", "rmse_db", "correlation", "offset_db"];
        MeasurementClass[] rows = [.. measured.Classes.Take(ClassesShown), measured.All];
        HtmlTable.Write(
            html,
            LocalizedText.Of($"Đo trừ dự báo theo lớp phủ bề mặt", $"Measured less predicted, by clutter class"),
            [Name, .. HtmlTable.Filled(MeasurementClassColumns.All, wanted, rows)],
            rows[..^1],
            measured.All);
        HtmlReport.More(html, measured.Classes.Count - ClassesShown, "mobile_tuning.csv");
    }

    private static void WriteFourfold(HtmlText html, MeasurementFigures all)
    {
        if (all.JudgedCells == 0)
        {
            return;
        }

        LocalizedText caption = LocalizedText.Of($"Có sóng theo đo và theo dự báo (số ô)", $"Coverage as measured and as predicted (cells)");
        LocalizedText[] heads = [LocalizedText.Of($"Theo đo", $"As measured"), LocalizedText.Of($"Dự báo có sóng", $"Predicted covered"), LocalizedText.Of($"Dự báo không có sóng", $"Predicted not covered")];
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table>").Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        for (int h = 0; h < heads.Length; h++)
        {
            html.Element(h > 0 ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">", heads[h], "</th>");
        }

        html.Raw("</tr></thead><tbody>\n");
        (LocalizedText Name, int Covered, int Uncovered)[] rows =
        [
            (LocalizedText.Of($"có sóng: mức thu đạt ngưỡng", $"covered: the power reaches the threshold"), all.Hits, all.Misses),
            (LocalizedText.Of($"không có sóng", $"not covered"), all.FalseAlarms, all.RightRejections),
        ];
        foreach ((LocalizedText name, int covered, int uncovered) in rows)
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", name, "</th>").Raw("<td class=\"n\">").Text(NumberSigns.Print(covered, 0, html.Language))
                .Raw("</td><td class=\"n\">").Text(NumberSigns.Print(uncovered, 0, html.Language)).Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.Element(
            "<p>",
            LocalizedText.Of(
                $"Đo và dự báo nói giống nhau ở {all.AgreementFraction:P1} số ô. Dự báo bỏ sót {all.Misses:N0}\u00A0ô có sóng và báo nhầm {all.FalseAlarms:N0}\u00A0ô không có sóng. Giá trị đo được so với ngưỡng thu (kể cả suy hao xe, nhà nếu có), không kể phần dự phòng ở rìa ô phủ sóng.",
                $"Measurement and prediction agree in {all.AgreementFraction:P1} of the cells. The prediction misses {Counted.Of(all.Misses, string.Empty, "covered cell", "covered cells").English} and gives a false alarm in {Counted.Of(all.FalseAlarms, string.Empty, "cell", "cells").English}. A measured power is held against the threshold (with the loss of vehicles or buildings, where asked for), without the reserve for the edge of a cell."),
            "</p>\n");
    }

    private static LocalizedText ClassSuggestion => new(
        "Lớp lấy từ ảnh lớp phủ: muốn hiệu chỉnh theo lớp thì ghi số ở cột cuối vào 'offsetDb' của lớp đó trong tệp của khóa mobile.clutter; số này tính với mobile.offsetDb như hiện nay. Đừng dùng cả hai cách cho cùng một sai lệch.",
        "Classes taken from the land cover: to tune class by class, put the number of the last column into the class's 'offsetDb' in the file of the key mobile.clutter; it goes with mobile.offsetDb as it is now. Do not use both for one and the same bias.");

    private static LocalizedText SuggestionOf(MeasurementClass all)
    {
        LocalizedText given = LocalizedText.Of($"{all.OffsetDb:+0.0;-0.0;0.0}\u00A0dB", $"{all.OffsetDb:+0.0;-0.0;0.0}\u00A0dB");
        return new(
            $"Đề xuất hiệu chỉnh chung: {given.Vietnamese}; theo từng lớp phủ: cột cuối của bảng. Chương trình không tự áp dụng: muốn dùng, ghi số đó vào khóa mobile.offsetDb rồi chạy lại. Các ô cạnh nhau trên một con đường có sai lệch giống nhau, nên sai số thật lớn hơn sai số chuẩn; nên giữ lại một phần điểm đo để kiểm tra.",
            $"Suggested offset over all: {given.English}; by clutter class: the last column of the table. It is not applied by itself: to use it, put the number into the key mobile.offsetDb and run again. Cells side by side on a road err alike, so that the true error is greater than the standard error; keep some points aside to check with.");
    }
}
