using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The tables of a <see cref="CommuneLocator"/>: a grid over the units that says which edges matter where.</summary>
/// <remarks>
/// A cell no edge comes near has one answer for all its places. Any other cell has a record: the units concerned, one bit for each, and the
/// edges that come near it. The bit stands for all the rest of the boundary: walk from the place east to the side of the cell and along that
/// side down to its lower right corner, whose state is known; only edges of the cell can be crossed on the way. Crossings of the second leg
/// need no intersection: for an edge that passes the side they come down to whether the place is at or above its outer end.
/// An edge two neighbours share turns both over, so it is kept, and tested, once.
/// Rows are made in bands, each from the rings that reach it, so that what is being worked on stays in the cache and bands can be made at once.
/// </remarks>
internal sealed class LocatorGrid
{
    /// <summary>Cell value for "no unit".</summary>
    public const int None = -1;

    private const int CellsPerEdge = 4;
    private const int MostCells = 1 << 23;
    private const int CellsPerBand = 1 << 16;
    private const int MostBandShift = 8;

    private LocatorGrid(PolygonSet polygons, LocatorRings rings)
    {
        Bounds = rings.Bounds;
        XY = rings.XY;
        (Columns, Rows) = Shape(Bounds, polygons.VertexCount);
        double width = Side(Bounds.MinX, Bounds.MaxX, Columns);
        double height = Side(Bounds.MinY, Bounds.MaxY, Rows);
        InverseWidth = 1 / width;
        InverseHeight = 1 / height;

        // Centres of this grid are the lower right corners of the cells.
        Corners = new RasterGrid(Bounds.MinX + (width / 2), Bounds.MaxY - (height / 2), width, height, Columns, Rows);
        CellUnit = GC.AllocateUninitializedArray<int>(Columns * Rows);
        while (BandShift < MostBandShift && (Columns << (BandShift + 1)) <= CellsPerBand)
        {
            BandShift++;
        }

        Records = new int[((Rows - 1) >> BandShift) + 1][];
    }

    /// <summary>Bounds of all finite vertices.</summary>
    public Bounds Bounds { get; }

    /// <summary>Columns of cells.</summary>
    public int Columns { get; }

    /// <summary>Rows of cells, row 0 in the north.</summary>
    public int Rows { get; }

    /// <summary>1 / width of a cell.</summary>
    public double InverseWidth { get; }

    /// <summary>1 / height of a cell.</summary>
    public double InverseHeight { get; }

    /// <summary>A grid whose centres are the lower right corners of the cells.</summary>
    public RasterGrid Corners { get; }

    /// <summary>Abscissa and ordinate of each vertex, side by side.</summary>
    public double[] XY { get; }

    /// <summary>Per cell: a unit, <see cref="None"/>, or −2 − offset of its record in the records of its band.</summary>
    public int[] CellUnit { get; }

    /// <summary>A row's band is the row shifted right by this.</summary>
    public int BandShift { get; }

    /// <summary>Records of each band, see <see cref="LocatorRecord"/>.</summary>
    public int[][] Records { get; }

    /// <summary>Makes the tables; null where no unit has a finite edge.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="threads">Threads at most.</param>
    public static LocatorGrid? Create(PolygonSet polygons, int threads)
    {
        var rings = new LocatorRings(polygons);
        if (rings.Bounds.IsEmpty)
        {
            return null;
        }

        var grid = new LocatorGrid(polygons, rings);
        ParallelWork.Run(grid.Records.Length, threads, () => new LocatorBand(grid, polygons, rings), static (band, worker) => worker.Make(band), CancellationToken.None);
        return grid;
    }

    /// <summary>The column of an abscissa inside the bounds.</summary>
    /// <param name="x">The abscissa.</param>
    public int ColumnAt(double x) => Math.Min((int)((x - Bounds.MinX) * InverseWidth), Columns - 1);

    /// <summary>The row of an ordinate inside the bounds.</summary>
    /// <param name="y">The ordinate.</param>
    public int RowAt(double y) => Math.Min((int)((Bounds.MaxY - y) * InverseHeight), Rows - 1);

    /// <summary>Adds the sizes of the tables to a tally.</summary>
    /// <param name="tally">Takes them.</param>
    public void AddCounts(OperationTally tally)
    {
        tally.Add("cells", CellUnit.Length);
        tally.Add("cells with edges", CellUnit.LongCount(value => value < None));
        tally.Add("record bytes", Records.Sum(band => sizeof(int) * (long)band.Length));
    }

    /// <summary>Bounds of the vertices with finite coordinates.</summary>
    /// <param name="polygons">The units.</param>
    internal static Bounds FiniteBounds(PolygonSet polygons) => LocatorRings.FiniteBounds(Bounds.Empty, polygons.X, polygons.Y);

    private static (int Columns, int Rows) Shape(Bounds bounds, int edges)
    {
        double cells = Math.Clamp((double)edges * CellsPerEdge, 16, MostCells);
        double ratio = bounds.Width / bounds.Height;
        if (!double.IsFinite(bounds.Width) || !double.IsFinite(bounds.Height) || !(ratio > 0) || !double.IsFinite(ratio))
        {
            return (1, 1); // no extent in one direction, or one that overflows: nothing to divide
        }

        double columns = Math.Clamp(Math.Sqrt(cells * ratio), 1, cells);
        return ((int)columns, (int)Math.Clamp(cells / columns, 1, cells));
    }

    private static double Side(double from, double to, int cells)
    {
        double side = (to - from) / cells;
        return side > 0 && double.IsFinite(side) ? side : 1;
    }
}
