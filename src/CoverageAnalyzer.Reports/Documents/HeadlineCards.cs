using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The headline figures of the province against the targets, and the sentence that shows how the radius comes about.</summary>
internal static class HeadlineCards
{
    public static void Write(HtmlText html, ReportContent content)
    {
        UnitIndicators province = content.Province;
        double target = content.TargetServiceRadiusKilometres, minimum = content.MinimumCoveredFraction;
        html.Raw("<ul class=\"cards\">\n");
        bool? radiusMet = Compare(province.AverageServiceRadiusKilometres, target, (value, wanted) => value <= wanted);
        Card(
            html,
            LocalizedText.Of($"Bán kính phục vụ bình quân", $"Average service radius"),
            province.AverageServiceRadiusKilometres,
            2,
            LocalizedText.Of($"km/điểm", $"km/point"),
            radiusMet,
            LocalizedText.Of($"mục tiêu không quá {target:N2} km/điểm", $"target: at most {target:N2} km/point"));
        Card(
            html,
            LocalizedText.Of($"Điểm phục vụ bưu chính", $"Postal points"),
            province.PostalPoints ?? double.NaN,
            0,
            LocalizedText.Of($"điểm", $"points"),
            province.PointsNeededForTarget is int needed && province.PostalPoints is int points ? points >= needed : null,
            province.PointsNeededForTarget is int wantedPoints ? LocalizedText.Of($"mục tiêu cần {wantedPoints:N0} điểm", $"the target needs {wantedPoints:N0}") : default);
        Card(
            html,
            LocalizedText.Of($"Số dân phục vụ bình quân một điểm", $"People per postal point"),
            province.PeoplePerPostalPoint,
            0,
            LocalizedText.Of($"người/điểm", $"people/point"),
            null,
            default);
        Card(
            html,
            LocalizedText.Of($"Xã chưa có điểm bưu chính", $"Communes without a postal point"),
            province.CommunesWithoutPostalPoint ?? double.NaN,
            0,
            LocalizedText.Of($"trên {province.Communes:N0} xã", $"of {province.Communes:N0}"),
            province.CommunesWithoutPostalPoint is int without ? without == 0 : null,
            LocalizedText.Of($"mục tiêu: xã nào cũng có điểm", $"target: a point in every commune"));
        Card(
            html,
            LocalizedText.Of($"Dân số trong cự ly {content.PostalLimitKilometres:0.##} km đến điểm bưu chính", $"People within {content.PostalLimitKilometres:0.##} km of a postal point"),
            province.PopulationWithinPostalLimitFraction * 100,
            1,
            LocalizedText.Same("%"),
            Compare(province.PopulationWithinPostalLimitFraction, minimum, (value, wanted) => value >= wanted),
            LocalizedText.Of($"mức tối thiểu {minimum * 100:0.##} %", $"minimum {minimum * 100:0.##} %"));
        Card(
            html,
            LocalizedText.Of($"Dân số được phủ sóng di động", $"People with mobile coverage"),
            province.MobileCoveredPopulationFraction * 100,
            1,
            LocalizedText.Same("%"),
            Compare(province.MobileCoveredPopulationFraction, minimum, (value, wanted) => value >= wanted),
            LocalizedText.Of($"mức tối thiểu {minimum * 100:0.##} %", $"minimum {minimum * 100:0.##} %"));
        Card(
            html,
            LocalizedText.Of($"Diện tích được phủ sóng di động", $"Area with mobile coverage"),
            province.MobileCoveredAreaFraction * 100,
            1,
            LocalizedText.Same("%"),
            null,
            province.BtsSites is int sites ? LocalizedText.Of($"{sites:N0} trạm BTS", $"{sites:N0} BTS sites") : default);
        Card(
            html,
            LocalizedText.Of($"Xã thiếu dịch vụ bưu chính", $"Communes lacking postal service"),
            province.CommunesLackingPostal ?? double.NaN,
            0,
            LocalizedText.Of($"trên {province.Communes:N0} xã", $"of {province.Communes:N0}"),
            province.CommunesLackingPostal is int postal ? postal == 0 : null,
            default);
        Card(
            html,
            LocalizedText.Of($"Xã thiếu dịch vụ di động", $"Communes lacking mobile service"),
            province.CommunesLackingMobile ?? double.NaN,
            0,
            LocalizedText.Of($"trên {province.Communes:N0} xã", $"of {province.Communes:N0}"),
            province.CommunesLackingMobile is int mobile ? mobile == 0 : null,
            default);
        html.Raw("</ul>\n");
        WriteFormula(html, content);
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
            html.Text(
                $"Với {area.Vietnamese} A = {province.AreaSquareKilometres:N2} km² và N = {points:N0} điểm, bán kính phục vụ bình quân là √(A / (π × N)) = √({province.AreaSquareKilometres:N2} / (3,1416 × {points:N0})) = {province.AverageServiceRadiusKilometres:N2} km/điểm.",
                $"With {area.English} A = {province.AreaSquareKilometres:N2} km² and N = {points:N0} points, the average service radius is √(A / (π × N)) = √({province.AreaSquareKilometres:N2} / (3.1416 × {points:N0})) = {province.AverageServiceRadiusKilometres:N2} km/point.");
            if (province.PointsNeededForTarget is int needed && !double.IsNaN(content.TargetServiceRadiusKilometres))
            {
                html.Raw(" ");
                if (needed > points)
                {
                    html.Text(
                        $"Muốn đạt mục tiêu {content.TargetServiceRadiusKilometres:N2} km/điểm cần {needed:N0} điểm, tức là thêm {needed - points:N0} điểm.",
                        $"The target of {content.TargetServiceRadiusKilometres:N2} km/point needs {needed:N0} points, {needed - points:N0} more.");
                }
                else
                {
                    html.Text(
                        $"Mục tiêu {content.TargetServiceRadiusKilometres:N2} km/điểm cần {needed:N0} điểm: đã đạt.",
                        $"The target of {content.TargetServiceRadiusKilometres:N2} km/point needs {needed:N0} points: it is met.");
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
