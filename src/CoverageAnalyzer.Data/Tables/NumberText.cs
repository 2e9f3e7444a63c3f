using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>Reads numbers as planners type them, without any culture: 3.16 and 3,16 are both 3.16, and 1.159 is a question.</summary>
/// <remarks>
/// Signs: a point or a comma before any number of decimals; points, commas, spaces (also no-break and thin ones) or apostrophes between groups of three.
/// Where two different signs occur, the last one is the decimal sign. One sign before exactly three digits, with one to three
/// digits before it that do not start with 0, is a thousand or a decimal: <see cref="NumberReading.Ambiguous"/>, to be settled by its column.
/// Behavior: never throws; NaN, infinity and numbers beyond the range of a double are refused, not read.
/// </remarks>
public static class NumberText
{
    // Longer than any number a person or a program prints; what is longer is text.
    private const int MaximumLength = 64;

    /// <summary>Reads one text.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <returns>The number and what the text leaves open.</returns>
    public static ParsedNumber Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (TryPlain(text, out ParsedNumber plain))
        {
            return plain;
        }

        if (IsMissing(text))
        {
            return ParsedNumber.None(NumberReading.Missing);
        }

        if (text.Length > MaximumLength)
        {
            return ParsedNumber.None(NumberReading.NotANumber);
        }

        if (IsNotFinite(text))
        {
            return ParsedNumber.None(NumberReading.NotFinite);
        }

