namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The quick way: the horizon is carried outwards line by line, and between two cells of a line it is interpolated.</summary>
/// <remarks>
/// Source: the class of XDraw (W. R. Franklin, C. K. Ray, S. Mehta, "Geometric algorithms for siting of air defense missile batteries", 1994), as
/// gdal_viewshed with its mode "edge". In the northern and southern sector the sight line of a cell x cells aside and y rows out crosses the row before at
/// x − x/y, between two neighbors; a slope per row is the same along the whole line, so that no root and no division a cell is needed. The eastern and
/// western sector run on a copy with rows and columns changed.
/// Valid for: overviews and unions of many sites. Approximate: repeated interpolation smooths ridges; single cells near the horizon come out wrong.
/// Behavior: heights that are not known are once taken as bottomless and once as very high; cells that differ are unknown.
/// Cost: one step of vectors of 16 cells; about 1 ns a cell in all.
/// </remarks>
public sealed class FrontViewshed : Viewshed
{
    private const float Bottomless = -1e9f, VeryHigh = 20_000;

    private readonly ViewshedLevels levels = new();
    private readonly SectorStatus status = new();
    private readonly HorizonFront front = new();

    /// <inheritdoc/>
    private protected override void FindCells(ViewshedField placed, Span<CellVisibility> cells, CancellationToken cancellation)
    {
        Sweep(placed, Bottomless, cancellation);
        status.CopyTo(placed, levels.HasVoids, cells);
        if (levels.HasVoids)
        {
            Sweep(placed, VeryHigh, cancellation);
            status.DoubtWhereHidden(placed, cells);
        }
    }

    private void Sweep(ViewshedField placed, float voidLevel, CancellationToken cancellation)
    {
        levels.Take(placed, voidLevel);
        status.Take(placed.Window);
        for (int s = 0; s < levels.Sectors.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            front.Sweep(levels.Sectors[s], (float)placed.Request.ReceiverHeightMetres, status.Of(s));
        }
    }
}
