namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>A ring of <see cref="CellOutlines"/> on the places between cells, not closed: its first place is not repeated.</summary>
/// <param name="X">Column of each place, 0 at the western edge of the grid.</param>
/// <param name="Y">Row of each place, 0 at the northern edge.</param>
/// <param name="Cells">Cells it encloses.</param>
public sealed record OutlineRing(int[] X, int[] Y, long Cells);
