using System.Text.Json;

namespace CoverageAnalyzer.Engine.Language;

/// <summary>Opens the JSON texts of settings (studies, scenarios, rules, figures, maps): one way to say what is wrong with a text as such, and at which key.</summary>
/// <remarks>
/// Behavior: a byte-order mark, comments and trailing commas are allowed. What the parser would leave to the reading of a text (half a surrogate pair,
/// bytes that are no UTF-8) is a fault here, so that reading a value throws nothing.
/// Cost: two passes over the text.
/// </remarks>
public static class SettingsText
{
    private const int ShownCharacters = 40;
    private const int ShownKeyCharacters = 200;

    private static readonly JsonReaderOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = int.MaxValue };

    /// <summary>Opens a text.</summary>
    /// <param name="json">UTF-8, with or without a byte-order mark.</param>
    /// <param name="deepest">How many objects and lists may stand within one another.</param>
    /// <param name="fault">What is wrong; null where nothing is.</param>
    /// <returns>The document; null where something is wrong.</returns>
    public static JsonDocument? Open(ReadOnlyMemory<byte> json, int deepest, out LocalizedText? fault)
    {
        ReadOnlyMemory<byte> text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        fault = FaultOf(text.Span, deepest);
        return fault is null
            ? JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = deepest })
            : null;
    }

    /// <summary>A text of a file as messages repeat it: not the whole where it is long, and nothing that steers a terminal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Characters of it at most.</param>
    public static string Shown(string text, int most = ShownCharacters)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = text.Length > most ? text[..most] + "…" : text;
        return plain.Any(char.IsControl) ? string.Concat(plain.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : plain;
    }

    private static LocalizedText? FaultOf(ReadOnlySpan<byte> text, int deepest)
    {
        var reader = new Utf8JsonReader(text, Reading);
        string vietnamese, english;
        var places = new List<Place>(); // of each object and list that is open: where in it the reader stands
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        places.RemoveAt(places.Count - 1);
                        continue;
                    case JsonTokenType.PropertyName:
                        places[^1] = places[^1] with { Name = "…" }; // where the name itself is broken
                        places[^1] = places[^1] with { Name = reader.GetString()! };
                        continue;
                }

                if (places.Count > 0)
                {
                    places[^1] = places[^1] with { Index = places[^1].Index + 1 };
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    if (places.Count == deepest)
                    {
                        (vietnamese, english) = KeyOf(places);
                        return LocalizedText.Of(
                            $"đối tượng và danh sách lồng nhau quá {deepest} tầng{vietnamese}.", $"objects and lists stand more than {deepest} deep within one another{english}.");
                    }

                    places.Add(new(reader.TokenType == JsonTokenType.StartArray, -1, string.Empty));
                }
                else if (reader.TokenType == JsonTokenType.String)
                {
                    _ = reader.GetString();
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            (vietnamese, english) = KeyOf(places);
            return LocalizedText.Of(
                $"không phải JSON hợp lệ, dòng {e.LineNumber + 1}, vị trí {e.BytePositionInLine + 1}{vietnamese}. Kiểm tra dấu phẩy, ngoặc và dấu nháy ở đó.",
                $"not valid JSON at line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}{english}. Check commas, brackets and quotes there.");
        }
        catch (InvalidOperationException)
        {
            (vietnamese, english) = KeyOf(places);
            return LocalizedText.Of(
                $"có chuỗi chứa ký tự Unicode hỏng (\\ud800 … \\udfff đứng lẻ, hoặc không phải UTF-8){vietnamese}.",
                $"a text holds a broken Unicode character (a lone \\ud800 … \\udfff, or no UTF-8){english}.");
        }
    }

    // The key that is being read, in both languages; empty before the first.
    private static (string Vietnamese, string English) KeyOf(List<Place> places)
    {
        string path = string.Empty;
        foreach (Place place in places.TakeWhile(p => p.IsList ? p.Index >= 0 : p.Name.Length > 0))
        {
            path = place.IsList ? FormattableString.Invariant($"{path}[{place.Index}]") : path.Length == 0 ? place.Name : $"{path}.{place.Name}";
        }

        path = Shown(path, ShownKeyCharacters);
        return path.Length == 0 ? (path, path) : ($" (khóa '{path}')", $" (key '{path}')");
    }

    private readonly record struct Place(bool IsList, int Index, string Name);
}
