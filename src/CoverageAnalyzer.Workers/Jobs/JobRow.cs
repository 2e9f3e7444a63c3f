using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>A job as it stands in the database.</summary>
public sealed record JobRow
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Label { get; init; }

    /// <summary>What was asked.</summary>
    public required JobRequest Request { get; init; }

    /// <summary>Version of the program that submitted it.</summary>
    public required string Program { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>The stage at work.</summary>
    public required ChunkStage Stage { get; init; }

    /// <summary>Number of its pieces.</summary>
    public required int Chunks { get; init; }

    /// <summary>Pieces that are done.</summary>
    public required int Done { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string By { get; init; }

    /// <summary>When, by the server's clock.</summary>
    public required DateTimeOffset Submitted { get; init; }

    /// <summary>Why it failed as a whole; empty unless it did.</summary>
    public required LocalizedText Error { get; init; }
}
