using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Texts inside the XML of a sheet, as the spreadsheet library writes them.</summary>
/// <remarks>
/// Characters that XML forbids, and the carriage return, which it changes, stand as <c>_x000B_</c>, as spreadsheets read them (ECMA-376, 22.9.2.19), and what looks like that is kept apart as <c>_x005F_</c>.
/// Cost: texts without such characters are looked through once and copied.
/// </remarks>
internal static class SheetText
{
    private static readonly SearchValues<byte> Markup = SearchValues.Create("&<>\"'"u8);

    // Control characters, the underscore that may begin an escape, the first byte of U+FFFE and U+FFFF, and those of characters beyond the first plane.
    private static readonly SearchValues<byte> Rare = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, (byte)'_', 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4]);

    private static readonly Regex Escape = new("_(?<code>x[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    /// <summary>Adds a text, which may hold half a pair of surrogates where it was cut off.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="text">The text.</param>
    public static void Append(Utf8Text target, string text)
    {
        bool hasSurrogates = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
        var whole = new Utf8Text(text.Length + 16);
        whole.Append(hasSurrogates ? Encoded(text) : text);
        if (hasSurrogates)
        {
            AppendMarkup(target, whole.Written);
        }
        else
        {
            Append(target, whole.Written);
        }
    }

    /// <summary>Adds a text.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="text">The text in UTF-8.</param>
    public static void Append(Utf8Text target, ReadOnlySpan<byte> text)
    {
        if (text.ContainsAny(Rare))
        {
            AppendMarkup(target, Encoding.UTF8.GetBytes(Encoded(Encoding.UTF8.GetString(text))));
        }
        else
        {
            AppendMarkup(target, text);
        }
    }

    private static void AppendMarkup(Utf8Text target, ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOfAny(Markup); at >= 0; at = text.IndexOfAny(Markup))
        {
            target.Append(text[..at]);
            target.Append(text[at] switch
            {
                (byte)'&' => "&amp;"u8,
                (byte)'<' => "&lt;"u8,
                (byte)'>' => "&gt;"u8,
                (byte)'"' => "&quot;"u8,
                _ => "&apos;"u8,
            });
            text = text[(at + 1)..];
        }

        target.Append(text);
    }

    private static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (char c in Escape.Replace(text, "_x005F_${code}_"))
        {
            if (c == '\r')
            {
                encoded.Append("_x000D_"); // XML would read it as a line feed
            }
            else if (XmlConvert.IsXmlChar(c))
            {
                encoded.Append(c);
            }
            else
            {
                encoded.Append(XmlConvert.EncodeName(c.ToString()));
            }
        }

        return encoded.ToString();
    }
}
