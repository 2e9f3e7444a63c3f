using System.Globalization;

namespace CoverageAnalyzer.Engine.Language;

/// <summary>
/// The decimal and group signs of each language, independent of the machine's culture
/// (the process runs without culture data, so that every machine prints the same bytes).
/// </summary>
public static class NumberSigns
{
    private static readonly NumberFormatInfo VietnameseSigns = Make(",", ".");
    private static readonly NumberFormatInfo EnglishSigns = Make(".", ",");

    /// <summary>The number format of a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>A read-only format: vi 1.159,5 · en 1,159.5.</returns>
    public static NumberFormatInfo For(ReportLanguage language) =>
        language == ReportLanguage.Vietnamese ? VietnameseSigns : EnglishSigns;

    /// <summary>Prints a number for people: groups, a fixed number of decimals, empty for an unknown value.</summary>
    /// <param name="value">The value; NaN is unknown.</param>
    /// <param name="decimals">Decimals shown, 0 or more.</param>
    /// <param name="language">Whose signs.</param>
    /// <returns>For example <c>3,16</c>; an empty text for NaN; ∞ for positive infinity.</returns>
    public static string Print(double value, int decimals, ReportLanguage language)
    {
        if (double.IsNaN(value))
        {
            return string.Empty;
        }

        if (double.IsPositiveInfinity(value))
        {
            return "∞";
        }

        double rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), For(language));
    }

    private static NumberFormatInfo Make(string decimalSign, string groupSign)
    {
        var format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        format.NumberDecimalSeparator = decimalSign;
        format.NumberGroupSeparator = groupSign;
        format.PercentDecimalSeparator = decimalSign;
        format.PercentGroupSeparator = groupSign;
        format.PercentPositivePattern = 0;
        format.PercentNegativePattern = 0;
        return NumberFormatInfo.ReadOnly(format);
    }
}
