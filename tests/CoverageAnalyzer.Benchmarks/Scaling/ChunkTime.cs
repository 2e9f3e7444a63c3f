namespace CoverageAnalyzer.Benchmarks.Scaling;

/// <summary>A piece of a real run, from the rows of <c>coverage.chunk</c>.</summary>
/// <param name="Stage">0 whole study, 1 measuring, 2 writing, 3 sealing.</param>
/// <param name="Number">Place within its stage.</param>
/// <param name="Worker">The worker.</param>
/// <param name="BegunSeconds">When it was begun, from the start of the job, by the server's clock.</param>
/// <param name="EndedSeconds">When its result was in, by the server's clock.</param>
/// <param name="PrepareSeconds">Of its time, what opened the study and put its figures together.</param>
/// <param name="BusySeconds">How long the worker was at it.</param>
internal sealed record ChunkTime(int Stage, int Number, string Worker, double BegunSeconds, double EndedSeconds, double PrepareSeconds, double BusySeconds);
