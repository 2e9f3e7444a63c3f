namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>A case that broke a rule.</summary>
/// <param name="Kind">What kind of rule.</param>
/// <param name="Cause">Short text that is the same for the same defect: type and place of the exception, or the oracle's name.</param>
/// <param name="Message">What was seen.</param>
public sealed record Escape(EscapeKind Kind, string Cause, string Message)
{
    /// <summary>Index of the mutant; -1 for a file of the corpus.</summary>
    public long Index { get; init; } = -1;
}
