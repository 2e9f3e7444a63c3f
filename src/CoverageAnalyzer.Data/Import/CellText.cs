using System.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Cell texts in messages.</summary>
internal static class CellText
{
    private const int Longest = 40;

    /// <summary>A cell's text on one line, at most 40 characters, without signs that would move a terminal.</summary>
    /// <param name="text">The text.</param>
    public static string Shown(string text)
    {
        bool cut = text.Length > Longest;
        int end = Math.Min(text.Length, Longest);
        if (cut && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        var shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++)
        {
            char c = text[i];
            int steering = SteeringCharacters.UnitsAt(text, i);
            bool lone = char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < end && char.IsLowSurrogate(text[i + 1]))
                && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]));
            shown.Append(c is '\r' or '\n' or '\t' ? ' ' : lone || steering > 0 ? '\uFFFD' : c);
            i += Math.Max(0, steering - 1);
        }

        return cut ? shown.Append('…').ToString() : shown.ToString();
    }
}
