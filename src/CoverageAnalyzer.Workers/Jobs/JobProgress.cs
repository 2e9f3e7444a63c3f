using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>Where a job stands, for one who waits for it.</summary>
public sealed record JobProgress
{
    /// <summary>Its state.</summary>
    public required JobState State { get; init; }

    /// <summary>The stage at work.</summary>
    public required ChunkStage Stage { get; init; }

    /// <summary>Number of pieces.</summary>
    public required int Chunks { get; init; }

    /// <summary>Pieces that are done.</summary>
    public required int Done { get; init; }

    /// <summary>Pieces that were given up.</summary>
    public required int Failed { get; init; }

    /// <summary>Workers that are at work on it: their claim on a piece has not run out.</summary>
    public required int Workers { get; init; }

    /// <summary>Why it failed as a whole; empty unless it did.</summary>
    public required LocalizedText Error { get; init; }

    /// <summary>Whether it ended.</summary>
    public bool IsEnded => State is JobState.Done or JobState.Failed;

    /// <summary>Share of the pieces that are done or given up, 0–1.</summary>
    public double DoneFraction => Chunks == 0 ? 0 : (Done + Failed) / (double)Chunks;
}
