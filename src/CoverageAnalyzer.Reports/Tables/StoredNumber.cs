using System.Globalization;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>How numbers are written into files for machines.</summary>
internal static class StoredNumber
{
    /// <summary>Decimals kept: a millimetre of a km, a square metre of a km², a tenth of a metre of a degree.</summary>
    public const int Decimals = 6;

    /// <summary>Prints a number without exponent and trailing zeros.</summary>
    /// <param name="value">The value; NaN and infinities are "not computed".</param>
    /// <param name="signs">Whose decimal sign; null for <c>.</c>.</param>
    public static string Print(double value, NumberFormatInfo? signs = null)
    {
        if (!double.IsFinite(value))
        {
            return string.Empty;
        }

        double rounded = Round(value);
        return rounded.ToString("0.######", signs ?? NumberFormatInfo.InvariantInfo);
    }

    /// <summary>The value as it is stored: 6 decimals, no negative zero.</summary>
    /// <param name="value">The value.</param>
    public static double Round(double value)
    {
        double rounded = Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }
}
