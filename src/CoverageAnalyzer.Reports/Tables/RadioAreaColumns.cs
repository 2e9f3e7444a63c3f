using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.RadioAreaRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of the layer <c>mobile_areas</c> of the GeoPackage: areas of mobile coverage as the terrain allows it.</summary>
public static class RadioAreaColumns
{
    /// <summary>The columns, in their published order.</summary>
    public static IReadOnlyList<RowColumn<RadioAreaRow>> All { get; } =
    [
        Column.OfChoice("status", LocalizedText.Of($"Tình trạng phủ sóng", $"Coverage"), ColumnChoices.MobileAreas, r => ColumnChoices.Of(r.Class)),
        Column.OfNumber("area_km2", LocalizedText.Of($"Diện tích", $"Area"), SquareKilometre, 2, r => r.AreaSquareKilometres),
    ];
}
