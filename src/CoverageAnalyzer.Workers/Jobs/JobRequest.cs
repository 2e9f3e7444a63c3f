using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>What a submitter asks of workers. It stands in the database as JSON and holds no address of a database and no password.</summary>
public sealed record JobRequest
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>How the work is cut.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>The studies; exactly one where it is cut.</summary>
    public required IReadOnlyList<StudyTask> Studies { get; init; }

    /// <summary>Language of the results, or null for each study's own.</summary>
    public ReportLanguage? Language { get; init; }

    /// <summary>For whom the CSV files are.</summary>
    public CsvStyle CsvStyle { get; init; }

    /// <summary>SHA-256 of the request: two that ask the same have the same, whatever they are cut into.</summary>
    [JsonIgnore]
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>Reads a request.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    public static JobRequest FromJson(string json) =>
        JsonSerializer.Deserialize<JobRequest>(json, Options) ?? throw new JsonException("The request is empty.");

    /// <summary>The request as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
