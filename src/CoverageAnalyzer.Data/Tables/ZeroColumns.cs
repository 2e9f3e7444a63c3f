namespace CoverageAnalyzer.Data.Tables;

/// <summary>Finds the columns of a sheet whose numbers are all shown with the same number of leading zeros.</summary>
/// <param name="digitsOfStyle">Digits shown at least, by cell style.</param>
internal sealed class ZeroColumns(IReadOnlyDictionary<int, int> digitsOfStyle)
{
    private const int Mixed = -1;
    private readonly Dictionary<int, int> columns = [];

    /// <summary>Digits by column, counted from 0, of the columns whose every number is shown so.</summary>
    public IReadOnlyDictionary<int, int> Found => columns.Where(c => c.Value != Mixed).ToDictionary(c => c.Key, c => c.Value);

    /// <summary>Takes a cell that holds a number.</summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="style">Number of its cell style; null: none stated.</param>
    public void Add(int column, int? style)
    {
        if (digitsOfStyle.Count == 0)
        {
            return;
        }

        int digits = style is int s && digitsOfStyle.TryGetValue(s, out int shown) ? shown : Mixed;
        columns[column] = columns.TryGetValue(column, out int before) && before != digits ? Mixed : digits;
    }
}
