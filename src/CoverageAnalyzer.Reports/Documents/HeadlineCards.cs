using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Headlines;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The headline figures of the province against the targets, service by service, and how the radius comes about.</summary>
internal static class HeadlineCards
{
    public static void Write(HtmlText html, ReportContent content)
    {
        IReadOnlyList<HeadlineFigure> figures = HeadlineFigures.Of(content);
        if (content.PostalPoints is null && content.BtsSites is null)
        {
            html.Raw("<p>").Text(
                $"Nghiên cứu chưa có lớp điểm bưu chính hay trạm BTS nên chưa tính được chỉ tiêu phục vụ nào. Hãy thêm tệp vào khóa 'layers' của study.json (postalPoints, btsSites) rồi chạy lại.",
                $"The study has neither postal points nor BTS sites, so no service figure could be computed. Add a file under 'layers' in study.json (postalPoints, btsSites) and run again.").Raw("</p>\n");
            TerrainCards.Write(html, content, figures);
            return;
        }

        if (content.PostalPoints is not null)
        {
            html.Element("<h3>", LocalizedText.Of($"Bưu chính", $"Post"), "</h3>").Raw("<ul class=\"cards\">\n");
            Cards(html, figures, HeadlineGroup.Postal);
            html.Raw("</ul>\n");
            WriteFormula(html, content);
            foreach (LocalizedText note in content.HeadlineNotes)
            {
                html.Element("<p class=\"formula\">", note, "</p>\n");
            }
        }

        if (content.BtsSites is not null)
        {
            html.Element("<h3>", LocalizedText.Of($"Viễn thông di động", $"Mobile"), "</h3>").Raw("<ul class=\"cards\">\n");
            Cards(html, figures, HeadlineGroup.Mobile);
            html.Raw("</ul>\n");
        }

        TerrainCards.Write(html, content, figures);
    }

    private static void Cards(HtmlText html, IReadOnlyList<HeadlineFigure> figures, HeadlineGroup group)
    {
        foreach (HeadlineFigure figure in figures.Where(f => f.Group == group))
        {
            Card(html, figure);
        }
    }

    private static void WriteFormula(HtmlText html, ReportContent content)
    {
        UnitIndicators province = content.Province;
        if (province.PostalPoints is not int points || double.IsNaN(province.AreaSquareKilometres))
        {
            return;
        }

        html.Raw("<p class=\"formula\">");
        if (double.IsNaN(province.AverageServiceRadiusKilometres))
        {
            html.Text(
                $"Chưa tính được bán kính phục vụ bình quân: tỉnh chưa có điểm phục vụ bưu chính nào được tính.",
                $"There is no average service radius: the province has no counted postal point.");
        }
        else
        {
            LocalizedText area = content.UsesStatedArea
                ? LocalizedText.Of($"diện tích theo số liệu thống kê", $"the stated area")
                : LocalizedText.Of($"diện tích tính từ ranh giới", $"the area of the boundaries");
            string word = points == 1 ? "point" : "points";
            html.Text(
                $"Với {area.Vietnamese} A = {province.AreaSquareKilometres:N2}\u00A0km² và N = {points:N0}\u00A0điểm, bán kính phục vụ bình quân là √(A\u00A0/\u00A0(π\u00A0×\u00A0N)) = √({province.AreaSquareKilometres:N2}\u00A0/\u00A0(3,1416\u00A0×\u00A0{points:N0})) = {province.AverageServiceRadiusKilometres:N2}\u00A0km/điểm.",
                $"With {area.English} A = {province.AreaSquareKilometres:N2}\u00A0km² and N = {points:N0}\u00A0{word}, the average service radius is √(A\u00A0/\u00A0(π\u00A0×\u00A0N)) = √({province.AreaSquareKilometres:N2}\u00A0/\u00A0(3.1416\u00A0×\u00A0{points:N0})) = {province.AverageServiceRadiusKilometres:N2}\u00A0km/point.");
            if (province.PointsNeededForTarget is int needed && !double.IsNaN(content.TargetServiceRadiusKilometres))
            {
                html.Raw(" ");
                if (needed > points)
                {
                    html.Text(
                        $"Muốn đạt mục tiêu {content.TargetServiceRadiusKilometres:N2}\u00A0km/điểm cần {needed:N0}\u00A0điểm, tức là thêm {needed - points:N0}\u00A0điểm.",
                        $"The target of {content.TargetServiceRadiusKilometres:N2}\u00A0km/point needs {needed:N0} points, {needed - points:N0} more.");
                }
                else
                {
                    html.Text(
                        $"Mục tiêu {content.TargetServiceRadiusKilometres:N2}\u00A0km/điểm cần {needed:N0}\u00A0điểm: đã đạt.",
                        $"The target of {content.TargetServiceRadiusKilometres:N2}\u00A0km/point needs {needed:N0} {(needed == 1 ? "point" : "points")}: it is met.");
                }
            }
        }

        html.Raw("</p>\n");
    }

    private static void Card(HtmlText html, HeadlineFigure figure)
    {
        html.Raw(figure.IsMet switch { true => "<li class=\"card good\">", false => "<li class=\"card bad\">", _ => "<li class=\"card\">" });
        html.Element("<p class=\"name\">", figure.Name, "</p>");
        html.Raw("<p class=\"value\">").Text(figure.PrintValue(html.Language)).Raw(" <small>").Text(figure.Unit).Raw("</small></p>");
        if (figure.IsMet is not null || !figure.Comment.IsEmpty)
        {
            html.Raw("<p class=\"status\">");
            if (figure.IsMet is bool isMet)
            {
                html.Raw("<b>").Raw(isMet ? "✓ " : "✗ ");
                html.Text(
                    isMet ? LocalizedText.Of($"Đạt", $"Met") : LocalizedText.Of($"Chưa đạt", $"Not met")).Raw("</b>").Raw(figure.Comment.IsEmpty ? string.Empty : " – ");
            }

            html.Text(figure.Comment).Raw("</p>");
        }

        html.Raw("</li>\n");
    }
}
