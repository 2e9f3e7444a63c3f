namespace CoverageAnalyzer.Data.Rasters;

/// <summary>How the cell of an overview comes from the four (at an edge two or one) cells of the level below it.</summary>
public enum OverviewRule
{
    /// <summary>The mean of those that are known; unknown where none is.</summary>
    Mean,

    /// <summary>The value most of them have; of values equally often, the first from the north-west, row by row. For classes and numbers of things.</summary>
    Mode,
}
