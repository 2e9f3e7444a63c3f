namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Shows a path as the user typed it: the system and the code inside know only full ones, which nobody wrote and which tell of the machine.</summary>
/// <remarks>
/// Behavior: a word of the command line that is the path, or a folder it lies in, stands in its place; of several the longest. Else what lies in the
/// folder the user is in is shown from there. Any other path stays as it is.
/// </remarks>
/// <param name="words">The words of the command line; of <c>--out=DIR</c> what stands behind the sign counts, too.</param>
internal sealed class TypedPaths(IEnumerable<string> words)
{
    private readonly IReadOnlyList<(string Word, string Full)> typed =
    [
        .. words.SelectMany(w => w.IndexOf('=', StringComparison.Ordinal) is > 0 and int sign ? new[] { w, w[(sign + 1)..] } : [w])
            .Select(w => (Word: w, Full: FullOf(w))).Where(w => w.Full.Length > 0).OrderByDescending(w => w.Full.Length),
        (string.Empty, FullOf(".")),
    ];

    /// <summary>The path as it is shown.</summary>
    /// <param name="path">The path, full or not.</param>
    public string Of(string path)
    {
        if (!Path.IsPathFullyQualified(path))
        {
            return path;
        }

        string full = FullOf(path);
        foreach ((string word, string folder) in typed)
        {
            if (full == folder && word.Length > 0)
            {
                return word;
            }

            if (full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return Path.Join(word, full[(folder.Length + 1)..]);
            }
        }

        return path;
    }

    // Empty for a word that cannot be a path.
    private static string FullOf(string word)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(word));
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            return string.Empty;
        }
    }
}
