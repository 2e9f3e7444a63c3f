using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>A verdict that the study sets for some communes.</summary>
/// <param name="Class">The class it is about.</param>
/// <param name="Verdict">Yes or no.</param>
/// <param name="Communes">Codes of the communes.</param>
/// <param name="Reason">Who decided it and why, for people.</param>
public sealed record VerdictOverride(UnitClass Class, Verdict Verdict, IReadOnlyList<string> Communes, LocalizedText Reason);
