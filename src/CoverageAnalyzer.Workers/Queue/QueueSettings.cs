using System.Globalization;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>Times of the queue. A user never sets them; tests do, by environment variables.</summary>
public sealed record QueueSettings
{
    private const string TimeoutVariable = "COVERAGE_ANALYZER_TEST_CLAIM_SECONDS", DelayVariable = "COVERAGE_ANALYZER_TEST_CHUNK_DELAY_MS";

    /// <summary>
    /// How long a claim on a piece lasts without being renewed. A worker renews it each fifth of this; so a piece of a worker that died is free
    /// after this time at most, and an idle worker takes it within <see cref="PollInterval"/> more: 62 s as shipped.
    /// </summary>
    public TimeSpan ClaimTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often an idle worker looks by itself; new pieces are told to it at once.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Errors after which a piece is given up.</summary>
    public int MostFailures { get; init; } = 3;

    /// <summary>
    /// How long a piece that failed is left alone, by the server's clock, before it is tried again; after each further failure five times as long: 1 s
    /// and 5 s as shipped. A shared disk that is away for a moment does not use up all tries.
    /// </summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Lost workers after which a piece is given up: it probably ends them.</summary>
    public int MostLost { get; init; } = 10;

    /// <summary>How long a failing database is asked again, where asking again may help.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether an idle worker that has just started runs the built-in study, to be quick at its first job.</summary>
    public bool IsWarmedUp { get; init; } = true;

    /// <summary>A pause before each piece is done, for tests that end a worker in the middle of one.</summary>
    public TimeSpan ChunkDelay { get; init; }

    /// <summary>The settings of this process.</summary>
    public static QueueSettings OfProcess()
    {
        var settings = new QueueSettings();
        return settings with
        {
            ClaimTimeout = Number(TimeoutVariable) is double seconds ? TimeSpan.FromSeconds(seconds) : settings.ClaimTimeout,
            PollInterval = Number(TimeoutVariable) is double poll ? TimeSpan.FromSeconds(Math.Clamp(poll / 5, 0.2, 2)) : settings.PollInterval,
            RetryPause = Number(TimeoutVariable) is double shorter ? TimeSpan.FromSeconds(Math.Clamp(shorter / 60, 0.05, 1)) : settings.RetryPause,
            ChunkDelay = TimeSpan.FromMilliseconds(Number(DelayVariable) ?? 0),
            IsWarmedUp = Number(TimeoutVariable) is null, // such a worker is there to be stopped
        };
    }

    private static double? Number(string variable) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 ? value : null;
}
