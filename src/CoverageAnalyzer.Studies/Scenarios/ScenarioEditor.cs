namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Who asks for scenarios.</summary>
/// <param name="Name">The name the person stated; empty where none was.</param>
/// <param name="MayOnlyLook">Whether the person may only look: a database then works under the role of viewers, and itself refuses changes.</param>
public sealed record ScenarioEditor(string Name, bool MayOnlyLook)
{
    /// <summary>Longest name that is kept, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>Somebody who gave no name and may change scenarios.</summary>
    public static ScenarioEditor Unnamed { get; } = new(string.Empty, MayOnlyLook: false);
}
