using System.Globalization;
using System.Xml;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>The cell styles of a workbook that show whole numbers with leading zeros: the format <c>00000</c> of a code.</summary>
/// <remarks>A code kept as the number 123 under that format is the text 00123 to everybody who opens the file.</remarks>
internal static class ZeroFormats
{
    private const int MostStyles = 65_536, MostDigits = 30;

    /// <summary>Reads the styles part.</summary>
    /// <param name="reader">At the start of <c>xl/styles.xml</c>.</param>
    /// <returns>Digits shown at least, by the number of the cell style; empty where no style does so.</returns>
    public static IReadOnlyDictionary<int, int> Read(XmlReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var digitsOfFormat = new Dictionary<string, int>(StringComparer.Ordinal);
        var digitsOfStyle = new Dictionary<int, int>();
        bool inCellStyles = false;
        int style = 0;
        while (reader.Read() && style < MostStyles)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCellStyles = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" }
                && reader.GetAttribute("numFmtId") is string id && DigitsOf(reader.GetAttribute("formatCode")) is int digits)
            {
                digitsOfFormat[id] = digits;
            }
            else if (inCellStyles && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                if (reader.GetAttribute("numFmtId") is string format && digitsOfFormat.TryGetValue(format, out int shown))
                {
                    digitsOfStyle[style] = shown;
                }

                style++;
            }
        }

        return digitsOfStyle;
    }

    /// <summary>A whole number as such a style shows it.</summary>
    /// <param name="number">The number in the cell.</param>
    /// <param name="digits">Digits shown at least.</param>
    /// <returns>The text; null for what is no whole number of 0 or more.</returns>
    public static string? Show(double number, int digits) =>
        number >= 0 && number < 1e15 && number == Math.Floor(number)
            ? number.ToString("F0", CultureInfo.InvariantCulture).PadLeft(digits, '0')
            : null;

    // "00000", and what Excel writes for it in other places: "00000;@", "00000_)", never "0" or "0.00".
    private static int? DigitsOf(string? code)
    {
        string first = (code ?? string.Empty).Split(';')[0];
        int zeros = first.AsSpan().IndexOfAnyExcept('0') is int end && end >= 0 ? end : first.Length;
        return zeros is >= 2 and <= MostDigits && first[zeros..] is "" or "_)" or "_-" ? zeros : null;
    }
}
