using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The exact way: the answer of one sight line a cell (<see cref="RayViewshed"/>), cell for cell, at a fraction of its price.</summary>
/// <remarks>
/// Every answer rests on a proof: a cell above an upper bound of its horizon is visible, one below a lower bound hidden, both with a bound of the errors of single
/// precision (<see cref="SectorWedges"/>); the few between the two are followed in double precision where the ground may be in the way (<see cref="WedgeSight"/>).
/// Several heights at one place are swept together: they share the ground, and what one antenna sees, or is hidden from a higher one, settles others.
/// Behavior: the same cells as <see cref="RayViewshed"/>, bit for bit.
/// Cost: some 7 ns a cell, however much is visible; each further height of a place less than half of that.
/// </remarks>
public sealed class ExactViewshed : Viewshed
{
    private readonly ViewshedLevels levels = new();
    private readonly SectorStatus status = new();
    private readonly SectorWedges wedges = new();
    private readonly ViewshedField[] higher = [.. Enumerable.Range(1, HeightStates.MostHeights - 1).Select(_ => new ViewshedField())];

    private double[] heights = [];

    /// <summary>Heights that differ by less are not swept together: rounding may then say more than the heights do.</summary>
    internal const double LeastGapMetres = 0.001;

    /// <summary>Cells that were followed in double precision, in the last call.</summary>
    internal long CellsFollowed => wedges.CellsFollowed;

    /// <summary>Finds what antennas of several heights at the same place see of every cell of a window.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="request">What is asked of the lowest antenna.</param>
    /// <param name="higherMetres">Heights of the others above the ground, rising from that of the lowest by <see cref="LeastGapMetres"/> or more, at most three.</param>
    /// <param name="states">Takes one value a cell of the window, row by row from the north: <see cref="HeightStates"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The span does not fit the window, or the heights do not rise so.</exception>
    internal void Find(TerrainWindow window, ViewshedRequest request, ReadOnlySpan<double> higherMetres, Span<byte> states, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        double last = request.AntennaHeightMetres;
        foreach (double height in higherMetres)
        {
            if (!(height - last >= LeastGapMetres) || higherMetres.Length > higher.Length)
            {
                throw new ArgumentException($"Up to {HeightStates.MostHeights} heights are swept together, each {LeastGapMetres} m above the one before or more.", nameof(higherMetres));
            }

            last = height;
        }

        CheckHeight(last, "antenna", nameof(higherMetres));
        heights = higherMetres.ToArray();
        try
        {
            Find(window, request, MemoryMarshal.Cast<byte, CellVisibility>(states), cancellation);
        }
        finally
        {
            heights = [];
        }

        states.Replace((byte)CellVisibility.Unknown, HeightStates.All(CellVisibility.Unknown)); // where the ground under the antennas is not known
    }

    /// <inheritdoc/>
    private protected override void FindCells(ViewshedField placed, Span<CellVisibility> cells, CancellationToken cancellation)
    {
        var fields = new ViewshedField[1 + heights.Length];
        fields[0] = placed;
        for (int k = 0; k < heights.Length; k++)
        {
            fields[k + 1] = higher[k];
            higher[k].Place(placed, heights[k]);
        }

        levels.Take(placed);
        status.Take(placed.Window);
        wedges.Begin(levels, fields);
        for (int s = 0; s < levels.Sectors.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            wedges.Sweep(levels.Sectors[s], s, status.Of(s));
        }

        status.CopyTo(placed, hasVoids: false, cells); // those are unknown already
        var window = placed.Window;
        if (heights.Length > 0 && window.SiteRow == Math.Floor(window.SiteRow) && window.SiteColumn == Math.Floor(window.SiteColumn))
        {
            cells[((int)window.SiteRow * window.Columns) + (int)window.SiteColumn] = (CellVisibility)HeightStates.All(CellVisibility.Visible);
        }
    }
}
