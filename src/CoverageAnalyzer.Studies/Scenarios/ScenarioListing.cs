using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A scenario in the list of a folder.</summary>
/// <param name="Name">Name of its file without the extension.</param>
/// <param name="Edits">How many changes it has; 0 where it cannot be read.</param>
/// <param name="ETag">Tag of its bytes; empty where it cannot be read.</param>
/// <param name="Modified">When the file was last written, UTC.</param>
/// <param name="Fault">Why it cannot be used; empty where it can.</param>
public sealed record ScenarioListing(string Name, int Edits, string ETag, DateTimeOffset Modified, LocalizedText Fault);
