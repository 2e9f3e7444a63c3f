using System.Text;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>How a study of the store may be asked for: by its name, or as one types it in a hurry: <c>quang-tri-2012</c> for <c>Quảng Trị 2012</c>.</summary>
public static class StudyNames
{
    /// <summary>A name in small letters without accents, its words joined by hyphens.</summary>
    /// <param name="name">A name.</param>
    public static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = new StringBuilder();
        foreach (char letter in VietnameseText.WithoutAccents(VietnameseText.Compose(name)).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(letter);
            }
            else if (plain.Length > 0 && plain[^1] != '-')
            {
                plain.Append('-');
            }
        }

        return plain.ToString().TrimEnd('-');
    }

    /// <summary>Whether two ways of writing may mean one study.</summary>
    /// <param name="name">Name of a study.</param>
    /// <param name="asked">What was typed.</param>
    public static bool Same(string name, string asked) =>
        string.Equals(StoredRuns.Normal(name), StoredRuns.Normal(asked), StringComparison.Ordinal) || (Plain(name).Length > 0 && Plain(name) == Plain(asked));

    /// <summary>The study that is meant.</summary>
    /// <param name="names">The studies there are.</param>
    /// <param name="asked">What was typed.</param>
    /// <returns>Its name; null where there is none, or where several could be meant.</returns>
    public static string? Find(IEnumerable<string> names, string asked)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        string composed = StoredRuns.Normal(asked);
        if (all.Contains(composed, StringComparer.Ordinal))
        {
            return composed;
        }

        string[] like = [.. all.Where(n => Same(n, asked))];
        return like.Length == 1 ? like[0] : null;
    }
}
