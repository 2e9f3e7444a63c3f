using CoverageAnalyzer.Workers.Queue;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>How a worker works; nothing here changes a result.</summary>
public sealed record WorkerOptions
{
    /// <summary>Version of the program; jobs of another one are refused.</summary>
    public required string Program { get; init; }

    /// <summary>Threads the kernels may use, 1 or more.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>End where nothing can be taken, instead of waiting for more.</summary>
    public bool IsOnce { get; init; }

    /// <summary>Times of the queue.</summary>
    public QueueSettings Queue { get; init; } = QueueSettings.OfProcess();
}
