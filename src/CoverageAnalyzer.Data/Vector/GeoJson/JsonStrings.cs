using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>Reads the strings of a JSON file, also of one that is wrongly not UTF-8 or has broken escapes.</summary>
internal static class JsonStrings
{
    /// <summary>The text of a string or property name.</summary>
    /// <param name="reader">The reader, on the token; the token is in one piece.</param>
    /// <param name="encoding">The file's encoding.</param>
    /// <returns>The text as it stands, not composed.</returns>
    public static string Text(ref Utf8JsonReader reader, TextEncoding encoding)
    {
        if (!reader.ValueIsEscaped && (encoding != TextEncodings.Utf8 || !Utf8.IsValid(reader.ValueSpan)))
        {
            return encoding.Decode(reader.ValueSpan);
        }

        if (encoding == TextEncodings.Utf8)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, or bytes that are not UTF-8 beside an escape: read leniently below.
            }
        }

        return Unescape(encoding.Decode(reader.ValueSpan));
    }

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            char escape = raw[++i];
            if (escape == 'u' && i + 4 < raw.Length
                && ushort.TryParse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escape });
            }
        }

        // A lone half of a surrogate pair is no character.
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = '\uFFFD';
            }
        }

        return text.ToString();
    }
}
