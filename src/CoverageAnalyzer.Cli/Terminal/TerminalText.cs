using System.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Text from files on its way to a terminal: one line stays one line, and nothing steers the terminal.</summary>
internal static class TerminalText
{
    /// <summary>Escapes what would steer a terminal (<see cref="SteeringCharacters"/>) as <c>\u001B</c>, line ends too: the text is one line.</summary>
    /// <param name="text">The text.</param>
    public static string Safe(string text) => Escaped(text, 'X', keepsLines: false);

    /// <summary>The same for a list of faults, each a line: their line ends are ours and stay.</summary>
    /// <param name="lines">The lines, in which no name brings a line end of its own.</param>
    public static string SafeLines(string lines) => Escaped(lines.ReplaceLineEndings("\n"), 'X', keepsLines: true);

    /// <summary>The same for JSON that is already written: an escape there means the same character to who reads it.</summary>
    /// <param name="json">The JSON; its own line ends stay.</param>
    public static string SafeJson(string json) => Escaped(json, 'x', keepsLines: true);

    private static string Escaped(string text, char digits, bool keepsLines)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            int units = keepsLines && text[i] == '\n' ? 0 : SteeringCharacters.UnitsAt(text, i);
            if (units == 0)
            {
                safe.Append(text[i]);
                continue;
            }

            foreach (char unit in text.AsSpan(i, units))
            {
                safe.Append("\\u").Append(((int)unit).ToString(digits + "4", System.Globalization.CultureInfo.InvariantCulture));
            }

            i += units - 1;
        }

        return safe.ToString();
    }
}
