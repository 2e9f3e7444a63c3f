namespace CoverageAnalyzer.Web.Contract;

/// <summary>A class of a layer as the legend shows it.</summary>
internal sealed record LegendEntryAnswer(string Color, bool Hatched, string Label, int Count);
