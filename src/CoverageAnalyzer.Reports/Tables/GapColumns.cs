using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.GapRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of the gap list.</summary>
public static class GapColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<GapRow>> All { get; } =
    [
        Column.OfChoice("service", LocalizedText.Of($"Dịch vụ", $"Service"), ColumnChoices.Services, g => ColumnChoices.Of(g.Gap.Service)),
        Column.OfCount("rank", LocalizedText.Of($"Thứ tự", $"Rank"), g => g.Gap.Rank),
        Column.OfText("code", LocalizedText.Of($"Mã", $"Code"), (g, _) => g.Commune.Commune.Code, 11),
        Column.OfText("name", LocalizedText.Of($"Tên xã", $"Commune"), (g, _) => g.Commune.Commune.Name, 24),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (g, _) => g.Commune.Commune.District, 22),
        Column.OfChoice("level", LocalizedText.Of($"Mức độ", $"Level"), ColumnChoices.Gaps, g => ColumnChoices.Of(g.Gap.Level)),
        Column.OfNumber("population", LocalizedText.Of($"Dân số", $"Population"), People, 0, g => g.Commune.Population),
        Column.OfNumber("uncovered_population", LocalizedText.Of($"Dân số chưa được phục vụ", $"People without the service"), People, 0, g => g.Gap.UncoveredPopulation),
        Column.OfNumber("uncovered_area_km2", LocalizedText.Of($"Diện tích chưa được phục vụ", $"Area without the service"), SquareKilometre, 2, g => g.Gap.UncoveredAreaSquareKilometres),
        Column.OfSentences("reasons", LocalizedText.Of($"Lý do", $"Reasons"), g => g.Gap.Reasons),
    ];
}
