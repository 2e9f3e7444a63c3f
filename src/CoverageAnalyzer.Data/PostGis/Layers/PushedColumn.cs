namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>A column of a layer on its way into the store.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Source">Its name in the file.</param>
/// <param name="Type">Its type in SQL.</param>
internal sealed record PushedColumn(string Name, string Source, string Type)
{
    /// <summary>Names for columns: those of the file, cut to what PostgreSQL takes and made different where need be.</summary>
    /// <param name="sources">Names in the file.</param>
    /// <param name="taken">Names that are taken.</param>
    public static string[] Names(IReadOnlyList<string> sources, params string[] taken)
    {
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        return [.. sources.Select(source =>
        {
            string name = Cut(source.Replace("\0", string.Empty, StringComparison.Ordinal), SqlIdentifier.MostBytes);
            name = name.Length == 0 ? "column" : name;
            for (int n = 2; !used.Add(name); n++)
            {
                string tail = FormattableString.Invariant($"_{n}");
                name = Cut(source, SqlIdentifier.MostBytes - tail.Length) + tail;
            }

            return name;
        })];
    }

    /// <summary>The beginning of a text that has at most so many bytes of UTF-8, whole characters only.</summary>
    internal static string Cut(string text, int bytes)
    {
        int used = 0, length = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
