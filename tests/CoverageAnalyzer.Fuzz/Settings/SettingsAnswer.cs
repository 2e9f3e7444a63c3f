using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>What a reader made of a file of settings.</summary>
/// <param name="Value">What it read; null where it refused.</param>
/// <param name="Problems">Why it refused, whole messages with the file's name.</param>
internal sealed record SettingsAnswer(object? Value, IReadOnlyList<LocalizedText> Problems);
