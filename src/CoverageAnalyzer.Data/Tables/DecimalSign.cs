namespace CoverageAnalyzer.Data.Tables;

/// <summary>The sign a text or a column uses between whole and decimal digits.</summary>
public enum DecimalSign
{
    /// <summary>The text does not say: a whole number, or one that reads both ways.</summary>
    Unknown,

    /// <summary>A point: 3.16, 1,159.5.</summary>
    Point,

    /// <summary>A comma: 3,16, 1.159,5.</summary>
    Comma,
}
