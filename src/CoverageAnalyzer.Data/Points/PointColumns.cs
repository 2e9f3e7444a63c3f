using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.Points;

/// <summary>Where the coordinates of a table stand, and how their cells are read once the first rows have been seen.</summary>
/// <param name="x">Column of the first coordinate.</param>
/// <param name="y">Column of the second.</param>
/// <param name="count">Columns of the header.</param>
internal sealed class PointColumns(int x, int y, int count)
{
    private readonly NumberColumn xColumn = new(NumberKind.Coordinate);
    private readonly NumberColumn yColumn = new(NumberKind.Coordinate);
    private bool vietnameseLetters;

    /// <summary>Column of the first coordinate.</summary>
    public int X => x;

    /// <summary>Column of the second coordinate.</summary>
    public int Y => y;

    /// <summary>Columns of the header.</summary>
    public int Count => count;

    /// <summary>True where coordinates are degrees, among which 106.123 is no thousand.</summary>
    public bool IsDegrees { get; set; }

    /// <summary>Looks at a row of the start; not any more once rows are read.</summary>
    /// <param name="xText">Cell of the first coordinate.</param>
    /// <param name="xNumber">The same as a number.</param>
    /// <param name="yText">Cell of the second coordinate.</param>
    /// <param name="yNumber">The same as a number.</param>
    public void Observe(string xText, in ParsedNumber xNumber, string yText, in ParsedNumber yNumber)
    {
        Observe(xColumn, xText, xNumber);
        Observe(yColumn, yText, yNumber);
    }

    /// <summary>Reads the coordinates of a row by all the rules; any number of threads may ask at once.</summary>
    /// <param name="xText">Cell of the first coordinate.</param>
    /// <param name="xNumber">The same as a number.</param>
    /// <param name="yText">Cell of the second coordinate.</param>
    /// <param name="yNumber">The same as a number.</param>
    /// <param name="xValue">The first coordinate.</param>
    /// <param name="yValue">The second coordinate.</param>
    /// <param name="isSecond">True where the second one is at fault.</param>
    /// <returns>What is wrong, or null.</returns>
    public PointFaultKind? Read(
        string xText, ParsedNumber xNumber, string yText, ParsedNumber yNumber, out double xValue, out double yValue, out bool isSecond)
    {
        (xValue, yValue, isSecond) = (double.NaN, double.NaN, false);
        AngleAxis xAxis = Angle(xText, ref xNumber), yAxis = Angle(yText, ref yNumber);
        bool noX = xNumber.Reading == NumberReading.Missing, noY = yNumber.Reading == NumberReading.Missing;
        if (noX || noY)
        {
            isSecond = noY && !noX;
            return noX && noY ? PointFaultKind.NoPlace : PointFaultKind.OneMissing;
        }

        if (IsUnreadable(xNumber) || IsUnreadable(yNumber))
        {
            isSecond = !IsUnreadable(xNumber);
            return PointFaultKind.Unreadable;
        }

        if (!xColumn.Settle(xNumber, out xValue) || !yColumn.Settle(yNumber, out yValue))
        {
            isSecond = double.IsFinite(xValue) && xNumber.Reading != NumberReading.Ambiguous;
            return PointFaultKind.Ambiguous;
        }

        if (xAxis == AngleAxis.Latitude && yAxis == AngleAxis.Longitude)
        {
            (xValue, yValue) = (yValue, xValue); // the letters say that the columns are swapped
        }

        return null;
    }

    private void Observe(NumberColumn column, string text, ParsedNumber number)
    {
        if (number.Reading == NumberReading.NotANumber && AngleText.TryParse(text, vietnameseLetters: false, out ParsedAngle angle))
        {
            vietnameseLetters |= angle.VietnameseLetter && angle.Axis == AngleAxis.Latitude;
            number = ParsedNumber.Of(angle.Degrees);
        }

        column.Observe(number);
    }

    private static bool IsUnreadable(in ParsedNumber number) => number.Reading is NumberReading.NotANumber or NumberReading.NotFinite;

    private AngleAxis Angle(string text, ref ParsedNumber number)
    {
        if (number.Reading == NumberReading.NotANumber && AngleText.TryParse(text, vietnameseLetters, out ParsedAngle angle))
        {
            number = ParsedNumber.Of(angle.Degrees);
            return angle.Axis;
        }

        return AngleAxis.Unstated;
    }
}
