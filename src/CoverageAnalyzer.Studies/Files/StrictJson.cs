using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>Reads values of a JSON document and collects what is wrong with them, each fault with the path of its key.</summary>
internal sealed class StrictJson
{
    /// <summary>The longest text that a setting may be.</summary>
    public const int MaximumTextLength = 10_000;

    private const int ShownKeyCharacters = 100;

    /// <summary>The faults found so far.</summary>
    public List<LocalizedText> Problems { get; } = [];

    /// <summary>A value that is there and not null.</summary>
    public static bool Get(JsonElement parent, string key, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>Adds a fault.</summary>
    public void Fault(FormattableString vietnamese, FormattableString english) => Problems.Add(LocalizedText.Of(vietnamese, english));

    /// <summary>Whether an element is an object.</summary>
    public bool IsObject(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        WrongType(path, "một đối tượng { … }", "an object { … }", element);
        return false;
    }

    /// <summary>Whether an element is an object with known keys only, each once, and with all that are needed; one that is null is missing.</summary>
    public bool IsObject(JsonElement element, string path, IReadOnlyList<string> known, params IReadOnlyList<string> needed)
    {
        if (!IsObject(element, path))
        {
            return false;
        }

        var seen = CheckKeys(element, path, known);
        foreach (string key in needed.Where(k => !seen.Contains(k) || !Get(element, k, out _)))
        {
            Fault($"thiếu khóa '{At(path, key)}'.", $"the key '{At(path, key)}' is missing.");
        }

        return true;
    }

    /// <summary>Finds unknown and repeated keys of an object.</summary>
    /// <returns>The known keys that it has.</returns>
    public HashSet<string> CheckKeys(JsonElement element, string path, IReadOnlyList<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string key in element.EnumerateObject().Select(p => p.Name))
        {
            if (!known.Contains(key))
            {
                Unknown(path, key, known);
            }
            else if (!seen.Add(key))
            {
                Fault($"khóa '{At(path, key)}' xuất hiện hai lần.", $"the key '{At(path, key)}' stands twice.");
            }
        }

        return seen;
    }

    /// <summary>The elements of an array with at least one element; empty and a fault for anything else.</summary>
    public IReadOnlyList<JsonElement> Array(JsonElement parent, string path, string key)
    {
        if (!Get(parent, key, out JsonElement array))
        {
            return [];
        }

        if (array.ValueKind == JsonValueKind.Array && array.GetArrayLength() > 0)
        {
            return [.. array.EnumerateArray()];
        }

        WrongType(At(path, key), "một danh sách [ … ] có ít nhất một phần tử", "a list [ … ] of at least one element", array);
        return [];
    }

