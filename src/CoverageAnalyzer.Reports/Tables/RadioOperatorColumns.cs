using CoverageAnalyzer.Engine.Language;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Reports.Tables.RadioOperatorRow>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of the table <c>mobile_operators</c> of the GeoPackage: what each operator covers of each commune as the terrain allows it.</summary>
public static class RadioOperatorColumns
{
    /// <summary>The columns, in their published order.</summary>
    public static IReadOnlyList<RowColumn<RadioOperatorRow>> All { get; } =
    [
        Column.OfChoice("scope", LocalizedText.Of($"Phạm vi", $"Scope"), ColumnChoices.OperatorScopes, r => r.IsAll ? "all" : "operator"),
        Column.OfText("operator", LocalizedText.Of($"Nhà mạng", $"Operator"), (r, _) => r.Operator),
        Column.OfText("code", LocalizedText.Of($"Mã", $"Code"), (r, _) => r.Commune.Code, 11),
        Column.OfText("name", LocalizedText.Of($"Tên xã", $"Commune"), (r, _) => r.Commune.Name, 24),
        Column.OfFraction("covered_area_share", LocalizedText.Of($"Diện tích có phủ sóng", $"Area covered"), r => r.Coverage.Area.CoveredFraction),
        Column.OfFraction("uncertain_area_share", LocalizedText.Of($"Diện tích chưa chắc có phủ sóng", $"Area uncertain"), r => r.Coverage.Area.UncertainFraction),
        Column.OfFraction("uncovered_area_share", LocalizedText.Of($"Diện tích không phủ sóng", $"Area uncovered"), r => r.Coverage.Area.UncoveredFraction),
        Column.OfFraction("unknown_area_share", LocalizedText.Of($"Diện tích không biết có phủ sóng hay không", $"Area unknown"), r => r.Coverage.Area.UnknownFraction),
        Column.OfFraction("covered_population_share", LocalizedText.Of($"Dân số có phủ sóng", $"People covered"), r => r.Coverage.People.CoveredFraction),
        Column.OfFraction("uncertain_population_share", LocalizedText.Of($"Dân số chưa chắc có phủ sóng", $"People uncertain"), r => r.Coverage.People.UncertainFraction),
        Column.OfFraction("uncovered_population_share", LocalizedText.Of($"Dân số không phủ sóng", $"People uncovered"), r => r.Coverage.People.UncoveredFraction),
        Column.OfFraction("unknown_population_share", LocalizedText.Of($"Dân số không biết có phủ sóng hay không", $"People unknown"), r => r.Coverage.People.UnknownFraction),
    ];
}
