using System.Text;

namespace CoverageAnalyzer.Reports.Markup;

/// <summary>Texts of unknown origin inside HTML, SVG and XML.</summary>
internal static class MarkupText
{
    /// <summary>
    /// Escapes a text for element content and quoted attributes. Characters XML forbids, and the invisible marks that turn the
    /// direction of what follows, become U+FFFD, so that a name can neither break a document nor disguise itself.
    /// </summary>
    /// <param name="text">The text as read.</param>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\'': escaped.Append("&#39;"); break;
                case '\t' or '\n' or '\r': escaped.Append(' '); break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        escaped.Append(c).Append(text[++i]);
                    }
                    else
                    {
                        escaped.Append(IsForbidden(c) ? '\uFFFD' : c);
                    }

                    break;
            }
        }

        return escaped.ToString();
    }

    private static bool IsForbidden(char c) =>
        c < ' ' || c is (>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
            or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c);
}
