namespace CoverageAnalyzer.Data.Import;

/// <summary>What a row without a place is, in tables that people type for people.</summary>
internal enum RowKind
{
    /// <summary>A row of data.</summary>
    Data,

    /// <summary>The sums below a table: Tổng cộng.</summary>
    Total,

    /// <summary>A remark or a signature below a table: Ghi chú, Người lập biểu.</summary>
    Note,

    /// <summary>The name of a district above its rows.</summary>
    Section,
}
