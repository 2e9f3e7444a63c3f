using CoverageAnalyzer.Workers.Queue;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>A piece that a worker has taken.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Key">Its name within the job.</param>
/// <param name="Number">Its place within its stage, from 0.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="OfStage">Number of pieces of its stage.</param>
/// <param name="Lost">How often a worker was lost over it, as far as is known: begun, and neither done nor failed nor given back.</param>
/// <param name="Claim">The claim on it in the queue.</param>
internal sealed record ChunkWork(Guid Job, string Key, int Number, ChunkStage Stage, int OfStage, int Lost, ChunkClaim Claim);
