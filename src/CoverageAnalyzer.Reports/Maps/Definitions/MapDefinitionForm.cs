using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>The faults of a definition that its form alone shows, all at once: keys nobody knows or that stand twice, keys that are missing, values of another kind.</summary>
/// <param name="options">How definitions are read: what the keys are called, and which may be null.</param>
internal sealed class MapDefinitionForm(JsonSerializerOptions options)
{
    private const int LongestText = 10_000;

    private readonly List<LocalizedText> faults = [];
    private int unknownKeys;

    /// <summary>The faults of a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="options">How definitions are read.</param>
    /// <param name="canBeRead">Whether the rest can be read and checked: nothing is wrong but keys that nobody knows.</param>
    public static IReadOnlyList<LocalizedText> FaultsOf(JsonElement root, JsonSerializerOptions options, out bool canBeRead)
    {
        var form = new MapDefinitionForm(options);
        form.Value(root, options.GetTypeInfo(typeof(MapDefinition)), "$");
        canBeRead = form.faults.Count == form.unknownKeys;
        return form.faults;
    }

    private void Value(JsonElement element, JsonTypeInfo type, string place)
    {
        Type kind = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            Items(element, options.GetTypeInfo(type.ElementType!), place);
        }
        else if (kind == typeof(LocalizedText))
        {
            Languages(element, place);
        }
        else if (type.Kind == JsonTypeInfoKind.Object)
        {
            Keys(element, type, place);
        }
        else if (kind == typeof(string))
        {
            Text(element, place);
        }
        else
        {
            Leaf(element, kind, place);
        }
    }

    private void Items(JsonElement element, JsonTypeInfo item, string place)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            WrongKind(element, place, "một danh sách [ … ]", "a list [ … ]");
            return;
        }

        int index = 0;
        foreach (JsonElement one in element.EnumerateArray())
        {
            string at = FormattableString.Invariant($"{place}[{index++}]");
            if (one.ValueKind == JsonValueKind.Null)
            {
                WrongKind(one, at, "một giá trị", "a value");
                continue;
            }

            Value(one, item, at);
        }
    }

    private void Keys(JsonElement element, JsonTypeInfo type, string place)
    {
        if (!IsObject(element, place))
        {
            return;
        }

        JsonPropertyInfo[] known = [.. type.Properties.Where(p => p.Set is not null)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string at = $"{place}.{property.Name}";
            if (Array.Find(known, k => k.Name == property.Name) is not { } key)
            {
                unknownKeys++;
                faults.Add(MapDefinitionFaults.UnknownKey(place, property.Name, known.Select(k => k.Name)));
            }
            else if (!seen.Add(key.Name))
            {
                Twice(at);
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                Value(property.Value, options.GetTypeInfo(key.PropertyType), at);
            }
            else if (!(key.IsSetNullable && (!key.PropertyType.IsValueType || Nullable.GetUnderlyingType(key.PropertyType) is not null)))
            {
                WrongKind(property.Value, at, "một giá trị; bỏ khóa đi nếu không có", "a value; leave the key out where there is none");
            }
        }

        foreach (JsonPropertyInfo missing in known.Where(k => k.IsRequired && !seen.Contains(k.Name)))
        {
            faults.Add(LocalizedText.Of($"{place}: thiếu khóa '{missing.Name}'", $"{place}: the key '{missing.Name}' is missing"));
        }
    }

    private void Languages(JsonElement element, string place)
    {
        if (!IsObject(element, place))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string at = $"{place}.{property.Name}";
            if (property.Name is not ("vi" or "en"))
            {
                faults.Add(MapDefinitionFaults.UnknownKey(place, property.Name, ["vi", "en"]));
            }
            else if (!seen.Add(property.Name))
            {
                Twice(at);
            }
            else
            {
                Text(property.Value, at);
            }
        }

        foreach (string missing in ((string[])["vi", "en"]).Where(k => !seen.Contains(k)))
        {
            faults.Add(LocalizedText.Of($"{place}: thiếu khóa '{missing}'", $"{place}: the key '{missing}' is missing"));
        }
    }

    private void Text(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            WrongKind(element, place, "chữ trong dấu nháy", "text in quotes");
        }
        else if (element.GetString()!.Length > LongestText)
        {
            int length = element.GetString()!.Length;
            faults.Add(LocalizedText.Of($"{place}: dài {length:N0} ký tự, nhiều nhất là {LongestText:N0}", $"{place}: {length:N0} characters; the most is {LongestText:N0}"));
        }
        else if (element.GetString()!.Any(char.IsControl))
        {
            string shown = SettingsText.Shown(element.GetString()!);
            faults.Add(LocalizedText.Of($"{place}: '{shown}' có ký tự điều khiển", $"{place}: '{shown}' holds a control character"));
        }
    }

    private void Leaf(JsonElement element, Type kind, string place)
    {
        if (kind == typeof(bool))
        {
            Check(element.ValueKind is JsonValueKind.True or JsonValueKind.False, element, place, "true hoặc false", "true or false");
        }
        else if (kind == typeof(int))
        {
            Check(element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _), element, place, "một số nguyên", "a whole number");
        }
        else if (kind == typeof(double))
        {
            Check(element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number), element, place, "một số", "a number");
        }
        else if (kind.IsEnum)
        {
            string words = string.Join(", ", Enum.GetNames(kind).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
            Check(element.ValueKind == JsonValueKind.String && Reads(element, kind), element, place, $"một trong: {words}", $"one of: {words}");
        }
        else if (kind == typeof(MapColor))
        {
            Check(Reads(element, kind), element, place, "một màu dạng #1A2B3C", "a color like #1A2B3C");
        }
        else
        {
            Check(Reads(element, kind), element, place, "một số hoặc \"target\"", "a number or \"target\"");
        }
    }

    private bool Reads(JsonElement element, Type kind)
    {
        try
        {
            return element.Deserialize(kind, options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsObject(JsonElement element, string place)
    {
        Check(element.ValueKind == JsonValueKind.Object, element, place, "một đối tượng { … }", "an object { … }");
        return element.ValueKind == JsonValueKind.Object;
    }

    private void Check(bool isRight, JsonElement element, string place, string vietnamese, string english)
    {
        if (!isRight)
        {
            WrongKind(element, place, vietnamese, english);
        }
    }

    private void WrongKind(JsonElement element, string place, string vietnamese, string english)
    {
        string shown = SettingsText.Shown(element.GetRawText());
        faults.Add(LocalizedText.Of($"{place}: phải là {vietnamese}, không phải {shown}", $"{place}: must be {english}, not {shown}"));
    }

    private void Twice(string place) => faults.Add(LocalizedText.Of($"{place}: khóa xuất hiện hai lần", $"{place}: the key stands twice"));
}
