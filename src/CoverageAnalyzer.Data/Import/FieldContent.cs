namespace CoverageAnalyzer.Data.Import;

/// <summary>What the cells of a column must hold for the column to be what its header says.</summary>
public enum FieldContent
{
    /// <summary>Text or number.</summary>
    Any,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One coordinate: a number, or an angle in degrees, minutes and seconds.</summary>
    Coordinate,

    /// <summary>Both coordinates in one cell.</summary>
    CoordinatePair,
}
