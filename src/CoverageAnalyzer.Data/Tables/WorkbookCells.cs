using System.Collections;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>The cells of one row of a sheet, printed only when somebody looks: most rows are never shown, and their texts are shared.</summary>
/// <param name="values">The values the library read; not changed any more.</param>
internal sealed class WorkbookCells(object?[] values) : IReadOnlyList<string>
{
    public int Count => values.Length;

    public string this[int index] => WorkbookRow.Print(values[index]);

    public IEnumerator<string> GetEnumerator() => values.Select(WorkbookRow.Print).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
