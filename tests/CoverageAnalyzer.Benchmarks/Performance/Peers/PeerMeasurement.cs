namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>What a peer took.</summary>
/// <param name="CpuSeconds">CPU time, user and system.</param>
/// <param name="PeakMebibytes">Most resident memory of its process; NaN where it does not say.</param>
internal sealed record PeerMeasurement(double CpuSeconds, double PeakMebibytes);
