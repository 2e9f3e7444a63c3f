using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.PointCountRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of points counted by commune.</summary>
public static class PointCountColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<PointCountRow>> All { get; } =
    [
        Column.OfText("code", LocalizedText.Of($"Mã xã", $"Commune code"), (r, _) => r.Commune.Code),
        Column.OfText("name", LocalizedText.Of($"Tên xã", $"Commune"), (r, _) => r.Commune.Name, 24),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (r, _) => r.Commune.District, 20),
        Column.OfText("province", LocalizedText.Of($"Tỉnh", $"Province"), (r, _) => r.Commune.Province, 20),
        Column.OfNumber("area_km2", LocalizedText.Of($"Diện tích", $"Area"), SquareKilometre, 2, r => r.AreaSquareKilometres),
        Column.OfCount("points", LocalizedText.Of($"Số điểm", $"Points"), r => r.Points),
        Column.OfNumber("average_service_radius_km", LocalizedText.Of($"Bán kính phục vụ bình quân", $"Average service radius"), KilometrePerPoint, 2, r => r.AverageServiceRadiusKilometres),
    ];
}
