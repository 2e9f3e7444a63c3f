using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A scenario was changed or removed by someone else since it was read, or is there already: nothing was written.</summary>
/// <param name="file">Name of its file.</param>
/// <param name="currentETag">What the file is now; null where it is gone.</param>
/// <param name="problem">What happened, and what to do.</param>
public sealed class ScenarioConflictException(string file, string? currentETag, LocalizedText problem) : ScenarioException(file, [problem])
{
    /// <summary>The tag of the file as it is now; null where it is gone.</summary>
    public string? CurrentETag { get; } = currentETag;
}
