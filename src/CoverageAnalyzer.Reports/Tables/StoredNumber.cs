using System.Globalization;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>How numbers are written into files for machines.</summary>
internal static class StoredNumber
{
    /// <summary>Decimals kept: a millimetre of a km, a square metre of a km².</summary>
    public const int Decimals = 6;

    /// <summary>Decimals kept of a longitude or latitude: a tenth of a millimetre.</summary>
    public const int DegreeDecimals = 9;

    private const string Format = "0.#########";

    /// <summary>Prints a number without exponent and trailing zeros.</summary>
    /// <param name="value">The value; NaN and infinities are "not computed".</param>
    /// <param name="signs">Whose decimal sign; null for <c>.</c>.</param>
    /// <param name="decimals">Decimals kept, up to 9.</param>
    public static string Print(double value, NumberFormatInfo? signs = null, int decimals = Decimals)
    {
        if (!double.IsFinite(value))
        {
            return string.Empty;
        }

        double rounded = Round(value, decimals);
        return rounded.ToString(Format, signs ?? NumberFormatInfo.InvariantInfo);
    }

    /// <summary>Adds a number as <see cref="Print"/> prints it.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="signs">Whose decimal sign; null for <c>.</c>.</param>
    /// <param name="decimals">Decimals kept, up to 9.</param>
    public static void Append(Utf8Text target, double value, NumberFormatInfo? signs, int decimals)
    {
        if (double.IsFinite(value))
        {
            target.Append(Round(value, decimals), Format, signs ?? NumberFormatInfo.InvariantInfo);
        }
    }

    /// <summary>The value as it is stored, no negative zero.</summary>
    /// <param name="value">The value.</param>
    /// <param name="decimals">Decimals kept.</param>
    public static double Round(double value, int decimals = Decimals)
    {
        double rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }
}
