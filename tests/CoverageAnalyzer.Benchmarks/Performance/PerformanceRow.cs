using CoverageAnalyzer.Benchmarks.Performance.Peers;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>A row of the table: one of our jobs, and who else does it.</summary>
/// <param name="Job">The name of our job.</param>
/// <param name="Peers">The programs that do the same; none where nobody does.</param>
internal sealed record PerformanceRow(string Job, params IReadOnlyList<Peer> Peers)
{
    /// <summary>What a warm call on size L is to take at most, in milliseconds of CPU time on one thread; NaN where there is no such goal.</summary>
    public double GoalMilliseconds { get; init; } = double.NaN;

    /// <summary>Most memory the process is to take on that size, in MiB; NaN where there is no such goal.</summary>
    public double GoalMebibytes { get; init; } = double.NaN;

    /// <summary>What the machine allows at best on that size, in milliseconds on one core; NaN where that is not known.</summary>
    public double LimitMilliseconds { get; init; } = double.NaN;

    /// <summary>What that limit is.</summary>
    public string Limit { get; init; } = string.Empty;

    /// <summary>A file to compare with beside those of the peers: one that another row's peer writes. <c>{size}</c> stands for the size.</summary>
    public string? ResultFile { get; init; }

    /// <summary>Whether the job has nothing to divide: two threads are not tried.</summary>
    public bool OneThread { get; init; }

    /// <summary>Whether the first call is the only one, as for jobs of many seconds.</summary>
    public bool Once { get; init; }

    /// <summary>The one size that the job is done for, and its goals hold for; null for all, with the goals of size L.</summary>
    public string? OnlySize { get; init; }
}