        int end = text.Length;
        string? unit = UnitAtEnd(text, ref end);
        ParsedNumber number = Digits(text[..end].TrimEnd());
        return unit is null || number.Reading == NumberReading.NotANumber ? number : number with { Unit = unit };
    }

    /// <summary>Reads one text that must be a number by itself or by its column's decimal sign.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="value">The value; for an ambiguous text the one with decimals; NaN where there is none.</param>
    /// <param name="ambiguous">True where the text could also be a number with groups of thousands.</param>
    /// <returns>True where the text is a finite number, certain or ambiguous.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out double value, out bool ambiguous)
    {
        ParsedNumber parsed = Parse(text);
        value = parsed.Value;
        ambiguous = parsed.Reading == NumberReading.Ambiguous;
        return parsed.Reading is NumberReading.Number or NumberReading.Ambiguous;
    }

    /// <summary>True for nothing and for the marks people write where there is no value.</summary>
    /// <param name="text">The text of a cell.</param>
    public static bool IsMissing(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length switch
        {
            0 => true,
            1 => text[0] is '-' or '–' or '—' or '−' or '?' or '/' or '\\' or '.' or '*',
            > 9 => false,
            _ => text.Equals("n/a", StringComparison.OrdinalIgnoreCase) || text.Equals("na", StringComparison.OrdinalIgnoreCase)
                || text.Equals("null", StringComparison.OrdinalIgnoreCase) || text.Equals("none", StringComparison.OrdinalIgnoreCase)
                || text.SequenceEqual("--") || text.SequenceEqual("---") || text.SequenceEqual("...") || text.SequenceEqual("…")
                || text.Equals("không", StringComparison.OrdinalIgnoreCase) || text.Equals("không có", StringComparison.OrdinalIgnoreCase)
                || text.Equals("chưa có", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>The number of decimals printed: 3.16 and 3,16 have two, 1.159,5 has one, 18502 has none.</summary>
    /// <param name="text">A text that reads as a number.</param>
    /// <param name="sign">The decimal sign, needed where the text is ambiguous; otherwise found in the text.</param>
    public static int PrintedDecimals(ReadOnlySpan<char> text, DecimalSign sign = DecimalSign.Unknown)
    {
        text = text.Trim();
        ParsedNumber parsed = Parse(text);
        DecimalSign used = parsed.Reading == NumberReading.Ambiguous ? sign : parsed.Sign;
        int at = used switch { DecimalSign.Point => text.LastIndexOf('.'), DecimalSign.Comma => text.LastIndexOf(','), _ => -1 };
        if (at < 0)
        {
            return 0;
        }

        int digits = 0;
        while (at + 1 + digits < text.Length && char.IsAsciiDigit(text[at + 1 + digits]))
        {
            digits++;
        }

        return digits;
    }

    // The overwhelming case, without a second look: an optional minus, digits, at most one point that is not the doubtful kind.
    private static bool TryPlain(ReadOnlySpan<char> text, out ParsedNumber number)
    {
        number = default;
        int start = text.Length > 0 && text[0] == '-' ? 1 : 0;
        int point = -1;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '.' && point < 0)
            {
                point = i;
            }
            else if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        int whole = (point < 0 ? text.Length : point) - start;
        int decimals = point < 0 ? 0 : text.Length - point - 1;
        if (text.Length > MaximumLength || whole == 0 || (point >= 0 && (decimals == 0 || IsDoubtful(text.Slice(start, whole), decimals))))
        {
            return false;
        }

        double value = double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        number = new(NumberReading.Number, value, value, point < 0 ? DecimalSign.Unknown : DecimalSign.Point, null);
        return true;
    }

    private static bool IsDoubtful(ReadOnlySpan<char> whole, int decimals) => decimals == 3 && whole.Length is >= 1 and <= 3 && whole[0] != '0';

    private static bool IsNotFinite(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("+-−");
        return text.Equals("nan", StringComparison.OrdinalIgnoreCase) || text.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || text.Equals("infinity", StringComparison.OrdinalIgnoreCase) || text.Equals("∞", StringComparison.Ordinal)
            || text.Equals("1.#INF", StringComparison.OrdinalIgnoreCase) || text.Equals("1.#QNAN", StringComparison.OrdinalIgnoreCase);
    }

    private static string? UnitAtEnd(ReadOnlySpan<char> text, ref int end)
    {
        int start = end;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '°' or 'º' or '²'))
        {
            start--;
        }

        // "km2" and "m2": the digit belongs to the unit only behind its letters.
        if (start == end && end >= 2 && text[end - 1] == '2' && char.IsLetter(text[end - 2]))
        {
            start = end - 1;
            while (start > 0 && char.IsLetter(text[start - 1]))
            {
                start--;
            }
        }

        if (start == end || start == 0)
        {
            return null;
        }

        string? unit = text[start..end] switch
        {
            "km" or "KM" or "Km" => "km",
            "m" or "M" or "mét" or "met" => "m",
            "ha" or "HA" or "Ha" => "ha",
            "km2" or "km²" or "KM2" or "Km2" => "km2",
            "m2" or "m²" => "m2",
            "°" or "º" => "deg",
            "người" or "ng" => "people",
            "dBm" or "dbm" or "DBM" or "dBM" => "dBm",
            _ => null,
        };
        if (unit is not null)
        {
            end = start;
        }

        return unit;
    }

    private static ParsedNumber Digits(ReadOnlySpan<char> text)
    {
        bool negative = false;
        if (text.Length > 0 && text[0] is '-' or '−' or '–' or '+')
        {
            negative = text[0] != '+';
            text = text[1..].TrimStart();
        }

        int exponentAt = text.IndexOfAny('e', 'E');
        ReadOnlySpan<char> exponent = exponentAt < 0 ? [] : text[exponentAt..];
        ReadOnlySpan<char> mantissa = exponentAt < 0 ? text : text[..exponentAt];
        if (!IsExponent(exponent) || mantissa.IsEmpty || mantissa.Length > MaximumLength)
        {
            return ParsedNumber.None(NumberReading.NotANumber);
        }

        // One pass: where the signs stand. Everything else must be a digit.
        int points = 0, commas = 0, others = 0, lastPoint = -1, lastComma = -1, digits = 0;
        char otherSign = '\0';
        for (int i = 0; i < mantissa.Length; i++)
        {
            char c = mantissa[i];
            switch (c)
            {
                case '.':
                    points++;
                    lastPoint = i;
                    break;
                case ',':
                    commas++;
                    lastComma = i;
                    break;
                case ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '’':
                    // One kind of gap in a number: "1 159 000", not "1 159'000".
                    if (others++ > 0 && c != otherSign)
                    {
                        return ParsedNumber.None(NumberReading.NotANumber);
                    }

                    otherSign = c;
                    break;
                default:
                    if (!char.IsAsciiDigit(c))
                    {
                        return ParsedNumber.None(NumberReading.NotANumber);
                    }

                    digits++;
                    break;
            }
        }

        if (digits == 0)
        {
            return ParsedNumber.None(NumberReading.NotANumber);
        }

        int decimalAt;
        bool ambiguous = false;
        if (points > 0 && commas > 0)
        {
            // The last sign is the decimal one; it stands once, and the other one only groups.
            decimalAt = Math.Max(lastPoint, lastComma);
            if ((decimalAt == lastPoint ? points : commas) > 1 || others > 0)
            {
                return ParsedNumber.None(NumberReading.NotANumber);
            }
        }
        else if (points + commas > 1)
        {
            decimalAt = -1;
            if (others > 0 || exponent.Length > 0)
            {
                return ParsedNumber.None(NumberReading.NotANumber);
            }
        }
        else
        {
            decimalAt = points + commas == 0 ? -1 : Math.Max(lastPoint, lastComma);
            ambiguous = decimalAt > 0 && others == 0 && exponent.Length == 0
                && IsDoubtful(mantissa[..decimalAt], mantissa.Length - decimalAt - 1);
        }

        ReadOnlySpan<char> whole = decimalAt < 0 ? mantissa : mantissa[..decimalAt];
        ReadOnlySpan<char> decimals = decimalAt < 0 ? [] : mantissa[(decimalAt + 1)..];
        if (decimals.ContainsAnyExceptInRange('0', '9') || !GroupsAreThousands(whole))
        {
            return ParsedNumber.None(NumberReading.NotANumber);
        }

        DecimalSign sign = decimalAt >= 0
            ? (mantissa[decimalAt] == '.' ? DecimalSign.Point : DecimalSign.Comma)
            : points > 1 ? DecimalSign.Comma : commas > 1 ? DecimalSign.Point : DecimalSign.Unknown;
        double value = Value(negative, whole, decimals, exponent);
        if (!double.IsFinite(value))
        {
            return ParsedNumber.None(NumberReading.NotFinite);
        }

        return ambiguous
            ? new(NumberReading.Ambiguous, value, Value(negative, mantissa, [], []), sign, null)
            : new(NumberReading.Number, value, value, sign, null);
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        text = text[1..];
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            text = text[1..];
        }

        return text.Length is > 0 and <= 6 && !text.ContainsAnyExceptInRange('0', '9');
    }

    // "1159", "1 159", "12.345.678": without signs anything goes; with signs every group but the first has three digits.
    private static bool GroupsAreThousands(ReadOnlySpan<char> whole)
    {
        int run = 0;
        bool grouped = false;
        foreach (char c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                run++;
                continue;
            }

            if (grouped ? run != 3 : run is 0 or > 3)
            {
                return false;
            }

            grouped = true;
            run = 0;
        }

        return !grouped || run == 3;
    }

    private static double Value(bool negative, ReadOnlySpan<char> whole, ReadOnlySpan<char> decimals, ReadOnlySpan<char> exponent)
    {
        var text = new StringBuilder(whole.Length + decimals.Length + exponent.Length + 3).Append(negative ? "-0" : "0");
        foreach (char c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                text.Append(c);
            }
        }

        text.Append('.').Append(decimals).Append('0').Append(exponent);
        return double.Parse(
            text.ToString(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture);
    }
}
