namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>What became of a case.</summary>
/// <param name="Figures">What was read; null where it was refused.</param>
/// <param name="Escape">The rule it broke; null where it broke none.</param>
/// <param name="AllocatedBytes">Bytes allocated meanwhile by the whole process.</param>
/// <param name="Time">Processor time of the whole process.</param>
public sealed record CaseResult(ReadFigures? Figures, Escape? Escape, long AllocatedBytes, TimeSpan Time);
