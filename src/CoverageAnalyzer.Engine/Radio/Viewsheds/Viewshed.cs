using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Finds which cells around a site its antenna sees.</summary>
/// <remarks>
/// The ground: heights stand at the centres of cells, are lowered by the bulge of the earth d²/(2·k·6,371 km) there, and run in straight lines from centre
/// to centre along rows and along columns (the grid model of H. Haverkort and L. Toma, "A comparison of I/O-efficient algorithms for visibility
/// computation on massive grid terrains", arXiv:1810.01946). A sight line is straight in the grid, from the site to the centre of a cell; the ground is in
/// its way where it is above it on a row or a column between the two. In degrees that line leaves the geodesic by less than a cell of 1″ within 20 km up to
/// 60° of latitude. The antenna stands at its height above the bilinear height of the ground at its exact place.
/// A cell no row and no column away is visible. Where the ground under the antenna is not known (outside the model, on a void) no cell is known.
/// An instance keeps its working memory from site to site and serves one thread at a time.
/// </remarks>
public abstract class Viewshed
{
    private readonly ViewshedField field = new();

    /// <summary>Finds the visibility of every cell of a window.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cells">Takes one value a cell of the window, row by row from the north.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The span does not fit the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A height, the reach or k is out of range.</exception>
    public void Find(TerrainWindow window, ViewshedRequest request, Span<CellVisibility> cells, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        if (cells.Length != window.Rows * window.Columns)
        {
            throw new ArgumentException($"The window has {window.Rows} × {window.Columns} cells and the span {cells.Length}.", nameof(cells));
        }

        field.Place(window, request);
        for (int row = 0; row < window.Rows; row++)
        {
            (int first, int end) = field.InReach(row);
            var line = cells.Slice(row * window.Columns, window.Columns);
            line[..first].Clear();
            line[end..].Clear();
        }

        if (double.IsNaN(field.AntennaElevationMetres))
        {
            for (int row = 0; row < window.Rows; row++)
            {
                (int first, int end) = field.InReach(row);
                cells[((row * window.Columns) + first)..((row * window.Columns) + end)].Fill(CellVisibility.Unknown);
            }

            return;
        }

        FindCells(field, cells, cancellation);
    }

    /// <summary>Columns of a row of the last window that are in reach.</summary>
    /// <param name="row">Row of the window.</param>
    internal (int First, int End) InReach(int row) => field.InReach(row);

    /// <summary>Finds the visibility of every cell in reach; the others are set.</summary>
    /// <param name="placed">The ground as seen from the antenna.</param>
    /// <param name="cells">One value a cell; those in reach hold anything.</param>
    /// <param name="cancellation">Stops the work.</param>
    private protected abstract void FindCells(ViewshedField placed, Span<CellVisibility> cells, CancellationToken cancellation);

    private static void Check(ViewshedRequest request)
    {
        CheckHeight(request.AntennaHeightMetres, "antenna", nameof(request));
        CheckHeight(request.ReceiverHeightMetres, "receiver", nameof(request));
        if (!(request.RadiusMetres is > 0 and <= 200_000))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.RadiusMetres, "A reach must be above 0 and up to 200,000 m.");
        }

        if (!(request.EffectiveEarthRadiusFactor > 0.1))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.EffectiveEarthRadiusFactor, "The effective earth radius factor must be above 0.1.");
        }
    }

    /// <summary>Whether an antenna or a receiver can have a height above ground: 0 to 10,000 m.</summary>
    internal static bool IsHeight(double heightMetres) => heightMetres is >= 0 and <= 10_000;

    /// <summary>Refuses a height out of range.</summary>
    private protected static void CheckHeight(double heightMetres, string whose, string argument)
    {
        if (!IsHeight(heightMetres))
        {
            throw new ArgumentOutOfRangeException(argument, heightMetres, $"The height of the {whose} above ground must be 0 to 10,000 m.");
        }
    }
}
