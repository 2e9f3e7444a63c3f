using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.Import;

/// <summary>What the first rows of a table hold, column by column: enough to see that a column cannot be what its header says.</summary>
/// <param name="columns">Columns of the table.</param>
internal sealed class ColumnContents(int columns)
{
    /// <summary>Filled cells below which nothing is concluded: one odd cell is a faulty row, not another column.</summary>
    private const int FewestCells = 3;

    private readonly int[] filled = new int[columns];
    private readonly int[] numbers = new int[columns];
    private readonly int[] coordinates = new int[columns];
    private readonly int[] pairs = new int[columns];
    private readonly string[] examples = new string[columns];

    /// <summary>Looks at the first rows of a table.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">Columns of the table.</param>
    public static ColumnContents Of(IEnumerable<TableRow> rows, int columns)
    {
        var contents = new ColumnContents(columns);
        foreach (TableRow row in rows.Take(TableLimits.ContentSearchRows))
        {
            if (row.IsShifted)
            {
                continue;
            }

            for (int i = 0; i < columns; i++)
            {
                contents.Observe(i, row.TextAt(i), row.NumberAt(i));
            }
        }

        return contents;
    }

    /// <summary>Takes notice of a cell.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="text">Its text.</param>
    /// <param name="number">Its text as a number.</param>
    public void Observe(int column, string text, in ParsedNumber number)
    {
        if (number.Reading == NumberReading.Missing)
        {
            return;
        }

        filled[column]++;
        if (number.Reading != NumberReading.NotANumber)
        {
            numbers[column]++;
            coordinates[column]++;
        }
        else if (AngleText.TryParse(text, vietnameseLetters: false, out _))
        {
            coordinates[column]++;
        }
        else
        {
            pairs[column] += PairedCoordinates.TryParse(text, out _) ? 1 : 0;
            examples[column] ??= text;
        }
    }

    /// <summary>True where a column has no value in the rows looked at.</summary>
    /// <param name="column">The column.</param>
    public bool IsEmpty(int column) => filled[column] == 0;

    /// <summary>True where at least half of the cells hold both coordinates.</summary>
    /// <param name="column">The column.</param>
    public bool HoldsPairs(int column) => pairs[column] * 2 >= filled[column] && pairs[column] > 0;

    /// <summary>True where the cells rule out that the column is what its header says.</summary>
    /// <param name="column">The column.</param>
    /// <param name="content">What it would have to hold.</param>
    public bool RulesOut(int column, FieldContent content)
    {
        int fitting = content switch
        {
            FieldContent.Number => numbers[column],
            FieldContent.Coordinate => coordinates[column],
            FieldContent.CoordinatePair => pairs[column],
            _ => filled[column],
        };
        return filled[column] >= FewestCells && fitting * 10 < filled[column];
    }

    /// <summary>A text of the column that is no number, cut short.</summary>
    /// <param name="column">The column.</param>
    public string ExampleOf(int column) => CellText.Shown(examples[column] ?? string.Empty);
}
