namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A scenario as it lies in a study's folder.</summary>
/// <param name="Name">Name of its file without the extension: what it is asked for by.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="ETag">Tag of its bytes (SHA-256 in hexadecimal digits), to be handed back when it is saved again.</param>
/// <param name="Modified">When the file was last written, UTC.</param>
public sealed record StoredScenario(string Name, Scenario Scenario, string ETag, DateTimeOffset Modified);
