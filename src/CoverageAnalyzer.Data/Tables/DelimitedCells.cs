using System.Collections;
using CsvHelper;
using CsvHelper.Configuration;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>The cells of one record of a text table, kept as the record's text and split only when somebody looks: most rows are never shown.</summary>
/// <param name="record">The record as it stands in the file.</param>
/// <param name="configuration">How the file is split.</param>
internal sealed class DelimitedCells(string record, CsvConfiguration configuration) : IReadOnlyList<string>
{
    private string[]? cells;

    public int Count => Cells.Length;

    private string[] Cells => cells ??= Split();

    public string this[int index] => Cells[index];

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Cells).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string[] Split()
    {
        // The parser's buffer is made anew for every row looked at: a small one.
        using var parser = new CsvParser(new StringReader(record), configuration with { BufferSize = 1_024, ProcessFieldBufferSize = 256 });
        return parser.Read() ? parser.Record ?? [] : [];
    }
}
