using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Headlines;

/// <summary>The headline figures of the province against the targets, service by service: what the report, the web page and the viewer show first.</summary>
public static class HeadlineFigures
{
    /// <summary>The figures of a run, in the order they are shown; one that was not computed is left out.</summary>
    /// <param name="content">The run.</param>
    public static IReadOnlyList<HeadlineFigure> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        IEnumerable<HeadlineFigure> postal = content.PostalPoints is null ? [] : Postal(content, content.Province);
        IEnumerable<HeadlineFigure> mobile = content.BtsSites is null ? [] : Mobile(content, content.Province);
        return [.. postal.Concat(mobile).Where(f => !double.IsNaN(f.Value)), .. ClassHeadlines.Of(content)];
    }

    private static IEnumerable<HeadlineFigure> Postal(ReportContent content, UnitIndicators province)
    {
        double target = content.TargetServiceRadiusKilometres, minimum = content.MinimumCoveredFraction;
        yield return Card(
            "average_service_radius",
            HeadlineGroup.Postal,
            LocalizedText.Of($"Bán kính phục vụ bình quân", $"Average service radius"),
            province.AverageServiceRadiusKilometres,
            2,
            ColumnUnits.KilometrePerPoint,
            Compare(province.AverageServiceRadiusKilometres, target, (value, wanted) => value <= wanted),
            double.IsNaN(target)
                ? LocalizedText.Of($"chưa nêu mục tiêu", $"no target stated")
                : LocalizedText.Of($"mục tiêu: không quá {target:N2}\u00A0km/điểm", $"target: at most {target:N2}\u00A0km/point"));
        yield return Card(
            "postal_points",
            HeadlineGroup.Postal,
            LocalizedText.Of($"Điểm phục vụ bưu chính", $"Postal points"),
            province.PostalPoints ?? double.NaN,
            0,
            LocalizedText.Of($"điểm", $"{(province.PostalPoints == 1 ? "point" : "points")}"),
            province.PointsNeededForTarget is int needed && province.PostalPoints is int points ? points >= needed : null,
            province.PointsNeededForTarget is int wantedPoints ? LocalizedText.Of($"mục tiêu cần {wantedPoints:N0}\u00A0điểm", $"the target needs {wantedPoints:N0}") : default);
        yield return Card(
            "people_per_postal_point",
            HeadlineGroup.Postal,
            LocalizedText.Of($"Số dân phục vụ bình quân một điểm", $"People per postal point"),
            province.PeoplePerPostalPoint,
            0,
            ColumnUnits.PeoplePerPoint,
            null,
            default);
        yield return Card(
            "people_within_postal_limit",
            HeadlineGroup.Postal,
            LocalizedText.Of($"Dân số trong vòng {content.PostalLimitKilometres:0.##}\u00A0km đến điểm bưu chính", $"People within {content.PostalLimitKilometres:0.##}\u00A0km of a postal point"),
            province.PopulationWithinPostalLimitFraction * 100,
            1,
            ColumnUnits.Percent,
            Compare(province.PopulationWithinPostalLimitFraction, minimum, (value, wanted) => value >= wanted),
            MinimumText(minimum));
        yield return Card(
            "communes_without_postal_point",
            HeadlineGroup.Postal,
            LocalizedText.Of($"Xã chưa có điểm bưu chính", $"Communes without a postal point"),
            province.CommunesWithoutPostalPoint ?? double.NaN,
            0,
            OfAll(province),
            province.CommunesWithoutPostalPoint is int without ? without == 0 : null,
            LocalizedText.Of($"mục tiêu: xã nào cũng có điểm", $"target: a point in every commune"));
        yield return Lacking("communes_lacking_postal", HeadlineGroup.Postal, province, LocalizedText.Of($"Xã thiếu dịch vụ bưu chính", $"Communes lacking postal service"), province.CommunesLackingPostal);
    }

    private static IEnumerable<HeadlineFigure> Mobile(ReportContent content, UnitIndicators province)
    {
        double minimum = content.MinimumCoveredFraction;
        yield return Card(
            "mobile_covered_people",
            HeadlineGroup.Mobile,
            LocalizedText.Of($"Dân số được phủ sóng di động", $"People with mobile coverage"),
            province.MobileCoveredPopulationFraction * 100,
            1,
            ColumnUnits.Percent,
            Compare(province.MobileCoveredPopulationFraction, minimum, (value, wanted) => value >= wanted),
            MinimumText(minimum));
        yield return Card(
            "mobile_covered_area",
            HeadlineGroup.Mobile,
            LocalizedText.Of($"Diện tích được phủ sóng di động", $"Area with mobile coverage"),
            province.MobileCoveredAreaFraction * 100,
            1,
            ColumnUnits.Percent,
            null,
            province.BtsSites is int sites ? LocalizedText.Of($"{sites:N0}\u00A0trạm BTS", $"{sites:N0}\u00A0BTS {(sites == 1 ? "site" : "sites")}") : default);
        yield return Lacking("communes_lacking_mobile", HeadlineGroup.Mobile, province, LocalizedText.Of($"Xã thiếu dịch vụ di động", $"Communes lacking mobile service"), province.CommunesLackingMobile);
    }

    private static HeadlineFigure Lacking(string id, HeadlineGroup group, UnitIndicators province, LocalizedText name, int? lacking) => Card(
        id,
        group,
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

    private static bool? Compare(double value, double target, Func<double, double, bool> isMet) =>
        double.IsNaN(value) || double.IsNaN(target) ? null : isMet(value, target);

    private static HeadlineFigure Card(
        string id, HeadlineGroup group, LocalizedText name, double value, int decimals, LocalizedText unit, bool? met, LocalizedText comment) => new()
        {
            Id = id,
            Group = group,
            Name = name,
            Value = value,
            Decimals = decimals,
            Unit = unit,
            IsMet = met,
            Comment = comment,
        };
}
