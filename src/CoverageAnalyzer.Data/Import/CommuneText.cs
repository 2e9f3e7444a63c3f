using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Values of attribute fields as text, cleaned of what storage left in them.</summary>
internal static class CommuneText
{
    /// <summary>A value as text; whole numbers without decimals; empty for none.</summary>
    /// <param name="value">String, number, yes/no, date or null.</param>
    public static string Of(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        double number => Number(number),
        float number => Number(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty,
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>A name as people write it: escapes read, letters composed, single spaces.</summary>
    /// <param name="raw">As the file has it.</param>
    /// <param name="wasEscaped">True where it held <c>\u1ea3</c> or <c>\'</c>.</param>
    /// <param name="wasUntidy">True where it held double, leading or trailing spaces.</param>
    /// <param name="wasDecomposed">True where accents stood apart from their letters.</param>
    public static string Name(string raw, out bool wasEscaped, out bool wasUntidy, out bool wasDecomposed)
    {
        string unescaped = raw.Contains('\\') ? Unescape(raw) : raw;
        wasEscaped = !ReferenceEquals(unescaped, raw) && unescaped != raw;
        string composed = VietnameseText.Compose(unescaped);
        wasDecomposed = !ReferenceEquals(composed, unescaped) && composed != unescaped;
        string tidy = Tidy(composed);
        wasUntidy = tidy != composed;
        return tidy;
    }

    /// <summary>A code as text: <c>4090101.0</c> is 4090101.</summary>
    /// <param name="value">The value of the code field.</param>
    /// <param name="wasFloating">True where it was a number with decimals, in a number or a text field.</param>
    public static string Code(object? value, out bool wasFloating)
    {
        string text = Tidy(VietnameseText.Compose(Of(value)));
        wasFloating = value is double or float && text.Length > 0;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        if (point > 0 && text.AsSpan(point + 1).TrimEnd('0').IsEmpty && text.AsSpan(0, point).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            wasFloating = true;
            return text[..point];
        }

        return text;
    }

    private static string Number(double number) =>
        !double.IsFinite(number) ? string.Empty
        : Math.Abs(number) < 1e15 && number == Math.Floor(number) ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\' && i + 5 < raw.Length && raw[i + 1] is 'u' or 'U'
                && ushort.TryParse(raw.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
                && code >= ' ')
            {
                text.Append((char)code);
                i += 5;
            }
            else if (raw[i] == '\\' && i + 1 < raw.Length && raw[i + 1] is '\'' or '"' or '\\')
            {
                text.Append(raw[++i]);
            }
            else
            {
                text.Append(raw[i]);
            }
        }

        return text.ToString();
    }

    private static string Tidy(string text)
    {
        bool clean = text.Length == 0 || (!char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]));
        for (int i = 0; clean && i < text.Length; i++)
        {
            clean = !char.IsControl(text[i]) && !(char.IsWhiteSpace(text[i]) && (text[i] != ' ' || text[i + 1] == ' '));
        }

        if (clean)
        {
            return text;
        }

        var tidy = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                tidy.Append(c);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().TrimEnd();
    }
}
