namespace CoverageAnalyzer.Data.Tables;

/// <summary>What a text turned out to be when it was read as a number.</summary>
public enum NumberReading
{
    /// <summary>Nothing, or a mark that means no value (a dash, n/a, null).</summary>
    Missing,

    /// <summary>One number and no other.</summary>
    Number,

    /// <summary>A thousand or a decimal: 1.159 and 1,159 read both ways.</summary>
    Ambiguous,

    /// <summary>NaN, infinity, or a number too large to hold (1e999).</summary>
    NotFinite,

    /// <summary>Not a number at all.</summary>
    NotANumber,
}
