using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A scenario in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Edits">How many changes it has; 0 where it cannot be read.</param>
/// <param name="ETag">Tag of its bytes; empty where it cannot be read.</param>
/// <param name="Modified">When it was last saved, UTC.</param>
/// <param name="Fault">Why it cannot be used; empty where it can.</param>
public sealed record ScenarioListing(string Name, int Edits, string ETag, DateTimeOffset Modified, LocalizedText Fault)
{
    /// <summary>Who saved it, as the person stated it; empty where that is not known.</summary>
    public string EditedBy { get; init; } = string.Empty;
}
