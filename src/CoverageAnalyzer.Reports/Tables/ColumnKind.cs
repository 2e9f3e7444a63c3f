namespace CoverageAnalyzer.Reports.Tables;

/// <summary>What the values of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Text as it stands: a name, a code with its leading zeros, reasons in words.</summary>
    Text,

    /// <summary>One of a few fixed words, such as <c>none | partial | full</c>.</summary>
    Choice,

    /// <summary>A count.</summary>
    Integer,

    /// <summary>A measured number in the column's unit.</summary>
    Number,

    /// <summary>A share from 0 to 1; people see it in percent.</summary>
    Fraction,
}
