namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>What a row came to on one size.</summary>
/// <param name="Row">The row.</param>
/// <param name="Size">S or L.</param>
/// <param name="Ours">Our rounds on one thread.</param>
/// <param name="OnTwoThreads">Our rounds on two threads.</param>
/// <param name="Peers">The peers that could be run.</param>
/// <param name="Missing">The peers that could not.</param>
/// <param name="Agreement">Who agrees with our result.</param>
/// <param name="Disagreement">What does not agree; empty where all does.</param>
internal sealed record RowOutcome(
    PerformanceRow Row,
    string Size,
    IReadOnlyList<JobMeasurement> Ours,
    IReadOnlyList<JobMeasurement> OnTwoThreads,
    IReadOnlyList<PeerOutcome> Peers,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Agreement,
    IReadOnlyList<string> Disagreement)
{
    /// <summary>CPU time of a warm call in milliseconds, the median of the rounds.</summary>
    public double CpuMilliseconds => Median(Ours.Select(o => o.CpuMilliseconds));

    /// <summary>CPU time of the very first call.</summary>
    public double FirstMilliseconds => Median(Ours.Select(o => o.FirstCpuMilliseconds));

    /// <summary>CPU time of the process to the end of the first call.</summary>
    public double ProcessMilliseconds => Median(Ours.Select(o => o.ProcessCpuMilliseconds));

    /// <summary>Most memory of the process to the end of the first call.</summary>
    public double PeakMebibytes => Ours.Max(o => o.FirstPeakMebibytes);

    /// <summary>Wall time on one thread: the shortest of all rounds.</summary>
    public double WallMilliseconds => Ours.Min(o => o.WallMilliseconds);

    /// <summary>Wall time on two threads.</summary>
    public double WallOnTwoMilliseconds => OnTwoThreads.Count == 0 ? double.NaN : OnTwoThreads.Min(o => o.WallMilliseconds);

    /// <summary>Whether one and two threads gave the same numbers, bit by bit.</summary>
    public bool SameBytes => Ours.Concat(OnTwoThreads).Select(o => o.ResultHash).Distinct(StringComparer.Ordinal).Count() == 1;

    /// <summary>The middle one of some values.</summary>
    /// <param name="values">The values, one or more.</param>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
