namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>What one process that did a job has to say; its only line of output, as JSON.</summary>
/// <param name="Title">What the table calls the job.</param>
/// <param name="Unit">What growth is counted by.</param>
/// <param name="Units">How many of them.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="PrepareCpuMilliseconds">CPU time of bringing in what the clock leaves out.</param>
/// <param name="FirstCpuMilliseconds">CPU time of the very first call, compiling included.</param>
/// <param name="CpuMilliseconds">CPU time of a warm call, the median.</param>
/// <param name="WallMilliseconds">Wall time of a warm call, the shortest: on a shared machine the others tell of the neighbours.</param>
/// <param name="ProcessCpuMilliseconds">CPU time of the process from its start to the end of the first call.</param>
/// <param name="FirstPeakMebibytes">Most resident memory of the process up to the end of the first call.</param>
/// <param name="PeakMebibytes">Most resident memory to the end.</param>
/// <param name="ResultHash">SHA-256 of the numbers of the result.</param>
/// <param name="Figures">Figures that others agree with or not.</param>
/// <param name="Differences">What differs from each file that was to be compared; null where all agrees.</param>
internal sealed record JobMeasurement(
    string Title,
    string Unit,
    long Units,
    int Threads,
    double PrepareCpuMilliseconds,
    double FirstCpuMilliseconds,
    double CpuMilliseconds,
    double WallMilliseconds,
    double ProcessCpuMilliseconds,
    double FirstPeakMebibytes,
    double PeakMebibytes,
    string ResultHash,
    IReadOnlyDictionary<string, double> Figures,
    IReadOnlyDictionary<string, string?> Differences);
