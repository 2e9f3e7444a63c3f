using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.PostalPointRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of a postal point and of its service area.</summary>
public static class PostalPointColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<PostalPointRow>> All { get; } =
    [
        Column.OfText("code", LocalizedText.Of($"Mã điểm", $"Point code"), (p, _) => p.Indicators.Point.Code, 12),
        Column.OfText("name", LocalizedText.Of($"Tên điểm", $"Point"), (p, _) => p.Indicators.Point.Name, 28),
        Column.OfText("type", LocalizedText.Of($"Loại điểm", $"Kind of point"), (p, _) => p.Indicators.Point.Type, 20),
        Column.OfText("commune_code", LocalizedText.Of($"Mã xã", $"Commune code"), (p, _) => p.Commune?.Code ?? string.Empty, 11),
        Column.OfText("commune_name", LocalizedText.Of($"Thuộc xã", $"In commune"), (p, _) => p.Commune?.Name ?? string.Empty, 24),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (p, _) => p.Commune?.District ?? string.Empty, 22),
        Column.OfNumber("longitude", LocalizedText.Of($"Kinh độ", $"Longitude"), Degree, 6, p => p.Indicators.Point.LongitudeDegrees),
        Column.OfNumber("latitude", LocalizedText.Of($"Vĩ độ", $"Latitude"), Degree, 6, p => p.Indicators.Point.LatitudeDegrees),
        Column.OfChoice("approximate", LocalizedText.Of($"Vị trí gần đúng", $"Approximate place"), ColumnChoices.Verdicts, p => ColumnChoices.Of(p.Indicators.Point.IsApproximate)),
        Column.OfChoice("counted", LocalizedText.Of($"Được tính", $"Counted"), ColumnChoices.Verdicts, p => ColumnChoices.Of(p.Indicators.Point.IsCounted)),
        Column.OfNumber("service_area_km2", LocalizedText.Of($"Diện tích vùng phục vụ", $"Service area"), SquareKilometre, 2, p => p.Indicators.ServiceAreaSquareKilometres),
        Column.OfNumber("population", LocalizedText.Of($"Dân số vùng phục vụ", $"People in the service area"), People, 0, p => p.Indicators.Population),
        Column.OfNumber("effective_radius_km", LocalizedText.Of($"Bán kính quy đổi", $"Effective radius"), Kilometre, 2, p => p.Indicators.EffectiveRadiusKilometres),
    ];
}
