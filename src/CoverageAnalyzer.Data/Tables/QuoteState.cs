namespace CoverageAnalyzer.Data.Tables;

/// <summary>How the quotes of a record stand.</summary>
internal enum QuoteState
{
    /// <summary>Each opens at the start of a cell and closes at its end, or the record has none.</summary>
    Fine,

    /// <summary>One stands inside a cell without quotes, or text stands behind the one that closes.</summary>
    Damaged,

    /// <summary>One is open at the end of the record.</summary>
    Open,
}
