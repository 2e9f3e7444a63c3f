using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.VillageRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of a village: where it lies, how high, and which services it lacks.</summary>
public static class VillageColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<VillageRow>> All { get; } =
    [
        Column.OfText("code", LocalizedText.Of($"Mã thôn, bản", $"Village code"), (v, _) => v.Indicators.Village.Code, 12),
        Column.OfText("name", LocalizedText.Of($"Thôn, bản", $"Village"), (v, _) => v.Indicators.Village.Name, 24),
        Column.OfText("commune_code", LocalizedText.Of($"Mã xã", $"Commune code"), (v, _) => v.Commune?.Code ?? string.Empty, 11),
        Column.OfText("commune", LocalizedText.Of($"Thuộc xã", $"In commune"), (v, _) => v.Commune?.Name ?? string.Empty, 24),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (v, _) => v.Commune?.District ?? string.Empty, 22),
        Column.OfCount("households", LocalizedText.Of($"Số hộ", $"Households"), v => v.Indicators.Village.Households),
        Column.OfNumber("population", LocalizedText.Of($"Dân số", $"Population"), People, 0, v => v.Indicators.Village.Population),
        Column.OfChoice("electrified", LocalizedText.Of($"Có điện", $"Electrified"), ColumnChoices.Verdicts, v => ColumnChoices.Of(v.Indicators.Village.IsElectrified)),
        Column.OfNumber("elevation_m", LocalizedText.Of($"Độ cao", $"Elevation"), Metre, 0, v => v.Indicators.ElevationMetres),
        Column.OfFraction("share_above_200_m", LocalizedText.Of($"Diện tích từ 200 m trở lên", $"Area at 200 m or higher"), v => v.ShareAbove200MetresFraction),
        Column.OfFraction("share_slope_15_percent", LocalizedText.Of($"Diện tích có độ dốc từ 15 %", $"Area with a slope of 15 % or more"), v => v.ShareSlope15PercentFraction),
        Column.OfChoice("mountainous", LocalizedText.Of($"Miền núi", $"Mountainous"), ColumnChoices.Verdicts, v => ColumnChoices.Of(v.Indicators.Mountainous)),
        Column.OfNumber("nearest_postal_km", LocalizedText.Of($"Khoảng cách đến điểm bưu chính", $"Distance to a postal point"), Kilometre, 2, v => v.Indicators.NearestPostalKilometres),
        Column.OfChoice("within_postal_limit", LocalizedText.Of($"Trong cự ly bưu chính", $"Within the postal limit"), ColumnChoices.Verdicts, v => ColumnChoices.Of(v.Indicators.WithinPostalLimit)),
        Column.OfNumber("nearest_bts_km", LocalizedText.Of($"Khoảng cách đến trạm BTS", $"Distance to a BTS site"), Kilometre, 2, v => v.Indicators.NearestBtsKilometres),
        Column.OfChoice("mobile_covered", LocalizedText.Of($"Được phủ sóng di động", $"Mobile coverage"), ColumnChoices.Verdicts, v => ColumnChoices.Of(v.Indicators.MobileCovered)),
        Column.OfSentences("reasons", LocalizedText.Of($"Lý do", $"Reasons"), v => v.Indicators.Reasons),
    ];
}
