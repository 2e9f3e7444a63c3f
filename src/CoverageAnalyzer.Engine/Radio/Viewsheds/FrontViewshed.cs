using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The quick way: the horizon is carried outwards line by line, and between two cells of a line it is interpolated.</summary>
/// <remarks>
/// Source: the class of XDraw (W. R. Franklin, C. K. Ray, S. Mehta, "Geometric algorithms for siting of air defense missile batteries", 1994), as
/// gdal_viewshed with its mode "edge". In the northern and southern sector the sight line of a cell x cells aside and y rows out crosses the row before at
/// x − x/y, between two neighbors; a slope per row is the same along the whole line, so that no root and no division a cell is needed. The eastern and
/// western sector run on strips with rows and columns changed.
/// Valid for: overviews and unions of many sites. Approximate: repeated interpolation smooths ridges; single cells near the horizon come out wrong.
/// Behavior: heights that are not known are once taken as bottomless and once as very high; cells that differ are unknown. Heights of a model in memory
/// are read where they lie: give it a window that is placed but not read (<see cref="Areas.TerrainWindow.Around(DigitalElevationModel, double, double, double)"/>).
/// Cost: one step of vectors of 16 cells; about 0.8 ns a cell in all, reading included.
/// </remarks>
public sealed class FrontViewshed : Viewshed
{
    private readonly FrontReach reach = new();
    private readonly FrontSweep<short> whole = new();
    private readonly FrontSweep<float> floats = new();

    /// <inheritdoc/>
    private protected override void FindCells(ViewshedField placed, Span<CellVisibility> cells, CancellationToken cancellation)
    {
        var window = placed.Window;
        reach.Take(placed);
        Span<byte> answers = MemoryMarshal.AsBytes(cells);
        var model = window.Model as GriddedElevation;
        long origin = ((long)window.FirstRow * window.Model.Grid.Columns) + window.FirstColumn;
        if (model is not null && model.TryWholeMetres(out short[]? metres, out int voidHeight))
        {
            Find(whole, new FrontGround<short>(metres, origin, model.Grid.Columns, voidHeight), answers, cancellation);
        }
        else if (model is not null && !window.IsRead && model.TryFloats(out float[]? heights))
        {
            Find(floats, new FrontGround<float>(heights, origin, model.Grid.Columns, int.MinValue), answers, cancellation);
        }
        else
        {
            bool isArray = MemoryMarshal.TryGetArray(window.HeightsMetres, out ArraySegment<float> read);
            var ground = isArray ? new FrontGround<float>(read.Array!, read.Offset, window.Columns, int.MinValue) : new FrontGround<float>(window.HeightsMetres.ToArray(), 0, window.Columns, int.MinValue);
            Find(floats, ground, answers, cancellation);
        }

        Complete(placed, cells);
    }

    private void Find<T>(FrontSweep<T> sweep, in FrontGround<T> ground, Span<byte> answers, CancellationToken cancellation)
        where T : struct
    {
        if (!sweep.Find<HorizonFront.AllThere>(reach, ground, answers, cancellation))
        {
            sweep.Find<HorizonFront.MayBeMissing>(reach, ground, answers, cancellation);
        }
    }

    /// <summary>The cells no front goes over: that of the site, and those beyond the model's edge.</summary>
    private void Complete(ViewshedField placed, Span<CellVisibility> cells)
    {
        var window = placed.Window;
        for (int row = placed.RowsInReach.First; row < placed.RowsInReach.End; row++)
        {
            (int first, int end) = placed.InReach(row);
            (int known, int knownEnd) = reach.InReach(row);
            var line = cells.Slice(row * window.Columns, window.Columns);
            if (known >= knownEnd)
            {
                line[first..end].Fill(CellVisibility.Unknown);
                continue;
            }

            line[first..known].Fill(CellVisibility.Unknown);
            line[knownEnd..end].Fill(CellVisibility.Unknown);
        }

        if (window.SiteRow == Math.Floor(window.SiteRow) && window.SiteColumn == Math.Floor(window.SiteColumn))
        {
            cells[((int)window.SiteRow * window.Columns) + (int)window.SiteColumn] = CellVisibility.Visible;
        }
    }
}
