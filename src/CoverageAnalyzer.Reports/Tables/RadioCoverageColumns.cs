using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.RadioCoverageRow>;
using Figure = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Indicators.RadioUnitIndicators>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of <c>mobile_coverage.csv</c>: coverage as the terrain allows it, beside what circles say. Only where a radio model ran.</summary>
public static class RadioCoverageColumns
{
    private static RadioUnitIndicators Nothing { get; } = new()
    {
        PolygonAreaSquareKilometres = double.NaN,
        Population = double.NaN,
        Area = Engine.Radio.Networks.RadioStatusFractions.None,
        People = Engine.Radio.Networks.RadioStatusFractions.None,
    };

    /// <summary>The figures, in their published order.</summary>
    private static readonly Figure[] Figures =
    [
        Figure.OfNumber("mobile_area_km2", LocalizedText.Of($"Diện tích theo ranh giới", $"Polygon area"), SquareKilometre, 2, c => c.PolygonAreaSquareKilometres),
        Figure.OfFraction("mobile_terrain_covered_area_share", LocalizedText.Of($"Diện tích có phủ sóng", $"Area covered"), c => c.Area.CoveredFraction),
        Figure.OfFraction("mobile_uncertain_area_share", LocalizedText.Of($"Diện tích chưa chắc có phủ sóng", $"Area uncertain"), c => c.Area.UncertainFraction),
        Figure.OfFraction("mobile_uncovered_area_share", LocalizedText.Of($"Diện tích không phủ sóng", $"Area uncovered"), c => c.Area.UncoveredFraction),
        Figure.OfFraction("mobile_unknown_area_share", LocalizedText.Of($"Diện tích không biết có phủ sóng hay không", $"Area unknown"), c => c.Area.UnknownFraction),
        Figure.OfFraction("mobile_circles_area_share", LocalizedText.Of($"Diện tích có phủ sóng nếu tính theo bán kính", $"Area covered by circles"), c => c.CircleAreaFraction),
        Figure.OfFraction("mobile_area_difference", LocalizedText.Of($"Chênh lệch diện tích so với bán kính", $"Difference of area from circles"), c => c.AreaDifferenceFraction),
        Figure.OfFraction("mobile_shadow_area_share", LocalizedText.Of($"Diện tích trong bán kính nhưng bị che khuất", $"Area within circles, in shadow"), c => c.ShadowAreaFraction),
        Figure.OfFraction("mobile_terrain_covered_population_share", LocalizedText.Of($"Dân số có phủ sóng", $"People covered"), c => c.People.CoveredFraction),
        Figure.OfFraction("mobile_uncertain_population_share", LocalizedText.Of($"Dân số chưa chắc có phủ sóng", $"People uncertain"), c => c.People.UncertainFraction),
        Figure.OfFraction("mobile_uncovered_population_share", LocalizedText.Of($"Dân số không phủ sóng", $"People uncovered"), c => c.People.UncoveredFraction),
        Figure.OfFraction("mobile_unknown_population_share", LocalizedText.Of($"Dân số không biết có phủ sóng hay không", $"People unknown"), c => c.People.UnknownFraction),
        Figure.OfFraction("mobile_circles_population_share", LocalizedText.Of($"Dân số có phủ sóng nếu tính theo bán kính", $"People covered by circles"), c => c.CirclePeopleFraction),
        Figure.OfFraction("mobile_population_difference", LocalizedText.Of($"Chênh lệch dân số so với bán kính", $"Difference of people from circles"), c => c.PeopleDifferenceFraction),
        Figure.OfFraction("mobile_shadow_population_share", LocalizedText.Of($"Tỷ lệ dân trong bán kính nhưng bị che khuất", $"Share of people within circles, in shadow"), c => c.ShadowPeopleFraction),
        Number("mobile_terrain_covered_population", LocalizedText.Of($"Số dân có phủ sóng", $"People covered, number"), c => c.CoveredPopulation),
        Number("mobile_uncertain_population", LocalizedText.Of($"Số dân chưa chắc có phủ sóng", $"People uncertain, number"), c => c.UncertainPopulation),
        Number("mobile_terrain_uncovered_population", LocalizedText.Of($"Số dân không phủ sóng", $"People uncovered, number"), c => c.UncoveredPopulation),
        Number("mobile_unknown_population", LocalizedText.Of($"Số dân không biết có phủ sóng hay không", $"People unknown, number"), c => c.UnknownPopulation),
        Number("mobile_circles_population", LocalizedText.Of($"Số dân có phủ sóng nếu tính theo bán kính", $"People covered by circles, number"), c => c.CirclePopulation),
        Number("mobile_shadow_population", LocalizedText.Of($"Số dân trong bán kính nhưng bị che khuất", $"People within circles, in shadow"), c => c.ShadowPopulation),
        Number("mobile_possible_shadow_population", LocalizedText.Of($"Số dân trong bán kính nhưng chưa chắc có phủ sóng", $"People within circles, uncertain"), c => c.PossibleShadowPopulation),
        Number("mobile_beyond_population", LocalizedText.Of($"Số dân ngoài bán kính nhưng có phủ sóng", $"People beyond circles, covered"), c => c.BeyondPopulation),
    ];

    /// <summary>The columns of the table.</summary>
    public static IReadOnlyList<RowColumn<RadioCoverageRow>> All { get; } =
    [
        Column.OfText("code", LocalizedText.Of($"Mã", $"Code"), (r, _) => r.Commune?.Code ?? string.Empty, 11),
        Column.OfText("name", LocalizedText.Of($"Tên xã", $"Commune"), (r, _) => r.Commune?.Name ?? r.StudyName, 24),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (r, _) => r.Commune?.District ?? string.Empty, 22),
        Column.OfNumber("population", LocalizedText.Of($"Dân số", $"Population"), People, 0, r => r.Coverage.Population),
        .. Figures.Select(f => f.On<RadioCoverageRow>(r => r.Coverage)),
    ];

    /// <summary>The same figures as fields of communes, for maps and the GeoPackage; without a value where no radio model ran.</summary>
    public static IReadOnlyList<RowColumn<CommuneRow>> OfCommunes { get; } = [.. Figures.Select(f => f.On<CommuneRow>(r => r.Radio ?? Nothing))];

    /// <summary>Further fields of communes in the GeoPackage alone: shares that the numbers above were made of, so that a reader has them to the last digit.</summary>
    public static IReadOnlyList<RowColumn<CommuneRow>> Extra { get; } =
    [
        .. new[]
        {
            Figure.OfFraction("mobile_possible_shadow_population_share", LocalizedText.Of($"Tỷ lệ dân trong bán kính nhưng chưa chắc có phủ sóng", $"Share of people within circles, uncertain"), c => c.PossibleShadowPeopleFraction),
            Figure.OfFraction("mobile_beyond_population_share", LocalizedText.Of($"Tỷ lệ dân ngoài bán kính nhưng có phủ sóng", $"Share of people beyond circles, covered"), c => c.BeyondPeopleFraction),
        }.Select(f => f.On<CommuneRow>(r => r.Radio ?? Nothing)),
    ];

    private static Figure Number(string name, LocalizedText label, Func<RadioUnitIndicators, double> value) => Figure.OfNumber(name, label, People, 0, value);
}
