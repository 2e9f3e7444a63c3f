using System.Globalization;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>The current row of a sheet.</summary>
internal sealed class WorkbookRow : TableRow
{
    private object?[] values = [];

    /// <summary>The values as the library read them.</summary>
    public object?[] Values => values;

    /// <inheritdoc />
    public override IReadOnlyList<string> Cells => new WorkbookCells(values);

    /// <summary>True where no cell has a value.</summary>
    public bool IsBlank => values.All(v => v is null || (v is string s && string.IsNullOrWhiteSpace(s)));

    /// <summary>The last column with a value, counted from 1; 0 for a blank row.</summary>
    public int Filled => Array.FindLastIndex(values, v => v is not null && !(v is string s && string.IsNullOrWhiteSpace(s))) + 1;

    /// <summary>The value of a cell as people see it: numbers without needless decimals, dates as 2012-12-21.</summary>
    /// <param name="value">The value the library read.</param>
    public static string Print(object? value) => value switch
    {
        null => string.Empty,
        string text => text.Trim(),
        double number => Print(number),
        DateTime time => time.TimeOfDay == TimeSpan.Zero
            ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    /// <summary>Moves to the next row.</summary>
    /// <param name="number">Row of the sheet, counted from 1.</param>
    /// <param name="cells">The values.</param>
    public void MoveTo(long number, object?[] cells)
    {
        Number = number;
        values = cells;
    }

    /// <summary>Gives a cell the value of the merged area it belongs to, where it has none of its own.</summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="value">The area's value.</param>
    public void Fill(int column, object? value)
    {
        if (column < values.Length && values[column] is null)
        {
            values[column] = value;
        }
    }

    /// <summary>The value of a cell as the library read it.</summary>
    /// <param name="column">The column, counted from 0.</param>
    public object? ValueAt(int column) => column < values.Length ? values[column] : null;

    /// <inheritdoc />
    public override string TextAt(int column) => column >= 0 && column < values.Length ? Print(values[column]) : string.Empty;

    /// <inheritdoc />
    public override ParsedNumber NumberAt(int column) => column < 0 || column >= values.Length
        ? ParsedNumber.None(NumberReading.Missing)
        : values[column] switch
        {
            double number => ParsedNumber.Of(number),
            object other => NumberText.Parse(Print(other)),
            null => ParsedNumber.None(NumberReading.Missing),
        };

    // Codes typed as numbers come out as 520000, not 520000.0 or 5.2E5.
    private static string Print(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1e15
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
