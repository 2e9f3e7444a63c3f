using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Studies.Comparing;

/// <summary>The communes that differ as a CSV table for machines: a row a commune and column that differs.</summary>
public static class ComparisonTable
{
    private static readonly RowColumn<CommuneRow>[] Names = [.. CommuneColumns.Every.Where(c => c.Name is "code" or "name" or "district")];

    /// <summary>Writes the table, UTF-8 with <c>.</c> decimals; values as the tables of results store them.</summary>
    /// <param name="comparison">What differs.</param>
    /// <param name="path">The file; one that is there is replaced once the new one is whole.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(ResultsComparison comparison, string path)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(path);
        WholeFile.Replace(path, stream => Write(comparison, stream));
    }

    /// <summary>The fixed word of a kind of change, for scripts.</summary>
    /// <param name="kind">The kind.</param>
    public static string WordOf(CommuneChangeKind kind) => kind switch
    {
        CommuneChangeKind.Lost => "lost",
        CommuneChangeKind.Gained => "gained",
        CommuneChangeKind.New => "new",
        CommuneChangeKind.Vanished => "vanished",
        CommuneChangeKind.Class => "class",
        _ => "figures",
    };

    private static void Write(ResultsComparison comparison, Stream stream)
    {
        using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        Line(text, ["change", .. Names.Select(n => n.Name), "column", "before", "after"]);
        foreach (CommuneChange change in comparison.Communes)
        {
            string[] head = [WordOf(change.Kind), .. Names.Select(n => n.StoredText(change.Row, ReportLanguage.English))];
            if (change.Columns.Count == 0)
            {
                Line(text, [.. head, string.Empty, string.Empty, string.Empty]);
            }

            foreach (RowColumn<CommuneRow> column in change.Columns)
            {
                Line(text, [.. head, column.Name, column.StoredText(change.Before!, ReportLanguage.English), column.StoredText(change.After!, ReportLanguage.English)]);
            }
        }
    }

    private static void Line(StreamWriter text, IReadOnlyList<string> cells) => text.WriteLine(string.Join(',', cells.Select(Quoted)));

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
