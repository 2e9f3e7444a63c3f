using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>The answers made so far, by name and language; each is made once, when it is first asked for.</summary>
/// <remarks>The names are those of the server's own maps, layers and tables, so their number is bounded by the study, never by requests.</remarks>
internal sealed class AnswerCache
{
    /// <summary>Media type of JSON answers.</summary>
    public const string Json = "application/json; charset=utf-8";

    private readonly ConcurrentDictionary<(string Name, ReportLanguage Language), Lazy<CachedAnswer>> answers = new();

    /// <summary>An answer as JSON.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="language">Its language.</param>
    /// <param name="type">How its type is written.</param>
    /// <param name="make">Makes it.</param>
    public CachedAnswer Get<T>(string name, ReportLanguage language, JsonTypeInfo<T> type, Func<T> make) =>
        Get(name, language, () => new CachedAnswer(Json, JsonSerializer.SerializeToUtf8Bytes(make(), type)));

    /// <summary>An answer of any media type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="language">Its language.</param>
    /// <param name="make">Makes it.</param>
    public CachedAnswer Get(string name, ReportLanguage language, Func<CachedAnswer> make) =>
        answers.GetOrAdd((name, language), _ => new Lazy<CachedAnswer>(make)).Value;
}
