using CsvHelper;
using CsvHelper.Configuration;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>The current row of a text table.</summary>
internal sealed class DelimitedRow(CsvParser parser, CsvConfiguration configuration) : TableRow
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Cells => new DelimitedCells(parser.RawRecord, configuration);

    /// <inheritdoc />
    public override string TextAt(int column) => column >= 0 && column < parser.Count ? parser[column].Trim() : string.Empty;

    /// <inheritdoc />
    public override ParsedNumber NumberAt(int column) => NumberText.Parse(column >= 0 && column < parser.Count ? parser[column] : string.Empty);
}
