using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Reads and checks one map definition.</summary>
public static class MapDefinitionReader
{
    /// <summary>Largest file read, in bytes.</summary>
    public const int LargestFileBytes = 1 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 32,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters =
        {
            new LocalizedTextConverter(),
            new MapColorConverter(),
            new ClassBreakConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    };

    /// <summary>Reads a definition.</summary>
    /// <param name="json">The file's content, UTF-8.</param>
    /// <param name="fault">What is wrong and where in the file, in English; null where it was read.</param>
    /// <returns>Null where the definition is broken.</returns>
    public static MapDefinition? Read(ReadOnlySpan<byte> json, out string? fault)
    {
        if (json.Length > LargestFileBytes)
        {
            fault = $"the file is larger than {LargestFileBytes} bytes";
            return null;
        }

        if (json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            json = json[3..];
        }

        try
        {
            MapDefinition? definition = JsonSerializer.Deserialize<MapDefinition>(json, Options);
            fault = definition is null ? "the file holds null" : MapDefinitionCheck.FirstFault(definition);
            return fault is null ? definition : null;
        }
        catch (JsonException exception)
        {
            string place = exception.Path is { Length: > 0 } path ? $"{path}, line {exception.LineNumber + 1}: " : string.Empty;
            fault = place + FirstSentence(exception.Message);
            return null;
        }
    }

    // The library repeats path and line behind its sentence.
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end > 0 ? message[..end] : message;
    }
}
