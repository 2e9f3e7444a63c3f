using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>A class that the study states itself, whatever the rules compute.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Commune">Index of the commune.</param>
/// <param name="Belongs">Whether the commune belongs to the class.</param>
/// <param name="Reason">By whom or by what, for people: "Decision 201/QĐ-UBND".</param>
public sealed record RuleOverride(UnitClass Kind, int Commune, bool Belongs, LocalizedText Reason);
