using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds the column of each role: stated by the study, or guessed from the header. Every guess is a finding.</summary>
public static class FieldGuess
{
    /// <summary>Maps roles to columns.</summary>
    /// <param name="roles">The roles of the layer.</param>
    /// <param name="headers">The columns.</param>
    /// <param name="stated">Columns the study states, by role.</param>
    /// <param name="place">The layer, for findings.</param>
    /// <param name="findings">Takes guesses (<c>field-guessed</c>), stated columns that are not there (<c>field-missing</c>).</param>
    /// <returns>Position of the column of each role that has one.</returns>
    public static IReadOnlyDictionary<string, int> Map(
        IReadOnlyList<FieldRole> roles,
        IReadOnlyList<string> headers,
        IReadOnlyDictionary<string, string> stated,
        SourcePlace place,
        FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(stated);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(findings);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (FieldRole role in roles)
        {
            if (stated.TryGetValue(role.Name, out string? wanted) && Stated(role, wanted, headers, place, findings) is int column)
            {
                columns[role.Name] = column;
            }
        }

        string[] plain = [.. headers.Select(Plain)];
        foreach (FieldRole role in roles.Where(r => !columns.ContainsKey(r.Name)))
        {
            int column = Guess(role, plain, columns);
            if (column >= 0)
            {
                columns[role.Name] = column;
                findings.Add(
                    "field-guessed",
                    FindingRank.Info,
                    place with { Field = headers[column] },
                    LocalizedText.Of($"cột '{headers[column]}' được hiểu là '{role.Name}'.", $"the column '{headers[column]}' was taken for '{role.Name}'."),
                    LocalizedText.Of($"Nếu sai, ghi khóa 'fields.{role.Name}' trong study.json.", $"If that is wrong, state 'fields.{role.Name}' in study.json."));
            }
        }

        return columns;
    }

    /// <summary>True where a text is a header of one of the roles.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="text">The text.</param>
    public static bool IsKnown(IReadOnlyList<FieldRole> roles, string text)
    {
        ArgumentNullException.ThrowIfNull(roles);
        string plain = Plain(text);
        return plain.Length > 0 && roles.Any(r => r.Synonyms.Any(s => Same(s, plain)));
    }

    /// <summary>A header without accents, case, signs, a unit in brackets, and a year or "approx" at the end.</summary>
    /// <param name="header">The header.</param>
    public static string Plain(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        int bracket = header.IndexOf('(', StringComparison.Ordinal);
        string text = bracket > 0 ? header[..bracket] : header;
        char[] letters = [.. VietnameseText.ForSearch(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')];
        List<string> words = [.. new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        while (words.Count > 1 && (words[^1] is "approx" or "gan" or "wgs84" || (words[^1].Length == 4 && words[^1].All(char.IsAsciiDigit))))
        {
            words.RemoveAt(words.Count - 1);
        }

        return string.Join(' ', words);
    }

    private static int? Stated(FieldRole role, string wanted, IReadOnlyList<string> headers, SourcePlace place, FindingLog findings)
    {
        string composed = VietnameseText.Compose(wanted).Trim();
        for (int i = 0; i < headers.Count; i++)
        {
            if (headers[i].Trim().Equals(composed, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        string? near = Suggestions.Closest(composed, headers);
        string all = string.Join(", ", headers.Take(30));
        findings.Add(
            "field-missing",
            FindingRank.Error,
            place with { Field = wanted },
            LocalizedText.Of($"không có cột '{wanted}' mà study.json ghi cho '{role.Name}'.", $"there is no column '{wanted}', which study.json states for '{role.Name}'."),
            near is null
                ? LocalizedText.Of($"Các cột: {all}.", $"Columns: {all}.")
                : LocalizedText.Of($"Có phải ý bạn là '{near}'?", $"Did you mean '{near}'?"));
        return null;
    }

    private static int Guess(FieldRole role, string[] plain, Dictionary<string, int> taken)
    {
        foreach (string synonym in role.Synonyms)
        {
            for (int i = 0; i < plain.Length; i++)
            {
                if (Same(synonym, plain[i]) && !taken.ContainsValue(i))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static bool Same(string synonym, string plain) =>
        synonym == plain || synonym.Replace(" ", string.Empty, StringComparison.Ordinal) == plain.Replace(" ", string.Empty, StringComparison.Ordinal);
}