    /// <summary>A text that is not blank; null where it is absent.</summary>
    public string? Text(JsonElement parent, string path, string key)
    {
        if (!Get(parent, key, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            string text = value.GetString()!;
            return IsPlain(text, At(path, key)) ? VietnameseText.Compose(text) : null;
        }

        WrongType(At(path, key), "chữ trong dấu nháy", "text in quotes", value);
        return null;
    }

    /// <summary>A text in both languages, { "vi": …, "en": … }; empty where it is absent.</summary>
    public LocalizedText Localized(JsonElement parent, string path, string key)
    {
        if (!Get(parent, key, out JsonElement text) || !IsObject(text, At(path, key), ["vi", "en"], "vi", "en"))
        {
            return LocalizedText.Empty;
        }

        return new(Text(text, At(path, key), "vi") ?? string.Empty, Text(text, At(path, key), "en") ?? string.Empty);
    }

    /// <summary>Place of a word among those allowed; -1 where it is absent or another word.</summary>
    public int Choice(JsonElement parent, string path, string key, IReadOnlyList<string> allowed)
    {
        if (Text(parent, path, key) is not string word)
        {
            return -1;
        }

        int found = allowed.ToList().IndexOf(word);
        if (found < 0)
        {
            Fault(
                $"khóa '{At(path, key)}' là '{SettingsText.Shown(word)}', phải là một trong: {string.Join(", ", allowed)}.",
                $"the key '{At(path, key)}' is '{SettingsText.Shown(word)}'; it must be one of: {string.Join(", ", allowed)}.");
        }

        return found;
    }

    /// <summary>A day, "2025-12-01"; null where it is absent.</summary>
    public DateOnly? Day(JsonElement parent, string path, string key)
    {
        if (!Get(parent, key, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        WrongType(At(path, key), "một ngày viết dạng \"2025-12-01\"", "a day written as \"2025-12-01\"", value);
        return null;
    }

    /// <summary>Yes or no; no where it is absent.</summary>
    public bool YesNo(JsonElement parent, string path, string key)
    {
        if (!Get(parent, key, out JsonElement value))
        {
            return false;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        WrongType(At(path, key), "true hoặc false", "true or false", value);
        return false;
    }

    /// <summary>A number within bounds; the other value where it is absent or no number.</summary>
    public double Number(JsonElement parent, string path, string key, double otherwise, double least, double most)
    {
        if (!Get(parent, key, out JsonElement value))
        {
            return otherwise;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out double number))
        {
            WrongType(At(path, key), "một số (dấu chấm thập phân, không có nháy)", "a number (decimal point, no quotes)", value);
            return otherwise;
        }

        if (number >= least && number <= most)
        {
            return number;
        }

        string shown = SettingsText.Shown(value.GetRawText());
        Fault(
            $"khóa '{At(path, key)}' là {shown}, phải từ {least} đến {most}.",
            $"the key '{At(path, key)}' is {shown}; it must lie between {least} and {most}.");
        return otherwise;
    }

    /// <summary>A whole number within bounds; the other value where it is absent or none.</summary>
    public double WholeNumber(JsonElement parent, string path, string key, double otherwise, double least, double most)
    {
        int before = Problems.Count;
        double number = Number(parent, path, key, otherwise, least, most);
        if (Problems.Count > before || number == Math.Floor(number) || double.IsNaN(number))
        {
            return number;
        }

        string shown = parent.GetProperty(key).GetRawText();
        Fault($"khóa '{At(path, key)}' là {SettingsText.Shown(shown)}, phải là số nguyên.", $"the key '{At(path, key)}' is {SettingsText.Shown(shown)}; it must be a whole number.");
        return otherwise;
    }

    /// <summary>Whether a text is of a length to be a setting, and without signs that would break what it is printed on: only line ends and tabs.</summary>
    public bool IsPlain(string text, string path)
    {
        if (text.Length > MaximumTextLength)
        {
            Fault(
                $"khóa '{path}' dài {text.Length:N0} ký tự, nhiều nhất là {MaximumTextLength:N0}.",
                $"the key '{path}' is {text.Length:N0} characters long; the most is {MaximumTextLength:N0}.");
            return false;
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            Fault($"khóa '{path}' là '{SettingsText.Shown(text)}', có ký tự điều khiển.", $"the key '{path}' is '{SettingsText.Shown(text)}', which holds a control character.");
            return false;
        }

        return true;
    }

    /// <summary>A value of the wrong kind.</summary>
    public void WrongType(string path, string vietnamese, string english, JsonElement found)
    {
        string shown = found.ValueKind == JsonValueKind.Undefined ? "…" : SettingsText.Shown(found.GetRawText());
        string name = path.Length == 0 ? "{ }" : path;
        Fault($"khóa '{name}' phải là {vietnamese}, không phải {shown}.", $"the key '{name}' must be {english}, not {shown}.");
    }

    /// <summary>The path of a key within its parent's.</summary>
    public static string At(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private void Unknown(string path, string unknown, IReadOnlyList<string> known)
    {
        string key = SettingsText.Shown(unknown, ShownKeyCharacters);
        if (Suggestions.Closest(key, known) is string near)
        {
            Fault($"khóa lạ '{At(path, key)}'. Có phải ý bạn là '{near}'?", $"unknown key '{At(path, key)}'. Did you mean '{near}'?");
            return;
        }

        Fault(
            $"khóa lạ '{At(path, key)}'. Các khóa dùng được: {string.Join(", ", known)}.",
            $"unknown key '{At(path, key)}'. Known keys: {string.Join(", ", known)}.");
    }
}
