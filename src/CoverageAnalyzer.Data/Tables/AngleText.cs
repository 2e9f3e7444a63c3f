namespace CoverageAnalyzer.Data.Tables;

/// <summary>
/// Reads angles with degree, minute and second signs or a letter for the hemisphere: <c>16°48'30"N</c>, <c>16 48 30.5</c>,
/// <c>106°15′E</c>, <c>16°48,508'</c>, <c>16d48m30s</c>, <c>16°48'30"B</c>, <c>Đ 106°15'</c>.
/// </summary>
/// <remarks>
/// Vietnamese letters: B (Bắc) north, N (Nam) south, Đ (Đông) east, T (Tây) west. A bare N is north, unless the caller says that the
/// column uses Vietnamese letters. Minutes and seconds are below 60 and only the last part may have decimals.
/// A plain decimal number is not an angle text: <see cref="NumberText"/> reads it. Behavior: never throws.
/// </remarks>
public static class AngleText
{
    /// <summary>Reads one text.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="vietnameseLetters">True where N means Nam (south), because the column uses B or Đ elsewhere.</param>
    /// <param name="angle">The angle.</param>
    /// <returns>False where the text is not an angle, or states parts out of range.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, bool vietnameseLetters, out ParsedAngle angle)
    {
        angle = default;
        text = text.Trim();
        if (text.Length is 0 or > 48)
        {
            return false;
        }

        string? letter = TakeLetter(ref text);
        bool negative = false;
        if (text.Length > 0 && text[0] is '-' or '−' or '+')
        {
            negative = text[0] != '+';
            text = text[1..].TrimStart();
        }

        Span<double> parts = stackalloc double[3];
        int count = 0;
        bool signed = false;
        while (!text.IsEmpty)
        {
            if (count == 3 || !TakePart(ref text, count, out double part, out bool hasDecimals, out bool hasSign))
            {
                return false;
            }

            parts[count++] = part;
            signed |= hasSign;
            if (hasDecimals && !text.IsEmpty)
            {
                return false;
            }
        }

        // Without a letter, a sign or a second part it is a plain number and none of our business.
        if (count == 0 || (count == 1 && letter is null && !signed) || parts[1] >= 60 || parts[2] >= 60)
        {
            return false;
        }

        (AngleAxis axis, bool south, bool vietnamese, bool bareN) = Meaning(letter, vietnameseLetters);
        double degrees = parts[0] + (parts[1] / 60) + (parts[2] / 3600);
        if (negative && letter is not null && south)
        {
            return false;
        }

        if (degrees > (axis == AngleAxis.Latitude ? 90 : 180) && letter is not null)
        {
            return false;
        }

        angle = new(negative || south ? -degrees : degrees, axis, vietnamese, bareN);
        return degrees <= 360;
    }

    private static (AngleAxis Axis, bool South, bool Vietnamese, bool BareN) Meaning(string? letter, bool vietnameseLetters) => letter switch
    {
        null => (AngleAxis.Unstated, false, false, false),
        "N" => (AngleAxis.Latitude, vietnameseLetters, false, true),
        "North" => (AngleAxis.Latitude, false, false, false),
        "S" or "South" => (AngleAxis.Latitude, true, false, false),
        "E" or "East" => (AngleAxis.Longitude, false, false, false),
        "W" or "West" => (AngleAxis.Longitude, true, false, false),
        "B" or "Bắc" => (AngleAxis.Latitude, false, true, false),
        "Nam" => (AngleAxis.Latitude, true, true, false),
        "Đ" or "Đông" => (AngleAxis.Longitude, false, true, false),
        _ => (AngleAxis.Longitude, true, true, false), // T, Tây
    };

    // The letter or word at either end, as one of the names above.
    private static string? TakeLetter(ref ReadOnlySpan<char> text)
    {
        int start = 0;
        while (start < text.Length && char.IsLetter(text[start]))
        {
            start++;
        }

        if (start > 0)
        {
            string? name = NameOf(text[..start]);
            if (name is not null)
            {
                text = text[start..].TrimStart(" .:\u00A0");
                return name;
            }
        }

        int end = text.Length;
        while (end > 0 && (char.IsLetter(text[end - 1]) || text[end - 1] == '.'))
        {
            end--;
        }

        // "16d48m30sN": the seconds' s belongs to the number.
        ReadOnlySpan<char> tail = text[end..].TrimEnd('.');
        string? last = NameOf(tail);
        if (last is "S" && tail[0] == 's')
        {
            return null;
        }

        if (last is null && tail.Length > 1 && tail[0] is 's' or 'd' or 'm')
        {
            last = NameOf(tail[1..]);
            end += last is null ? 0 : 1;
        }

        if (last is not null)
        {
            text = text[..end].TrimEnd();
        }

        return last;
    }

    private static string? NameOf(ReadOnlySpan<char> letters) => letters switch
    {
        "N" or "n" => "N",
        "S" or "s" => "S",
        "E" or "e" => "E",
        "W" or "w" => "W",
        "B" or "b" => "B",
        "Đ" or "đ" or "Ð" => "Đ",
        "T" or "t" => "T",
        "Bắc" or "bắc" or "BẮC" => "Bắc",
        "Nam" or "nam" or "NAM" => "Nam",
        "Đông" or "đông" or "ĐÔNG" => "Đông",
        "Tây" or "tây" or "TÂY" => "Tây",
        "North" or "north" => "North",
        "South" or "south" => "South",
        "East" or "east" => "East",
        "West" or "west" => "West",
        _ => null,
    };

    // A whole or decimal number with the sign or gap behind it that fits its position.
    private static bool TakePart(ref ReadOnlySpan<char> text, int position, out double value, out bool hasDecimals, out bool hasSign)
    {
        value = 0;
        hasDecimals = false;
        hasSign = false;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            value = (value * 10) + (text[digits++] - '0');
        }

        if (digits is 0 or > 3 || (position > 0 && digits > 2))
        {
            return false;
        }

        int at = digits;
        if (at < text.Length && text[at] is '.' or ',')
        {
            int first = ++at;
            double numerator = 0, denominator = 1;
            for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            {
                numerator = (numerator * 10) + (text[at] - '0');
                denominator *= 10;
            }

            if (at == first || at - first > 15)
            {
                return false;
            }

            value += numerator / denominator;

            hasDecimals = true;
        }

        ReadOnlySpan<char> rest = text[at..];
        ReadOnlySpan<char> trimmed = rest.TrimStart(" \u00A0");
        int sign = SignLength(trimmed, position);
        hasSign = sign > 0;
        text = trimmed[sign..].TrimStart(" \u00A0");

        // Two parts need a sign or a gap between them.
        return text.IsEmpty || hasSign || trimmed.Length < rest.Length;
    }

    private static int SignLength(ReadOnlySpan<char> text, int position)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        return position switch
        {
            0 => text[0] is '°' or 'º' or '˚' or 'd' or 'D' or ':' or '*' ? 1 : 0,
            1 => text[0] is '\'' or '′' or '’' or '‘' or '´' or '`' or 'm' or ':' && !text.StartsWith("''") ? 1 : 0,
            _ => text.StartsWith("''") || text.StartsWith("′′") || text.StartsWith("’’") ? 2 : text[0] is '"' or '″' or '”' or '“' or 's' ? 1 : 0,
        };
    }
}
