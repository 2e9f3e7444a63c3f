namespace CoverageAnalyzer.Engine.Rules;

/// <summary>How well a rule's threshold is known. What was not found is never shown as law.</summary>
public enum RuleStatus
{
    /// <summary>The threshold was read in the text, or in an official news item about it.</summary>
    Read,

    /// <summary>Not read in any legal text, but reproduced from published numbers.</summary>
    Fit,

    /// <summary>The instrument was found; its threshold only in part.</summary>
    Partly,

    /// <summary>Looked for and not found: an unverified preset.</summary>
    NotFound,

    /// <summary>A user's or this program's own proposal; no norm.</summary>
    Proposal,
}
