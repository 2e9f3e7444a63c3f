using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.Import;

/// <summary>
/// Reads the coordinates of rows, from two columns or from one that holds both, and settles at the end what single cells leave open:
/// thousands or decimals, the order of two coordinates in one cell, N for north or for Nam (south).
/// </summary>
/// <param name="columns">Columns by role.</param>
internal sealed class CoordinateColumns(IReadOnlyDictionary<string, int> columns)
{
    private readonly NumberColumn xColumn = new(NumberKind.Coordinate);
    private readonly NumberColumn yColumn = new(NumberKind.Coordinate);
    private bool vietnameseLetters;
    private long latitudeFirst;
    private long longitudeFirst;

    /// <summary>Rows whose two coordinates in one cell were read as latitude and longitude though nothing says so.</summary>
    public long AssumedOrder { get; private set; }

    /// <summary>The column a fault of the first (or second) coordinate stands in; −1 where the table has none.</summary>
    /// <param name="second">True for the second.</param>
    public int ColumnOf(bool second) =>
        columns.TryGetValue(second ? "y" : "x", out int column) || columns.TryGetValue("coordinates", out column) || columns.TryGetValue(second ? "x" : "y", out column) ? column : -1;

    /// <summary>Reads the coordinates of a row.</summary>
    /// <param name="textOf">Text of a column.</param>
    /// <param name="numberOf">Number in a column.</param>
    public (ParsedNumber X, ParsedNumber Y, CoordinateFlags Flags) Read(Func<int, string> textOf, Func<int, ParsedNumber> numberOf)
    {
        (ParsedNumber x, AngleAxis xAxis, bool xBareN) = Cell("x", textOf, numberOf);
        (ParsedNumber y, AngleAxis yAxis, bool yBareN) = Cell("y", textOf, numberOf);
        var flags = CoordinateFlags.None;
        if (x.Reading == NumberReading.Missing && y.Reading == NumberReading.Missing && columns.TryGetValue("coordinates", out int both))
        {
            (x, y, flags) = Both(textOf(both), numberOf(both));
        }
        else if (xAxis == AngleAxis.Latitude && yAxis == AngleAxis.Longitude)
        {
            // The letters say that the columns are swapped.
            (x, y, yBareN) = (y, x, xBareN);
        }

        xColumn.Observe(x);
        yColumn.Observe(y);
        return (x, y, yBareN ? flags | CoordinateFlags.BareN : flags);
    }

    /// <summary>The coordinates of a row once all rows have been seen; NaN, NaN where it has none; null where thousands and decimals cannot be told apart.</summary>
    /// <param name="point">What the row states.</param>
    public (double X, double Y)? Settle(in PendingNumbers point)
    {
        if (point.X.Reading == NumberReading.Missing && point.Y.Reading == NumberReading.Missing)
        {
            return (double.NaN, double.NaN);
        }

        if (!xColumn.Settle(point.X, out double x) || !yColumn.Settle(point.Y, out double y))
        {
            return null;
        }

        if (point.Flags.HasFlag(CoordinateFlags.BareN) && vietnameseLetters && y > 0)
        {
            y = -y;
        }

        if (point.Flags.HasFlag(CoordinateFlags.OrderUnstated) && Math.Abs(x) <= 180 && Math.Abs(y) <= 180)
        {
            bool certain = Math.Abs(x) > 90 || Math.Abs(y) > 90;
            bool swap = certain ? Math.Abs(x) <= 90 : latitudeFirst >= longitudeFirst;
            AssumedOrder += !certain && latitudeFirst == longitudeFirst ? 1 : 0;
            return swap ? (y, x) : (x, y);
        }

        return (x, y);
    }

    private (ParsedNumber Number, AngleAxis Axis, bool BareN) Cell(string role, Func<int, string> textOf, Func<int, ParsedNumber> numberOf)
    {
        if (!columns.TryGetValue(role, out int column))
        {
            return (ParsedNumber.None(NumberReading.Missing), AngleAxis.Unstated, false);
        }

        ParsedNumber number = numberOf(column);
        if (number.Reading == NumberReading.NotANumber && AngleText.TryParse(textOf(column), vietnameseLetters: false, out ParsedAngle angle))
        {
            vietnameseLetters |= angle.VietnameseLetter && angle.Axis == AngleAxis.Latitude;
            return (ParsedNumber.Of(angle.Degrees), angle.Axis, angle.HasLetterN);
        }

        return (number, AngleAxis.Unstated, false);
    }

    private (ParsedNumber X, ParsedNumber Y, CoordinateFlags Flags) Both(string text, ParsedNumber number)
    {
        if (number.Reading == NumberReading.Missing)
        {
            return (number, number, CoordinateFlags.None);
        }

        if (!PairedCoordinates.TryParse(text, out PairedCoordinates pair))
        {
            ParsedNumber none = ParsedNumber.None(NumberReading.NotANumber);
            return (none, none, CoordinateFlags.None);
        }

        if (pair.FirstAxis == AngleAxis.Latitude || pair.SecondAxis == AngleAxis.Longitude)
        {
            return (pair.Second, pair.First, CoordinateFlags.None);
        }

        if (pair.FirstAxis == AngleAxis.Longitude || pair.SecondAxis == AngleAxis.Latitude)
        {
            return (pair.First, pair.Second, CoordinateFlags.None);
        }

        latitudeFirst += Math.Abs(pair.Second.Value) is > 90 and <= 180 ? 1 : 0;
        longitudeFirst += Math.Abs(pair.First.Value) is > 90 and <= 180 ? 1 : 0;
        return (pair.First, pair.Second, CoordinateFlags.OrderUnstated);
    }
}
