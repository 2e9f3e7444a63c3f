namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>How the work of a job is cut.</summary>
public enum JobKind
{
    /// <summary>One study in pieces: blocks of communes are measured, groups of files written, the results sealed.</summary>
    Cut,

    /// <summary>Several studies, each run whole by one worker.</summary>
    Whole,
}
