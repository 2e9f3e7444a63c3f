using System.Text;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>Signs of a text for people: a number keeps its unit on the line, and a negative one has a true minus sign.</summary>
internal static class Typography
{
    private const char NoBreak = '\u00A0', Minus = '\u2212';
    private static readonly string[] Units = ["%", "km²", "km", "m", "ha"];

    /// <summary>The text with no-break spaces between numbers and units, and minus signs in place of hyphens before numbers that stand alone.</summary>
    /// <param name="text">A sentence; not a name or a code, which stay as they are.</param>
    public static string Of(string text)
    {
        StringBuilder? changed = null;
        for (int i = 0; i < text.Length - 1; i++)
        {
            bool space = text[i] == ' ' && i > 0 && char.IsAsciiDigit(text[i - 1]) && IsUnit(text.AsSpan(i + 1));
            bool minus = text[i] == '-' && char.IsAsciiDigit(text[i + 1]) && (i == 0 || text[i - 1] is ' ' or '(' or NoBreak);
            if (space || minus)
            {
                changed ??= new StringBuilder(text);
                changed[i] = space ? NoBreak : Minus;
            }
        }

        return changed?.ToString() ?? text;
    }

    private static bool IsUnit(ReadOnlySpan<char> rest)
    {
        foreach (string unit in Units)
        {
            if (rest.StartsWith(unit, StringComparison.Ordinal) && (rest.Length == unit.Length || !char.IsLetterOrDigit(rest[unit.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
