namespace CoverageAnalyzer.Web.Contract;

/// <summary>A class of a layer as the legend shows it.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Hatched">Hatched on white in that colour.</param>
/// <param name="Label">Its text.</param>
/// <param name="Count">Features in it.</param>
/// <param name="Amount">What they measure together, with the unit, where that stands in place of the count; else null.</param>
internal sealed record LegendEntryAnswer(string Color, bool Hatched, string Label, int Count, string? Amount);
