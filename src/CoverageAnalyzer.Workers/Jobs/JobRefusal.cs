using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>A worker that will not work for a job.</summary>
/// <param name="Worker">The worker: machine, process number, a random part.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record JobRefusal(string Worker, LocalizedText Reason);
