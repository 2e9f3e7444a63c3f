using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The numbers of a row while they wait until the whole column has been seen.</summary>
/// <param name="X">Longitude or first coordinate.</param>
/// <param name="Y">Latitude or second coordinate.</param>
/// <param name="Radius">Coverage radius.</param>
/// <param name="Flags">What its coordinates leave open.</param>
internal readonly record struct PendingNumbers(ParsedNumber X, ParsedNumber Y, ParsedNumber Radius, CoordinateFlags Flags)
{
    /// <summary>True where the three values say it all, as <see cref="Plain"/> makes them again; they may be missing.</summary>
    public bool ArePlain => Flags == CoordinateFlags.None && IsPlain(X) && IsPlain(Y) && IsPlain(Radius) && Radius.Unit is null;

    /// <summary>The numbers of a row whose values say it all.</summary>
    /// <param name="x">First coordinate; NaN where it is missing.</param>
    /// <param name="y">Second coordinate; NaN where it is missing.</param>
    /// <param name="radius">Coverage radius without a unit; NaN where it is missing.</param>
    public static PendingNumbers Plain(double x, double y, double radius) => new(NumberOf(x), NumberOf(y), NumberOf(radius), CoordinateFlags.None);

    private static bool IsPlain(in ParsedNumber number) => number.Reading is NumberReading.Number or NumberReading.Missing;

    private static ParsedNumber NumberOf(double value) => double.IsNaN(value) ? ParsedNumber.None(NumberReading.Missing) : ParsedNumber.Of(value);
}
