using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>One setting of a filter.</summary>
/// <typeparam name="T">What is set.</typeparam>
/// <param name="Value">The setting; null for any.</param>
/// <param name="Text">How people read it.</param>
public sealed record FilterChoice<T>(T? Value, LocalizedText Text)
    where T : struct;
