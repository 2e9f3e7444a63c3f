namespace CoverageAnalyzer.Reports;

/// <summary>An output that was written, and what it took.</summary>
/// <param name="Name">Its path in the results folder, with <c>/</c>.</param>
/// <param name="Took">Time of the thread that wrote it, from opening to closing.</param>
/// <param name="Bytes">Its length.</param>
public sealed record WrittenFile(string Name, TimeSpan Took, long Bytes);
