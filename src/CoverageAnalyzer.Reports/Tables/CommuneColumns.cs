using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Indicators.CommuneIndicators>;
using ExtraColumn = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.CommuneRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of a commune, in the published order.</summary>
public static class CommuneColumns
{
    /// <summary>The columns of <c>communes.csv</c>; names and order are what users' scripts rely on.</summary>
    public static IReadOnlyList<RowColumn<CommuneIndicators>> All { get; } =
    [
        Column.OfText("code", LocalizedText.Of($"Mã", $"Code"), (c, _) => c.Commune.Code, 11),
        Column.OfText("name", LocalizedText.Of($"Tên xã", $"Commune"), (c, _) => c.Commune.Name, 24),
        Column.OfText("type", LocalizedText.Of($"Loại", $"Type"), (c, _) => c.Commune.Type, 11),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (c, _) => c.Commune.District, 22),
        Column.OfNumber("area_km2", LocalizedText.Of($"Diện tích tính toán", $"Area used"), SquareKilometre, 2, c => c.AreaSquareKilometres),
        Column.OfNumber("polygon_area_km2", LocalizedText.Of($"Diện tích theo ranh giới", $"Polygon area"), SquareKilometre, 2, c => c.Commune.PolygonAreaSquareKilometres),
        Column.OfNumber("population", LocalizedText.Of($"Dân số", $"Population"), People, 0, c => c.Population),
        Column.OfCount("postal_points", LocalizedText.Of($"Điểm phục vụ bưu chính", $"Postal points"), c => c.PostalPoints ?? double.NaN),
        Column.OfNumber("average_service_radius_km", LocalizedText.Of($"Bán kính phục vụ bình quân", $"Average service radius"), KilometrePerPoint, 2, c => c.AverageServiceRadiusKilometres),
        Column.OfNumber("people_per_postal_point", LocalizedText.Of($"Số dân phục vụ bình quân", $"People per postal point"), PeoplePerPoint, 0, c => c.PeoplePerPostalPoint),
        Column.OfNumber("nearest_postal_mean_km", LocalizedText.Of($"Khoảng cách trung bình đến điểm gần nhất", $"Mean distance to the nearest point"), Kilometre, 2, c => c.NearestPostalMeanKilometres),
        Column.OfNumber("nearest_postal_p90_km", LocalizedText.Of($"Khoảng cách mà 90 % diện tích không vượt quá", $"Distance 90 % of the area does not exceed"), Kilometre, 2, c => c.NearestPostalP90Kilometres),
        Column.OfNumber("nearest_postal_max_km", LocalizedText.Of($"Khoảng cách lớn nhất đến điểm gần nhất", $"Greatest distance to the nearest point"), Kilometre, 2, c => c.NearestPostalMaximumKilometres),
        Column.OfNumber("nearest_postal_population_mean_km", LocalizedText.Of($"Khoảng cách trung bình theo dân số", $"Mean distance weighted by people"), Kilometre, 2, c => c.NearestPostalPopulationMeanKilometres),
        Column.OfFraction("population_within_postal_limit_share", LocalizedText.Of($"Dân số trong cự ly phục vụ bưu chính", $"People within the postal limit"), c => c.PopulationWithinPostalLimitFraction),
        Column.OfCount("bts_sites", LocalizedText.Of($"Trạm BTS", $"BTS sites"), c => c.BtsSites ?? double.NaN),
        Column.OfFraction("mobile_covered_area_share", LocalizedText.Of($"Diện tích được phủ sóng di động", $"Area with mobile coverage"), c => c.MobileCoveredAreaFraction),
        Column.OfFraction("mobile_covered_population_share", LocalizedText.Of($"Dân số được phủ sóng di động", $"People with mobile coverage"), c => c.MobileCoveredPopulationFraction),
        Column.OfNumber("mobile_uncovered_population", LocalizedText.Of($"Dân số chưa được phủ sóng", $"People without mobile coverage"), People, 0, c => c.MobileUncoveredPopulation),
        Column.OfNumber("mean_elevation_m", LocalizedText.Of($"Độ cao trung bình", $"Mean elevation"), Metre, 0, c => c.MeanElevationMetres),
        Column.OfFraction("share_above_200_m", LocalizedText.Of($"Diện tích từ 200 m trở lên", $"Area at 200 m or higher"), c => c.ShareAbove200MetresFraction),
        Column.OfFraction("share_above_600_m", LocalizedText.Of($"Diện tích từ 600 m trở lên", $"Area at 600 m or higher"), c => c.ShareAbove600MetresFraction),
        Column.OfFraction("share_slope_15_percent", LocalizedText.Of($"Diện tích có độ dốc từ 15 %", $"Area with a slope of 15 % or more"), c => c.ShareSlope15PercentFraction),
        Verdict("mountainous", LocalizedText.Of($"Miền núi", $"Mountainous"), c => c.Mountainous),
        Verdict("highland", LocalizedText.Of($"Vùng cao", $"Highland"), c => c.Highland),
        Verdict("island", LocalizedText.Of($"Hải đảo", $"Island"), c => c.Island),
        Verdict("border", LocalizedText.Of($"Biên giới", $"Border"), c => c.Border),
        Column.OfChoice("postal_gap", LocalizedText.Of($"Tình trạng bưu chính", $"Postal gap"), ColumnChoices.Gaps, c => ColumnChoices.Of(c.PostalGap)),
        Column.OfChoice("mobile_gap", LocalizedText.Of($"Tình trạng di động", $"Mobile gap"), ColumnChoices.Gaps, c => ColumnChoices.Of(c.MobileGap)),
        Column.OfCount("gap_rank", LocalizedText.Of($"Thứ tự ưu tiên", $"Gap rank"), c => c.GapRank ?? double.NaN),
        Column.OfSentences("reasons", LocalizedText.Of($"Lý do", $"Reasons"), c => c.Reasons),
    ];

    /// <summary>More columns, for the GeoPackage, the workbook and maps: how a commune lies, and words made from its verdicts.</summary>
    public static IReadOnlyList<RowColumn<CommuneRow>> Extra { get; } =
    [
        Verdict("sea_border", LocalizedText.Of($"Giáp biển", $"On the sea"), c => c.SeaBorder).On<CommuneRow>(Figures),
        Verdict("remote", LocalizedText.Of($"Vùng sâu, vùng xa", $"Remote"), c => c.Remote).On<CommuneRow>(Figures),
        Verdict("programme", LocalizedText.Of($"Thuộc diện chương trình công ích", $"Qualifies for the programme"), c => c.Programme).On<CommuneRow>(Figures),
        ExtraColumn.OfChoice("programme_status", LocalizedText.Of($"Điều kiện hưởng chương trình", $"Eligibility"), ColumnChoices.ProgrammeStatus, CommuneClasses.ProgrammeOf),
        ExtraColumn.OfText("programme_reason", LocalizedText.Of($"Lý do về chương trình", $"Reason of the eligibility"), (r, language) => (r.Programme?.Reason ?? LocalizedText.Empty).In(language), 60),
        ExtraColumn.OfChoice("terrain_class", LocalizedText.Of($"Phân loại địa hình", $"Terrain class"), ColumnChoices.TerrainClasses, r => CommuneClasses.TerrainOf(r.Indicators)),
        ExtraColumn.OfText("mountainous_reason", LocalizedText.Of($"Lý do về miền núi", $"Reason of the terrain class"), (r, language) => (r.Mountainous?.Reason ?? LocalizedText.Empty).In(language), 60),
        ExtraColumn.OfFraction("unknown_elevation_share", LocalizedText.Of($"Diện tích chưa rõ độ cao", $"Area of unknown elevation"), r => r.Indicators.Terrain?.UnknownFraction ?? double.NaN),
        ExtraColumn.OfNumber("minimum_elevation_m", LocalizedText.Of($"Độ cao thấp nhất", $"Lowest elevation"), Metre, 0, r => r.Indicators.Terrain?.MinimumElevationMetres ?? double.NaN),
        ExtraColumn.OfNumber("maximum_elevation_m", LocalizedText.Of($"Độ cao lớn nhất", $"Highest elevation"), Metre, 0, r => r.Indicators.Terrain?.MaximumElevationMetres ?? double.NaN),
        ExtraColumn.OfNumber("land_border_km", LocalizedText.Of($"Chiều dài biên giới đất liền", $"Length of land border"), Kilometre, 2, r => r.Indicators.Situation?.LandBorderKilometres ?? double.NaN),
        ExtraColumn.OfNumber("sea_boundary_km", LocalizedText.Of($"Chiều dài giáp biển", $"Length of boundary on the sea"), Kilometre, 2, r => r.Indicators.Situation?.SeaBoundaryKilometres ?? double.NaN),
        ExtraColumn.OfNumber("distance_to_mainland_km", LocalizedText.Of($"Khoảng cách đến đất liền", $"Distance to the mainland"), Kilometre, 2, r => r.Indicators.Situation?.DistanceToMainlandKilometres ?? double.NaN),
        ExtraColumn.OfNumber("district_centre_km", LocalizedText.Of($"Khoảng cách đến trung tâm huyện", $"Distance to the district centre"), Kilometre, 2, r => r.Indicators.Situation?.DistanceToDistrictCentreKilometres ?? double.NaN),
        ExtraColumn.OfChoice("lacking_services", LocalizedText.Of($"Dịch vụ còn thiếu", $"Services lacking"), ColumnChoices.LackingServices, r => CommuneClasses.LackingOf(r.Indicators)),
        ExtraColumn.OfChoice("disadvantaged", LocalizedText.Of($"Vùng khó khăn", $"Disadvantaged area"), ColumnChoices.Disadvantaged, CommuneClasses.DisadvantagedOf),
        ExtraColumn.OfChoice("limitation", LocalizedText.Of($"Hạn chế ở vùng khó khăn", $"Limitation in a disadvantaged area"), ColumnChoices.Limitations, CommuneClasses.LimitationOf),
    ];

    /// <summary>The province, for the GeoPackage alone: within one province it says nothing, and viewers of a nation search by it.</summary>
    public static RowColumn<CommuneRow> Province { get; } = ExtraColumn.OfText("province", LocalizedText.Of($"Tỉnh, thành phố", $"Province"), (r, _) => r.Indicators.Commune.Province, 22);

    /// <summary>All columns there are: the figures, how a commune lies, and last the sentences, which are the widest.</summary>
    public static IReadOnlyList<RowColumn<CommuneRow>> Every { get; } =
        [.. All.SkipLast(1).Select(c => c.On<CommuneRow>(Figures)), .. Extra, All[^1].On<CommuneRow>(Figures)];

    private static CommuneIndicators Figures(CommuneRow row) => row.Indicators;

    private static Column Verdict(string name, LocalizedText label, Func<CommuneIndicators, Verdict> value) =>
        Column.OfChoice(name, label, ColumnChoices.Verdicts, c => ColumnChoices.Of(value(c)));
}
