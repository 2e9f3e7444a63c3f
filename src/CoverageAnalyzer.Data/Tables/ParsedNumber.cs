using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>A number read from text, with what the text leaves open.</summary>
/// <param name="Reading">What the text turned out to be.</param>
/// <param name="Value">The value; for an ambiguous text the one with decimals (1.159 → 1.159); NaN where there is none.</param>
/// <param name="Grouped">For an ambiguous text the value with groups of thousands (1.159 → 1159); otherwise the same as the value.</param>
/// <param name="Sign">The decimal sign the text proves; for an ambiguous text the one it would have as a decimal.</param>
/// <param name="Unit">Unit written behind the number (<c>km</c>, <c>m</c>, <c>ha</c>, <c>km2</c>, <c>m2</c>, <c>deg</c>, <c>dBm</c>), or null.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ParsedNumber(NumberReading Reading, double Value, double Grouped, DecimalSign Sign, string? Unit)
{
    /// <summary>A reading without a value.</summary>
    /// <param name="reading">Why there is none.</param>
    public static ParsedNumber None(NumberReading reading) => new(reading, double.NaN, double.NaN, DecimalSign.Unknown, null);

    /// <summary>A number that was a number already, not text: a numeric cell of a workbook.</summary>
    /// <param name="value">The number.</param>
    public static ParsedNumber Of(double value) =>
        double.IsFinite(value) ? new(NumberReading.Number, value, value, DecimalSign.Unknown, null) : None(NumberReading.NotFinite);
}
