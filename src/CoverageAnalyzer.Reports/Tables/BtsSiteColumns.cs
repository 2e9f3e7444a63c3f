using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.BtsSiteRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of a BTS site, for the GeoPackage and for maps.</summary>
public static class BtsSiteColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<BtsSiteRow>> All { get; } =
    [
        Column.OfText("code", LocalizedText.Of($"Mã trạm", $"Site code"), (s, _) => s.Site.Code, 12),
        Column.OfText("name", LocalizedText.Of($"Tên trạm", $"Site"), (s, _) => s.Site.Name, 24),
        Column.OfText("commune_code", LocalizedText.Of($"Mã xã", $"Commune code"), (s, _) => s.Commune?.Code ?? string.Empty, 11),
        Column.OfText("commune_name", LocalizedText.Of($"Thuộc xã", $"In commune"), (s, _) => s.Commune?.Name ?? string.Empty, 24),
        Column.OfText("district", LocalizedText.Of($"Huyện", $"District"), (s, _) => s.Commune?.District ?? string.Empty, 22),
        Column.OfNumber("longitude", LocalizedText.Of($"Kinh độ", $"Longitude"), Degree, 6, s => s.Site.LongitudeDegrees),
        Column.OfNumber("latitude", LocalizedText.Of($"Vĩ độ", $"Latitude"), Degree, 6, s => s.Site.LatitudeDegrees),
        Column.OfText("radio", LocalizedText.Of($"Công nghệ", $"Radio"), (s, _) => s.Site.Radio, 14),
        Column.OfText("operator", LocalizedText.Of($"Doanh nghiệp", $"Operator"), (s, _) => s.Site.Operator, 14),
        Column.OfNumber("radius_km", LocalizedText.Of($"Bán kính phủ sóng", $"Coverage radius"), Kilometre, 2, s => s.Site.RadiusKilometres),
        Column.OfCount("cells", LocalizedText.Of($"Số ô phát sóng", $"Cells"), s => s.Site.CellCount),
        Column.OfNumber("range_m", LocalizedText.Of($"Tầm phủ ước tính", $"Estimated range"), Metre, 0, s => s.Site.RangeMetres),
        Column.OfCount("samples", LocalizedText.Of($"Số lần đo", $"Samples"), s => s.Site.Samples),
    ];
}
