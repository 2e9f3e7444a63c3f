using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>A class of a layer as legends show it.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Hatched">Hatched on white in that colour.</param>
/// <param name="Label">Its text.</param>
/// <param name="Count">Features in it.</param>
public sealed record LegendEntry(MapColor Color, bool Hatched, LocalizedText Label, int Count)
{
    /// <summary>What it measures within the communes, where that says more than the number of its features; NaN: they are counted.</summary>
    public double AreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>The number beside the class: how many features, or how many square kilometres, with the unit.</summary>
    /// <param name="language">The language.</param>
    public string AmountIn(ReportLanguage language) => double.IsNaN(AreaSquareKilometres)
        ? NumberSigns.Print(Count, 0, language)
        : $"{NumberSigns.Print(AreaSquareKilometres, 1, language)} km²";
}
