namespace CoverageAnalyzer.Data.Text;

/// <summary>"Did you mean": the known word nearest to a mistyped one.</summary>
public static class Suggestions
{
    /// <summary>The nearest candidate, or null where none is near enough to be meant.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="candidates">The known words.</param>
    /// <returns>The candidate with the least edit distance, at most a third of the word (and at least 1), or one that begins with the word; the first of equals.</returns>
    public static string? Closest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        int least = Math.Max(1, Math.Min(word.Length, 60) / 3) + 1;
        foreach (string candidate in candidates)
        {
            // A word that is the beginning of a known one was cut short, however much is missing.
            int distance = word.Length >= 4 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                ? 1
                : Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least)
            {
                least = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Edit distance: insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    /// <param name="a">A word; only its first 60 characters are compared.</param>
    /// <param name="b">Another.</param>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ReadOnlySpan<char> s = a.AsSpan(0, Math.Min(60, a.Length)), t = b.AsSpan(0, Math.Min(60, b.Length));
        int[] before = new int[t.Length + 1], last = new int[t.Length + 1], row = new int[t.Length + 1];
        for (int j = 0; j <= t.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= s.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= t.Length; j++)
            {
                int cost = s[i - 1] == t[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && s[i - 1] == t[j - 2] && s[i - 2] == t[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[t.Length];
    }
}
