namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Its pieces are being put into the queue; no worker begins.</summary>
    Submitted,

    /// <summary>Workers may take its pieces.</summary>
    Running,

    /// <summary>All pieces are done.</summary>
    Done,

    /// <summary>A piece was given up, or gave two different results; everything else that could be done is done.</summary>
    Failed,
}
