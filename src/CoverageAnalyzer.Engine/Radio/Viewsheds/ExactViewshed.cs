namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The exact way: the answer of one sight line a cell (<see cref="RayViewshed"/>), cell for cell, at a fraction of its price.</summary>
/// <remarks>
/// Every answer rests on a proof: a cell above an upper bound of its horizon is visible, one below a lower bound hidden, both with a bound of the errors of single
/// precision (<see cref="SectorWedges"/>); the few between the two are followed in double precision where the ground may be in the way (<see cref="WedgeSight"/>).
/// Behavior: the same cells as <see cref="RayViewshed"/>, bit for bit.
/// Cost: some 8 ns a cell, however much is visible.
/// </remarks>
public sealed class ExactViewshed : Viewshed
{
    private readonly ViewshedLevels levels = new();
    private readonly SectorStatus status = new();
    private readonly SectorWedges wedges = new();

    /// <summary>Cells that were followed in double precision, in the last call.</summary>
    internal long CellsFollowed => wedges.CellsFollowed;

    /// <inheritdoc/>
    private protected override void FindCells(ViewshedField placed, Span<CellVisibility> cells, CancellationToken cancellation)
    {
        levels.Take(placed, float.NaN);
        status.Take(placed.Window);
        wedges.Begin(levels, placed);
        for (int s = 0; s < levels.Sectors.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            wedges.Sweep(levels.Sectors[s], s, status.Of(s));
        }

        status.CopyTo(placed, levels.HasVoids, cells);
    }
}
