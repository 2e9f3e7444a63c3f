namespace CoverageAnalyzer.Engine.Findings;

/// <summary>How much a finding weighs.</summary>
public enum FindingRank
{
    /// <summary>Something was guessed or done that the user may want to know.</summary>
    Info,

    /// <summary>A figure may be wrong; the run used its best reading.</summary>
    Warning,

    /// <summary>A row, ring or field could not be used at all.</summary>
    Error,
}
