using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The headline figures of the province against the targets, service by service, and how the radius comes about.</summary>
internal static class HeadlineCards
{
    public static void Write(HtmlText html, ReportContent content)
    {
        UnitIndicators province = content.Province;
        if (content.PostalPoints is null && content.BtsSites is null)
        {
            html.Raw("<p>").Text(
                $"Nghiên cứu chưa có lớp điểm bưu chính hay trạm BTS nên chưa tính được chỉ tiêu phục vụ nào. Hãy thêm tệp vào khóa 'layers' của study.json (postalPoints, btsSites) rồi chạy lại.",
                $"The study has neither postal points nor BTS sites, so no service figure could be computed. Add a file under 'layers' in study.json (postalPoints, btsSites) and run again.").Raw("</p>\n");
            TerrainCards.Write(html, content);
            return;
        }

        if (content.PostalPoints is not null)
        {
            html.Element("<h3>", LocalizedText.Of($"Bưu chính", $"Post"), "</h3>").Raw("<ul class=\"cards\">\n");
            Postal(html, content, province);
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
            Mobile(html, content, province);
            html.Raw("</ul>\n");
        }

        TerrainCards.Write(html, content);
    }

    private static void Postal(HtmlText html, ReportContent content, UnitIndicators province)
    {
        double target = content.TargetServiceRadiusKilometres, minimum = content.MinimumCoveredFraction;
        Card(
            html,
            LocalizedText.Of($"Bán kính phục vụ bình quân", $"Average service radius"),
            province.AverageServiceRadiusKilometres,
            2,
            ColumnUnits.KilometrePerPoint,
            Compare(province.AverageServiceRadiusKilometres, target, (value, wanted) => value <= wanted),
            double.IsNaN(target)
                ? LocalizedText.Of($"chưa nêu mục tiêu", $"no target stated")
                : LocalizedText.Of($"mục tiêu: không quá {target:N2}\u00A0km/điểm", $"target: at most {target:N2}\u00A0km/point"));
        Card(
            html,
            LocalizedText.Of($"Điểm phục vụ bưu chính", $"Postal points"),
            province.PostalPoints ?? double.NaN,
            0,
            LocalizedText.Of($"điểm", $"{(province.PostalPoints == 1 ? "point" : "points")}"),
            province.PointsNeededForTarget is int needed && province.PostalPoints is int points ? points >= needed : null,
            province.PointsNeededForTarget is int wantedPoints ? LocalizedText.Of($"mục tiêu cần {wantedPoints:N0}\u00A0điểm", $"the target needs {wantedPoints:N0}") : default);
        Card(
            html,
            LocalizedText.Of($"Số dân phục vụ bình quân một điểm", $"People per postal point"),
            province.PeoplePerPostalPoint,
            0,
            ColumnUnits.PeoplePerPoint,
            null,
            default);
        Card(
            html,
            LocalizedText.Of($"Dân số trong vòng {content.PostalLimitKilometres:0.##}\u00A0km đến điểm bưu chính", $"People within {content.PostalLimitKilometres:0.##}\u00A0km of a postal point"),
            province.PopulationWithinPostalLimitFraction * 100,
            1,
            ColumnUnits.Percent,
            Compare(province.PopulationWithinPostalLimitFraction, minimum, (value, wanted) => value >= wanted),
            MinimumText(minimum));
        Card(
            html,
            LocalizedText.Of($"Xã chưa có điểm bưu chính", $"Communes without a postal point"),
            province.CommunesWithoutPostalPoint ?? double.NaN,
            0,
            OfAll(province),
            province.CommunesWithoutPostalPoint is int without ? without == 0 : null,
            LocalizedText.Of($"mục tiêu: xã nào cũng có điểm", $"target: a point in every commune"));
        Lacking(html, province, LocalizedText.Of($"Xã thiếu dịch vụ bưu chính", $"Communes lacking postal service"), province.CommunesLackingPostal);
    }

    private static void Mobile(HtmlText html, ReportContent content, UnitIndicators province)
    {
        double minimum = content.MinimumCoveredFraction;
        Card(
            html,
            LocalizedText.Of($"Dân số được phủ sóng di động", $"People with mobile coverage"),
            province.MobileCoveredPopulationFraction * 100,
            1,
            ColumnUnits.Percent,
            Compare(province.MobileCoveredPopulationFraction, minimum, (value, wanted) => value >= wanted),
            MinimumText(minimum));
        Card(
            html,
            LocalizedText.Of($"Diện tích được phủ sóng di động", $"Area with mobile coverage"),
            province.MobileCoveredAreaFraction * 100,
            1,
            ColumnUnits.Percent,
            null,
            province.BtsSites is int sites ? LocalizedText.Of($"{sites:N0}\u00A0trạm BTS", $"{sites:N0}\u00A0BTS {(sites == 1 ? "site" : "sites")}") : default);
        Lacking(html, province, LocalizedText.Of($"Xã thiếu dịch vụ di động", $"Communes lacking mobile service"), province.CommunesLackingMobile);
    }

    private static void Lacking(HtmlText html, UnitIndicators province, LocalizedText name, int? lacking) => Card(
        html,
        name,
        lacking ?? double.NaN,
        0,
        OfAll(province),
        lacking is int count ? count == 0 : null,
        LocalizedText.Of($"mục tiêu: không còn xã nào thiếu", $"target: none"));

    private static LocalizedText OfAll(UnitIndicators province) => LocalizedText.Of($"trên {province.Communes:N0} xã", $"of {province.Communes:N0}");

    private static LocalizedText MinimumText(double minimum) => double.IsNaN(minimum)
        ? LocalizedText.Empty
        : LocalizedText.Of($"mức tối thiểu {minimum * 100:0.##}\u00A0%", $"minimum {minimum * 100:0.##}\u00A0%");

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

    private static bool? Compare(double value, double target, Func<double, double, bool> isMet) =>
        double.IsNaN(value) || double.IsNaN(target) ? null : isMet(value, target);

    private static void Card(HtmlText html, LocalizedText name, double value, int decimals, LocalizedText unit, bool? met, LocalizedText comment)
    {
        if (double.IsNaN(value))
        {
            return; // not computed: no card rather than an empty one
        }

        html.Raw(met switch { true => "<li class=\"card good\">", false => "<li class=\"card bad\">", _ => "<li class=\"card\">" });
        html.Element("<p class=\"name\">", name, "</p>");
        html.Raw("<p class=\"value\">").Text(NumberSigns.Print(value, decimals, html.Language)).Raw(" <small>").Text(unit).Raw("</small></p>");
        if (met is not null || !comment.IsEmpty)
        {
            html.Raw("<p class=\"status\">");
            if (met is bool isMet)
            {
                html.Raw("<b>").Raw(isMet ? "✓ " : "✗ ");
                html.Text(
                    isMet ? LocalizedText.Of($"Đạt", $"Met") : LocalizedText.Of($"Chưa đạt", $"Not met")).Raw("</b>").Raw(comment.IsEmpty ? string.Empty : " – ");
            }

            html.Text(comment).Raw("</p>");
        }

        html.Raw("</li>\n");
    }
}
