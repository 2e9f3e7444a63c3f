using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>Reads the values of a DBF row.</summary>
internal static class DbfValues
{
    /// <summary>Digits a whole number may have before it is kept as text.</summary>
    private const int MostDigits = 18;

    /// <summary>The bytes of a text value without the blanks it is padded with.</summary>
    /// <param name="row">The row.</param>
    /// <param name="field">The column.</param>
    public static ReadOnlySpan<byte> TextBytes(ReadOnlySpan<byte> row, DbfField field)
    {
        ReadOnlySpan<byte> bytes = row.Slice(field.Offset, field.Length);
        int nul = bytes.IndexOf((byte)0);
        return (nul < 0 ? bytes : bytes[..nul]).Trim(" \t\r\n"u8);
    }

    /// <summary>A value.</summary>
    /// <param name="row">The row.</param>
    /// <param name="field">The column.</param>
    /// <param name="encoding">The file's encoding.</param>
    /// <param name="readable">False where the bytes are not of the column's type; the value is null then.</param>
    /// <returns>
    /// string, long, double, bool, DateTime or null. A number written with leading zeros, or with more than 18 digits, stays text: it is a code.
    /// </returns>
    public static object? Read(ReadOnlySpan<byte> row, DbfField field, TextEncoding encoding, out bool readable)
    {
        readable = true;
        ReadOnlySpan<byte> raw = row.Slice(field.Offset, field.Length);
        switch (field.Type)
        {
            case 'I' or '+' when field.Length == 4:
                return (long)BinaryPrimitives.ReadInt32LittleEndian(raw);
            case 'O' or 'B' when field.Length == 8:
                double number = BinaryPrimitives.ReadDoubleLittleEndian(raw);
                readable = double.IsFinite(number);
                return readable ? number : null;
            case 'Y' when field.Length == 8:
                return BinaryPrimitives.ReadInt64LittleEndian(raw) / 10_000.0;
            case 'M' or 'G' or 'P' or 'T' or '@' or '0':
                return null; // memo and time stamp columns point into other files or say nothing about a place
        }

        ReadOnlySpan<byte> text = TextBytes(row, field);
        if (text.IsEmpty)
        {
            return null;
        }

        switch (field.Type)
        {
            case 'N' or 'F':
                return Number(text, out readable);
            case 'D':
                return Date(text, out readable);
            case 'L':
                readable = text[0] is (byte)'Y' or (byte)'y' or (byte)'T' or (byte)'t' or (byte)'N' or (byte)'n' or (byte)'F' or (byte)'f' or (byte)'?';
                return text[0] is (byte)'Y' or (byte)'y' or (byte)'T' or (byte)'t' ? true
                    : text[0] is (byte)'N' or (byte)'n' or (byte)'F' or (byte)'f' ? false : null;
            default:
                return encoding.Decode(WithoutCutLetter(text, encoding));
        }
    }

    /// <summary>A column's width may cut a letter of several bytes in two: the broken half is no letter.</summary>
    private static ReadOnlySpan<byte> WithoutCutLetter(ReadOnlySpan<byte> text, TextEncoding encoding)
    {
        if (encoding != TextEncodings.Utf8 || text[^1] < 0x80)
        {
            return text;
        }

        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte lead = text[^back];
            if (lead >= 0xC0)
            {
                return Rune.DecodeFromUtf8(text[^back..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData ? text[..^back] : text;
            }
        }

        return text;
    }

    private static object? Number(ReadOnlySpan<byte> text, out bool readable)
    {
        readable = true;
        ReadOnlySpan<byte> digits = text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        bool whole = digits.Length > 0 && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        if (whole)
        {
            return digits.Length > MostDigits || (digits.Length > 1 && digits[0] == (byte)'0' && digits.Length == text.Length)
                ? Encoding.ASCII.GetString(text)
                : long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        if (text.IndexOfAnyExcept((byte)'*') < 0)
        {
            return null; // stars: the writer had no room, or no value
        }

        readable = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number);
        return readable ? number : null;
    }

    private static object? Date(ReadOnlySpan<byte> text, out bool readable)
    {
        readable = DateTime.TryParseExact(Encoding.ASCII.GetString(text), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date);
        if (readable)
        {
            return date;
        }

        readable = text.IndexOfAnyExcept((byte)'0') < 0;
        return null;
    }
}
