using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The ground around a site as its antenna sees it: what a height is above or below the antenna once the bulge of the earth is taken off, and which cells are in reach.</summary>
internal sealed class ViewshedField
{
    private double[] rowBulge = [];
    private double[] rowFactor = [];
    private int[] first = [];
    private int[] end = [];
    private float[] heights = []; // those of the window, where they begin in it
    private int heightsStart;
    private bool isTaken; // not before somebody asks: a window may not have been read
    private double narrowest; // width of a column where it is least

    /// <summary>The window.</summary>
    public TerrainWindow Window { get; private set; } = null!;

    /// <summary>What is asked.</summary>
    public ViewshedRequest Request { get; private set; } = null!;

    /// <summary>Height of the antenna above sea level; NaN where the ground under it is not known.</summary>
    public double AntennaElevationMetres { get; private set; }

    /// <summary>Takes a site.</summary>
    public void Place(TerrainWindow window, ViewshedRequest request)
    {
        (Window, Request) = (window, request);
        isTaken = false;
        AntennaElevationMetres = window.ElevationMetres(window.SiteRow, window.SiteColumn) + request.AntennaHeightMetres;
        if (rowBulge.Length < window.Rows)
        {
            (rowBulge, rowFactor, first, end) = (new double[window.Rows], new double[window.Rows], new int[window.Rows], new int[window.Rows]);
        }

        double curvature = 1 / (2 * request.EffectiveEarthRadiusFactor * ViewshedRequest.EarthRadiusMetres), reach = request.RadiusMetres * request.RadiusMetres;
        narrowest = double.PositiveInfinity;
        RowsInReach = (window.Rows, 0);
        for (int row = 0; row < window.Rows; row++)
        {
            (double width, double north) = window.OffsetOf(row, window.SiteColumn + 1);
            rowBulge[row] = north * north * curvature;
            rowFactor[row] = width * width * curvature;
            double half = reach - (north * north);
            if (half < 0)
            {
                (first[row], end[row]) = (0, 0);
                continue;
            }

            narrowest = Math.Min(narrowest, width);
            RowsInReach = (Math.Min(RowsInReach.First, row), row + 1);
            half = Math.Sqrt(half) / width;
            first[row] = Math.Clamp((int)Math.Ceiling(window.SiteColumn - half), 0, window.Columns);
            end[row] = Math.Clamp((int)Math.Floor(window.SiteColumn + half) + 1, first[row], window.Columns);
        }
    }

    /// <summary>Takes a site that is placed already, with an antenna of another height.</summary>
    /// <param name="other">The site; its window must not be placed anew while this is used.</param>
    /// <param name="antennaHeightMetres">Height of the antenna above the ground.</param>
    public void Place(ViewshedField other, double antennaHeightMetres)
    {
        if (!other.isTaken)
        {
            other.TakeHeights();
        }

        (Window, Request) = (other.Window, other.Request with { AntennaHeightMetres = antennaHeightMetres });
        (rowBulge, rowFactor, first, end, heights, heightsStart, isTaken) = (other.rowBulge, other.rowFactor, other.first, other.end, other.heights, other.heightsStart, true);
        (narrowest, RowsInReach) = (other.narrowest, other.RowsInReach);
        AntennaElevationMetres = Window.ElevationMetres(Window.SiteRow, Window.SiteColumn) + antennaHeightMetres;
    }

    /// <summary>Columns of a row that are in reach.</summary>
    /// <param name="row">Row of the window.</param>
    public (int First, int End) InReach(int row) => (first[row], end[row]);

    /// <summary>Rows that have cells in reach.</summary>
    public (int First, int End) RowsInReach { get; private set; }

    /// <summary>Rows that may have cells in reach in a column so many columns from the site: all that have, and a few more.</summary>
    /// <param name="columns">Columns from the site.</param>
    public (int First, int End) RowsNear(double columns)
    {
        double half = (Request.RadiusMetres * Request.RadiusMetres) - (columns * columns * narrowest * narrowest);
        if (half < 0)
        {
            return (0, 0);
        }

        half = (Math.Sqrt(half) / Window.NorthMetresPerRow * 1.002) + 1;
        return (Math.Clamp((int)(Window.SiteRow - half), 0, Window.Rows), Math.Clamp((int)(Window.SiteRow + half) + 2, 0, Window.Rows));
    }

    /// <summary>Bulge of the earth in a row at the column of the site, and what the square of the columns from there adds, in m.</summary>
    /// <param name="row">Row of the window.</param>
    public (double AtSiteColumn, double PerSquaredColumn) BulgeMetres(int row) => (rowBulge[row], rowFactor[row]);

    /// <summary>Height of a cell above the level of the antenna, the bulge of the earth taken off; NaN where not known.</summary>
    /// <param name="row">Row of the window.</param>
    /// <param name="column">Column of the window.</param>
    public double LevelMetres(int row, int column)
    {
        if (!isTaken)
        {
            TakeHeights();
        }

        double x = column - Window.SiteColumn;
        return heights[heightsStart + (row * Window.Columns) + column] - (rowBulge[row] + (x * x * rowFactor[row])) - AntennaElevationMetres;
    }

    private void TakeHeights()
    {
        bool isArray = MemoryMarshal.TryGetArray(Window.HeightsMetres, out ArraySegment<float> segment);
        (heights, heightsStart, isTaken) = isArray ? (segment.Array!, segment.Offset, true) : (Window.HeightsMetres.ToArray(), 0, true);
    }
}
