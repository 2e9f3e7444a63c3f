using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Headers in the form they are compared in.</summary>
public static class HeaderText
{
    private static readonly string[] ReferenceWords = ["wgs84", "wgs", "84", "vn2000", "vn", "2000", "utm", "gps"];

    /// <summary>Words behind "địa chỉ" and the like that make it another thing.</summary>
    private static readonly string[] OtherThings = ["email", "mail", "web", "website", "ip", "mac", "khac", "code", "id", "type"];

    /// <summary>A header without accents, case, signs, a unit in brackets, the name of a coordinate system, and a year or "approx" at its end.</summary>
    /// <param name="header">The header.</param>
    public static string Plain(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        int bracket = header.IndexOfAny(['(', '[']);
        string text = bracket > 0 ? header[..bracket] : header;
        char[] letters = [.. VietnameseText.ForSearch(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')];
        List<string> words = [.. new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        string removed = string.Empty;
        while (words.Count > 1 && (words[^1] is "approx" or "gan" or "dung" || ReferenceWords.Contains(words[^1]) || IsYear(words[^1])))
        {
            // "X VN-2000" and "X VN" name a system; commune_vn beside commune is the name with its accents.
            if (words[^1] == "vn" && removed != "2000" && words[^2].Length > 1)
            {
                break;
            }

            removed = words[^1];
            words.RemoveAt(words.Count - 1);
        }

        while (words.Count > 1 && ReferenceWords.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        return string.Join(' ', words);
    }

    /// <summary>The forms a header may be known by: the whole of it, what stands in its brackets, and the two halves of a bilingual one (<c>Kinh độ / Longitude</c>).</summary>
    /// <param name="header">The header.</param>
    internal static IEnumerable<string> Forms(string header)
    {
        string whole = Plain(header);
        if (whole.Length == 0 || header.Length > 200)
        {
            yield break;
        }

        yield return whole;
        if (header.Contains('/', StringComparison.Ordinal))
        {
            foreach (string half in header.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3))
            {
                yield return Plain(half);
            }
        }

        int open = header.IndexOf('(', StringComparison.Ordinal), close = header.LastIndexOf(')');
        if (open > 0 && close > open + 4)
        {
            yield return Plain(header[(open + 1)..close]);
        }
    }

    /// <summary>True for two plain headers that differ by spaces alone: <c>kinhdo</c>, <c>kinh do</c>.</summary>
    internal static bool Same(string a, string b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && a[i] == ' ')
            {
                i++;
            }

            while (j < b.Length && b[j] == ' ')
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length && a.Length > 0;
            }

            if (a[i++] != b[j++])
            {
                return false;
            }
        }
    }

    /// <summary>True where a plain header begins with all words of a synonym of two words or more, and the next word does not make it another thing.</summary>
    internal static bool Begins(string header, string synonym)
    {
        if (!synonym.Contains(' ', StringComparison.Ordinal) || header.Length <= synonym.Length + 1
            || header[synonym.Length] != ' ' || !header.StartsWith(synonym, StringComparison.Ordinal))
        {
            return false;
        }

        string rest = header[(synonym.Length + 1)..];
        return !OtherThings.Contains(rest.Split(' ')[0]);
    }

    private static bool IsYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit);
}
