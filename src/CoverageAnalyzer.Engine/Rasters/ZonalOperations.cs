namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Names of what zonal statistics count of their work, see <see cref="Operations.OperationTally"/>.</summary>
internal static class ZonalOperations
{
    /// <summary>Edges placed in the grid, once a band they may reach.</summary>
    public const string Edges = "edges placed";

    /// <summary>Pieces of edges entered at a cell.</summary>
    public const string Pieces = "pieces of edges";

    /// <summary>Cells that an edge crosses, once a unit.</summary>
    public const string CrossedCells = "cells crossed";

    /// <summary>Cells that count for a unit in part.</summary>
    public const string CutCells = "cut cells";

    /// <summary>Runs of whole cells.</summary>
    public const string Runs = "runs of cells";

    /// <summary>Heights asked of the model.</summary>
    public const string HeightsRead = "heights read";

    /// <summary>Slopes worked out.</summary>
    public const string Slopes = "slopes";
}
