using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>Finds communes by what someone types: name, district or code, with or without accents, any case.</summary>
public sealed class CommuneSearch
{
    private readonly (string Name, string Bare, string Whole, string Code)[] keys;

    /// <summary>Prepares the names.</summary>
    /// <param name="communes">The communes.</param>
    public CommuneSearch(IEnumerable<Commune> communes)
    {
        ArgumentNullException.ThrowIfNull(communes);
        keys = [.. communes.Select(c => (VietnameseText.ForSearch(c.Name), BareName(c), VietnameseText.ForSearch($"{c.Name} {c.Type} {c.District} {c.Province}"), c.Code))];
    }

    /// <summary>The communes that fit, best first: the name itself, names that start so, names with a word that starts so, then district and code.</summary>
    /// <param name="typed">What was typed; each word must be the start of a word of name, type, district or province, or the whole the start of the code.</param>
    /// <param name="most">The most that are given.</param>
    /// <returns>Positions of the communes; empty for nothing typed.</returns>
    public IReadOnlyList<int> Find(string typed, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string wanted = VietnameseText.ForSearch(typed);
        if (wanted.Length == 0)
        {
            return [];
        }

        string[] words = wanted.Split(' ');
        return
        [
            .. Enumerable.Range(0, keys.Length)
                .Select(i => (Index: i, Rank: RankOf(keys[i], wanted, words)))
                .Where(f => f.Rank < int.MaxValue)
                .OrderBy(f => f.Rank).ThenBy(f => keys[f.Index].Bare, StringComparer.Ordinal).ThenBy(f => f.Index)
                .Take(most)
                .Select(f => f.Index),
        ];
    }

    private static int RankOf((string Name, string Bare, string Whole, string Code) key, string wanted, string[] words)
    {
        if (key.Name == wanted || key.Bare == wanted || key.Code == wanted)
        {
            return 0;
        }

        if (key.Bare.StartsWith(wanted, StringComparison.Ordinal) || key.Name.StartsWith(wanted, StringComparison.Ordinal))
        {
            return 1;
        }

        if (words.All(w => HasWord(key.Name, w)))
        {
            return 2;
        }

        return words.All(w => HasWord(key.Whole, w)) ? 3 : key.Code.StartsWith(wanted, StringComparison.Ordinal) ? 4 : int.MaxValue;
    }

    private static bool HasWord(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) || text.Contains(' ' + start, StringComparison.Ordinal);

    // "Xã Tà Rụt" is looked for as "tà rụt".
    private static string BareName(Commune commune)
    {
        string name = VietnameseText.ForSearch(commune.Name), type = VietnameseText.ForSearch(commune.Type);
        return type.Length > 0 && name.StartsWith(type + ' ', StringComparison.Ordinal) ? name[(type.Length + 1)..] : name;
    }
}
