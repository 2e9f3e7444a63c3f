using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>What a report printed about the network a study describes.</summary>
/// <param name="Figures">The figures, each with its rounding.</param>
/// <param name="Source">Which report, for people; may be empty.</param>
/// <param name="ProgrammeCommunes">Communes the report says are in the public-utility telecom programme; null: not stated.</param>
public sealed record PublishedStatement(PublishedFigures Figures, LocalizedText Source, int? ProgrammeCommunes = null);
