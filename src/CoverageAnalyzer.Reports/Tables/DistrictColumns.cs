using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Indicators.UnitIndicators>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of a district, or of the province: the commune columns that can be rolled up, and counts of communes.</summary>
public static class DistrictColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<UnitIndicators>> All { get; } =
    [
        Column.OfText("name", LocalizedText.Of($"Huyện, thị xã, thành phố", $"District"), (d, _) => d.Name, 24),
        Column.OfCount("communes", LocalizedText.Of($"Số xã", $"Communes"), d => d.Communes),
        Column.OfNumber("area_km2", LocalizedText.Of($"Diện tích tính toán", $"Area used"), SquareKilometre, 2, d => d.AreaSquareKilometres),
        Column.OfNumber("polygon_area_km2", LocalizedText.Of($"Diện tích theo ranh giới", $"Polygon area"), SquareKilometre, 2, d => d.PolygonAreaSquareKilometres),
        Column.OfNumber("population", LocalizedText.Of($"Dân số", $"Population"), People, 0, d => d.Population),
        Column.OfCount("postal_points", LocalizedText.Of($"Điểm phục vụ bưu chính", $"Postal points"), d => d.PostalPoints ?? double.NaN),
        Column.OfNumber("average_service_radius_km", LocalizedText.Of($"Bán kính phục vụ bình quân", $"Average service radius"), KilometrePerPoint, 2, d => d.AverageServiceRadiusKilometres),
        Column.OfCount("points_needed_for_target", LocalizedText.Of($"Số điểm cần có theo mục tiêu", $"Points the target needs"), d => d.PointsNeededForTarget ?? double.NaN),
        Column.OfNumber("people_per_postal_point", LocalizedText.Of($"Số dân phục vụ bình quân", $"People per postal point"), PeoplePerPoint, 0, d => d.PeoplePerPostalPoint),
        Column.OfNumber("postal_points_per_100_km2", LocalizedText.Of($"Điểm bưu chính trên 100 km²", $"Postal points per 100 km²"), LocalizedText.Empty, 2, d => d.PostalPointsPer100SquareKilometres),
        Column.OfCount("communes_without_postal_point", LocalizedText.Of($"Số xã chưa có điểm bưu chính", $"Communes without a postal point"), d => d.CommunesWithoutPostalPoint ?? double.NaN),
        Column.OfNumber("nearest_postal_mean_km", LocalizedText.Of($"Khoảng cách trung bình đến điểm gần nhất", $"Mean distance to the nearest point"), Kilometre, 2, d => d.NearestPostalMeanKilometres),
        Column.OfNumber("nearest_postal_p90_km", LocalizedText.Of($"Khoảng cách mà 90 % diện tích không vượt quá", $"Distance 90 % of the area does not exceed"), Kilometre, 2, d => d.NearestPostalP90Kilometres),
        Column.OfNumber("nearest_postal_max_km", LocalizedText.Of($"Khoảng cách lớn nhất đến điểm gần nhất", $"Greatest distance to the nearest point"), Kilometre, 2, d => d.NearestPostalMaximumKilometres),
        Column.OfNumber("nearest_postal_population_mean_km", LocalizedText.Of($"Khoảng cách trung bình theo dân số", $"Mean distance weighted by people"), Kilometre, 2, d => d.NearestPostalPopulationMeanKilometres),
        Column.OfFraction("population_within_postal_limit_share", LocalizedText.Of($"Dân số trong cự ly phục vụ bưu chính", $"People within the postal limit"), d => d.PopulationWithinPostalLimitFraction),
        Column.OfCount("bts_sites", LocalizedText.Of($"Trạm BTS", $"BTS sites"), d => d.BtsSites ?? double.NaN),
        Column.OfNumber("bts_sites_per_100_km2", LocalizedText.Of($"Trạm BTS trên 100 km²", $"BTS sites per 100 km²"), LocalizedText.Empty, 2, d => d.BtsSitesPer100SquareKilometres),
        Column.OfFraction("mobile_covered_area_share", LocalizedText.Of($"Diện tích được phủ sóng di động", $"Area with mobile coverage"), d => d.MobileCoveredAreaFraction),
        Column.OfFraction("mobile_covered_population_share", LocalizedText.Of($"Dân số được phủ sóng di động", $"People with mobile coverage"), d => d.MobileCoveredPopulationFraction),
        Column.OfNumber("mobile_uncovered_population", LocalizedText.Of($"Dân số chưa được phủ sóng", $"People without mobile coverage"), People, 0, d => d.MobileUncoveredPopulation),
        Column.OfCount("communes_lacking_postal", LocalizedText.Of($"Số xã thiếu dịch vụ bưu chính", $"Communes lacking postal service"), d => d.CommunesLackingPostal ?? double.NaN),
        Column.OfCount("communes_lacking_mobile", LocalizedText.Of($"Số xã thiếu dịch vụ di động", $"Communes lacking mobile service"), d => d.CommunesLackingMobile ?? double.NaN),
        Column.OfCount("mountainous_communes", LocalizedText.Of($"Số xã miền núi", $"Mountainous communes"), d => d.MountainousCommunes ?? double.NaN),
    ];
}
