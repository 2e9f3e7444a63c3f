using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>A class of a layer as legends show it.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Hatched">Hatched on white in that colour.</param>
/// <param name="Label">Its text.</param>
/// <param name="Count">Features in it.</param>
public sealed record LegendEntry(MapColor Color, bool Hatched, LocalizedText Label, int Count);
