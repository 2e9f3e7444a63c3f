using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>A request that cannot be answered, with what to tell the client. Nothing of it names a path or a type of the program.</summary>
/// <param name="status">HTTP status, 400–599.</param>
/// <param name="detail">What was wrong and what would do; empty where the status says it all.</param>
/// <param name="errors">What is wrong with which member of the body.</param>
internal sealed class ProblemException(int status, LocalizedText detail, IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>>? errors = null) : Exception(detail.English)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>What was wrong.</summary>
    public LocalizedText Detail { get; } = detail;

    /// <summary>What is wrong with which member of the body; null for none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>>? Errors { get; } = errors;

    /// <summary>Kind of problem that a program may tell apart; null for those the status tells apart.</summary>
    public string? Kind { get; init; }

    /// <summary>Seconds after which to try again; null: no matter.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>ETag of what is there now; null: none.</summary>
    public string? ETag { get; init; }

    /// <summary>Who changed what the request was about, as the person stated it; null where that is not known.</summary>
    public string? EditedBy { get; init; }

    /// <summary>When it was changed; null where that is no matter.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>There is nothing of that name.</summary>
    public static ProblemException NotFound() => new(404, LocalizedText.Empty);
}
