namespace CoverageAnalyzer.Data.Tables;

/// <summary>One row of a table while it is being read.</summary>
/// <remarks>The reader reuses the object: keep <see cref="Cells"/>, not the row.</remarks>
public abstract class TableRow
{
    /// <summary>Line of the text file or row of the sheet the row starts on, counted from 1.</summary>
    public long Number { get; protected internal set; }

    /// <summary>True where the row has more filled cells than the header has names, so that no cell can be trusted to stand in its column.</summary>
    public bool IsShifted { get; protected internal set; }

    /// <summary>Its cells as text, as many as the row has. May be kept after the reader has moved on.</summary>
    public abstract IReadOnlyList<string> Cells { get; }

    /// <summary>The text of one cell, trimmed; empty beyond the row's end.</summary>
    /// <param name="column">The column, counted from 0.</param>
    public abstract string TextAt(int column);

    /// <summary>The number in one cell; a numeric cell of a workbook is never ambiguous.</summary>
    /// <param name="column">The column, counted from 0.</param>
    public abstract ParsedNumber NumberAt(int column);
}
