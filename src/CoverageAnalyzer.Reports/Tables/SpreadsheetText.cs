using System.Globalization;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Texts of unknown origin in files that a spreadsheet opens.</summary>
internal static class SpreadsheetText
{
    /// <summary>
    /// A text a spreadsheet would run as a formula, made a plain text by the apostrophe spreadsheets themselves use for that.
    /// A number with its sign stays as it is.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Harmless(string text)
    {
        if (text.Length == 0 || text[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'))
        {
            return text;
        }

        string number = text.Replace(',', '.');
        return text[0] is '+' or '-' && double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? text
            : "'" + text;
    }
}
