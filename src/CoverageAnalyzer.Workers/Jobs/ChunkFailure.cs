using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>A piece that was given up.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Number">Its place within its stage, from 0.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="Worker">The worker it failed on last.</param>
/// <param name="Error">The last error.</param>
public sealed record ChunkFailure(string Key, int Number, ChunkStage Stage, int Failures, string Worker, LocalizedText Error);
