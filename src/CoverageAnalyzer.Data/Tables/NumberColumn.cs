namespace CoverageAnalyzer.Data.Tables;

/// <summary>
/// Settles the doubtful numbers of one column by the others: where <c>2,75</c> stands in a column, its <c>1,159</c> is 1.159;
/// where <c>1.159,5</c> stands in it, its <c>1.159</c> is 1159.
/// </summary>
/// <remarks>Feed every text once with <see cref="Observe"/>, then ask <see cref="Settle"/>. Cost: constant memory.</remarks>
/// <param name="kind">What the column holds.</param>
public sealed class NumberColumn(NumberKind kind = NumberKind.Any)
{
    private long point;
    private long comma;
    private long within360;
    private long beyond360;

    /// <summary>The decimal sign that the column's certain numbers prove; unknown where none does or where they contradict each other.</summary>
    public DecimalSign Sign => (point, comma) switch
    {
        ( > 0, 0) => DecimalSign.Point,
        (0, > 0) => DecimalSign.Comma,
        _ => DecimalSign.Unknown,
    };

    /// <summary>True where some numbers of the column prove a decimal point and others a decimal comma.</summary>
    public bool IsMixed => point > 0 && comma > 0;

    /// <summary>Takes notice of a number read from the column.</summary>
    /// <param name="number">The number.</param>
    public void Observe(in ParsedNumber number)
    {
        if (number.Reading == NumberReading.Number)
        {
            point += number.Sign == DecimalSign.Point ? 1 : 0;
            comma += number.Sign == DecimalSign.Comma ? 1 : 0;
        }

        if (number.Reading is NumberReading.Number or NumberReading.Ambiguous)
        {
            within360 += Math.Abs(number.Value) <= 360 ? 1 : 0;
            beyond360 += Math.Abs(number.Value) > 360 ? 1 : 0;
        }
    }

    /// <summary>The value of a number of this column.</summary>
    /// <param name="number">The number.</param>
    /// <param name="value">The value; NaN where it cannot be settled or there is none.</param>
    /// <returns>False where the number is doubtful and neither its kind nor the rest of the column settles it.</returns>
    public bool Settle(in ParsedNumber number, out double value)
    {
        value = number.Value;
        if (number.Reading != NumberReading.Ambiguous)
        {
            return true;
        }

        // What the column holds speaks before its neighbours do: a count has no decimals, an angle no thousands.
        if (kind == NumberKind.WholeCount)
        {
            value = number.Grouped;
            return true;
        }

        if (kind == NumberKind.Degrees && Math.Abs(number.Grouped) > 360)
        {
            return true;
        }

        if (kind == NumberKind.Coordinate)
        {
            // No angle is beyond 360. Among metres of a projection a value below a thousand is no place; with the column's own decimal sign it stays a doubt.
            bool metres = beyond360 > within360;
            value = metres ? number.Grouped : number.Value;
            return !metres || Sign != number.Sign;
        }

        if (Sign == DecimalSign.Unknown)
        {
            value = double.NaN;
            return false;
        }

        value = Sign == number.Sign ? number.Value : number.Grouped;
        return true;
    }
}
