using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>The faults of a definition that its form alone shows: keys nobody knows, values of another kind, broken JSON.</summary>
internal static class MapDefinitionFaults
{
    /// <summary>Names every key that is not one of the definition's, wherever it stands.</summary>
    public static IEnumerable<LocalizedText> UnknownKeys(JsonElement element, JsonTypeInfo type, string place, JsonSerializerOptions options)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable && element.ValueKind == JsonValueKind.Array)
        {
            JsonTypeInfo item = options.GetTypeInfo(type.ElementType!);
            return element.EnumerateArray().SelectMany((e, i) => UnknownKeys(e, item, $"{place}[{i}]", options));
        }

        return type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(p =>
                type.Properties.FirstOrDefault(k => k.Name == p.Name) is not JsonPropertyInfo known
                    ? [UnknownKey(place, p.Name, type.Properties.Where(k => k.Set is not null).Select(k => k.Name))]
                    : UnknownKeys(p.Value, options.GetTypeInfo(known.PropertyType), $"{place}.{p.Name}", options))
            : [];
    }

    public static LocalizedText UnknownKey(string place, string key, IEnumerable<string> known)
    {
        string names = string.Join(", ", known.Order(StringComparer.Ordinal));
        return LocalizedText.Of($"{place}: không có khóa '{key}'; các khóa có thể dùng: {names}", $"{place}: unknown key '{key}'; known keys: {names}");
    }

    /// <summary>What the JSON reader says, with path and line.</summary>
    public static LocalizedText Syntax(JsonException exception)
    {
        string path = exception.Path is { Length: > 0 } p ? p : "$";
        long line = (exception.LineNumber ?? 0) + 1;

        // The library repeats path and line behind its sentence.
        int end = exception.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        string sentence = end > 0 ? exception.Message[..end] : exception.Message;
        return LocalizedText.Of($"{path}, dòng {line}: giá trị sai kiểu, thiếu khóa bắt buộc hoặc sai cú pháp JSON", $"{path}, line {line}: {sentence}");
    }
}
