using System.Text.Json;
using System.Text.Json.Serialization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>What the submitter prints when a study is done, made by the worker that finished it. The same for every worker.</summary>
public sealed record JobAnswer
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Name of the study.</summary>
    public required string Name { get; init; }

    /// <summary>Language of the study.</summary>
    public required ReportLanguage Language { get; init; }

    /// <summary>The headline figures, line by line.</summary>
    public required IReadOnlyList<LocalizedText> Headline { get; init; }

    /// <summary>Text of <c>summary.json</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether there is a finding of rank error.</summary>
    public bool HasErrors { get; init; }

    /// <summary>Whether there is a finding of rank warning.</summary>
    public bool HasWarnings { get; init; }

    /// <summary>Whether there is a finding of rank info.</summary>
    public bool HasNotes { get; init; }

    /// <summary>Reads an answer.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    public static JobAnswer FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<JobAnswer>(bytes, Options) ?? throw new JsonException("The answer is empty.");

    /// <summary>The answer as bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}
