using CoverageAnalyzer.Engine.Language;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Gaps.DisadvantagedAreaGap>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of the limitations table: how the communes of each kind are served.</summary>
public static class DisadvantagedAreaColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RowColumn<Engine.Gaps.DisadvantagedAreaGap>> All { get; } =
    [
        Column.OfText("kind", LocalizedText.Of($"Vùng", $"Area"), (a, language) => KindOf(a, language), 24),
        Column.OfCount("communes", LocalizedText.Of($"Số xã", $"Communes"), a => a.Communes),
        Column.OfCount("undecidable_communes", LocalizedText.Of($"Số xã chưa xác định được", $"Undecidable communes"), a => a.UndecidableCommunes),
        Column.OfNumber("population", LocalizedText.Of($"Dân số", $"Population"), People, 0, a => a.Population),
        Column.OfCount("lacking_postal", LocalizedText.Of($"Số xã thiếu bưu chính", $"Communes lacking postal service"), a => a.LackingPostal ?? double.NaN),
        Column.OfCount("lacking_mobile", LocalizedText.Of($"Số xã thiếu di động", $"Communes lacking mobile service"), a => a.LackingMobile ?? double.NaN),
        Column.OfCount("lacking_both", LocalizedText.Of($"Số xã thiếu cả hai", $"Communes lacking both"), a => a.LackingBoth ?? double.NaN),
        Column.OfNumber("people_without_postal", LocalizedText.Of($"Dân số ngoài cự ly bưu chính", $"People beyond the postal limit"), People, 0, a => a.PeopleWithoutPostal),
        Column.OfNumber("people_without_mobile", LocalizedText.Of($"Dân số chưa được phủ sóng", $"People without mobile coverage"), People, 0, a => a.PeopleWithoutMobile),
    ];

    private static string KindOf(Engine.Gaps.DisadvantagedAreaGap area, ReportLanguage language) =>
        ColumnChoices.Kinds.First(k => k.Value == ColumnChoices.Of(area.Kind)).Text.In(language);
}
