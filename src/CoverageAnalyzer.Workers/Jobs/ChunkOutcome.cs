namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>What became of a result.</summary>
internal enum ChunkOutcome
{
    /// <summary>It is the result of the piece.</summary>
    Kept,

    /// <summary>The piece had the same result already, from a worker that was thought dead or that was faster.</summary>
    Same,

    /// <summary>The piece had another result: the two workers do not compute alike. The job has failed.</summary>
    Differs,

    /// <summary>The job is gone or the piece was given up.</summary>
    Unwanted,
}
