namespace CoverageAnalyzer.Data.Tables;

/// <summary>Where the header of a table stands and what it says.</summary>
/// <param name="Names">Column names, unique; <c>column 3</c> where the header has none.</param>
/// <param name="HeaderRow">Line or row of the header; 0 where the table has none.</param>
/// <param name="FirstDataRow">Line or row from which on rows are data.</param>
/// <param name="TitleRows">Rows above the header that were skipped.</param>
public sealed record TableHeader(IReadOnlyList<string> Names, long HeaderRow, long FirstDataRow, int TitleRows)
{
    /// <summary>True where the column names were made up because the table starts with data.</summary>
    public bool IsMadeUp => HeaderRow == 0;

    /// <summary>True where the names are those of a known format whose files have no header row.</summary>
    public bool IsOfFormat { get; init; }
}
