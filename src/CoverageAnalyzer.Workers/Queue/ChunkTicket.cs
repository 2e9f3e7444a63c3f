namespace CoverageAnalyzer.Workers.Queue;

/// <summary>What stands in Hangfire's tables and on its dashboard for a piece: its job and number, and nothing else.</summary>
public static class ChunkTicket
{
    /// <summary>Stands for the work of a piece; workers do it by <see cref="Working.WorkerLoop"/>, which knows more than a method call can hold.</summary>
    /// <param name="job">Key of the job.</param>
    /// <param name="stage">Number of the stage.</param>
    /// <param name="number">Place of the piece within its stage, from 0.</param>
    /// <exception cref="NotSupportedException">Always: a plain Hangfire server has no study.</exception>
    [ChunkDisplayName]
    public static void Run(Guid job, int stage, int number) =>
        throw new NotSupportedException(FormattableString.Invariant($"Piece {number} of stage {stage} of job {job} is done by 'coverage-analyzer worker', not by a plain Hangfire server."));
}
