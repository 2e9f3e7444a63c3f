namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>What a peer took for a row: the median of its rounds.</summary>
/// <param name="Name">The peer.</param>
/// <param name="IsWholeProcess">Whether its clock covers the whole process.</param>
/// <param name="CpuSeconds">CPU time.</param>
/// <param name="PeakMebibytes">Most memory.</param>
internal sealed record PeerOutcome(string Name, bool IsWholeProcess, double CpuSeconds, double PeakMebibytes);
