using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>A table of results by the names of its columns.</summary>
internal sealed class ResultsTable
{
    private readonly ITableRows tables;
    private readonly Dictionary<string, int> columns;
    private readonly FindingLog findings;

    private ResultsTable(ITableRows tables, string name, Dictionary<string, int> columns, FindingLog findings)
    {
        this.tables = tables;
        Name = name;
        this.columns = columns;
        this.findings = findings;
    }

    /// <summary>Name of the table.</summary>
    public string Name { get; }

    /// <summary>Opens a table that must have every column of a definition.</summary>
    /// <param name="source">The opened results.</param>
    /// <param name="name">The table.</param>
    /// <param name="needed">The columns.</param>
    /// <returns>Null where there is no such table.</returns>
    /// <exception cref="InputFileException">A column is missing.</exception>
    public static ResultsTable? Find(ResultsSource source, string name, IEnumerable<TableColumn> needed)
    {
        if (!source.Tables.Tables.Contains(name))
        {
            return null;
        }

        var columns = source.Tables.ColumnsOf(name).Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
        string[] missing = [.. needed.Select(c => c.Name).Where(c => !columns.ContainsKey(c))];
        return missing.Length == 0
            ? new ResultsTable(source.Tables, name, columns, source.Findings)
            : throw ResultsFault.Incomplete(source.Folder, source.Manifest.Program, name, missing);
    }

    /// <summary>Opens a table that must be there.</summary>
    /// <param name="source">The opened results.</param>
    /// <param name="name">The table.</param>
    /// <param name="needed">The columns.</param>
    /// <exception cref="InputFileException">The table or a column is missing.</exception>
    public static ResultsTable Require(ResultsSource source, string name, IEnumerable<TableColumn> needed) =>
        Find(source, name, needed) ?? throw ResultsFault.Incomplete(source.Folder, source.Manifest.Program, name, []);

    /// <summary>The rows in order.</summary>
    /// <param name="cancellation">Stops between rows.</param>
    public IEnumerable<ResultsRow> Rows(CancellationToken cancellation) => tables.Read(Name, findings, cancellation).Select(f => new ResultsRow(f, columns));
}
