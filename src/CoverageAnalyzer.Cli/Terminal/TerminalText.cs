using System.Text;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Text from files on its way to a terminal: one line stays one line, and nothing steers the terminal.</summary>
internal static class TerminalText
{
    /// <summary>Escapes control characters (escape sequences, bells) and directional overrides; line ends we wrote ourselves stay.</summary>
    /// <param name="text">The text.</param>
    public static string Safe(string text)
    {
        int bad = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (bad < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            bool steers = (char.IsControl(c) && c is not '\n') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
            safe.Append(steers ? $"\\u{(int)c:X4}" : c);
        }

        return safe.ToString();
    }
}
