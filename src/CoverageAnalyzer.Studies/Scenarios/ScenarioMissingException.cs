using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>There is no scenario of that name.</summary>
/// <param name="name">The name.</param>
public sealed class ScenarioMissingException(string name) : ScenarioException(new LocalizedText(
    $"Nghiên cứu không có phương án '{name}'.", $"The study has no scenario '{name}'."));
