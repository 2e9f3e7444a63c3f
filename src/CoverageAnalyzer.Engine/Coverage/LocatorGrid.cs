using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The tables of a <see cref="CommuneLocator"/>: a grid over the units that says which edges matter where.</summary>
/// <remarks>
/// A cell no edge comes near has one answer for all its places. Any other cell keeps, for each unit concerned, the edges that come near it
/// and one bit. The bit stands for all the rest of the boundary: walk from the place east to the side of the cell and along that side
/// down to its lower right corner, whose state is known; only edges of the cell can be crossed on the way. Crossings of the second leg
/// need no intersection: for an edge that passes the side they come down to whether the place is at or above its outer end.
/// </remarks>
internal sealed class LocatorGrid
{
    /// <summary>Cell value for "no unit".</summary>
    public const int None = -1;

    private const int CellsPerEdge = 6;
    private const int MostCells = 1 << 23;

    private readonly PolygonSet polygons;
    private readonly double padX;
    private readonly double padY;
    private readonly int[] cellUnit;
    private readonly List<int> entryUnit = [];
    private readonly List<int> entryEdge = [];
    private readonly List<int> recordEntry = [];
    private int[] incidentCell = new int[1024];
    private int[] incidentEdge = new int[1024];
    private int[] incidentUnit = new int[1024];
    private int incidents;

    private LocatorGrid(PolygonSet polygons)
    {
        this.polygons = polygons;
        Bounds = FiniteBounds(polygons);
        XY = new double[2 * polygons.VertexCount];
        for (int i = 0; i < polygons.VertexCount; i++)
        {
            XY[2 * i] = polygons.X[i];
            XY[(2 * i) + 1] = polygons.Y[i];
        }

        (Columns, Rows) = Shape(Bounds, polygons.VertexCount);
        double width = Side(Bounds.MinX, Bounds.MaxX, Columns);
        double height = Side(Bounds.MinY, Bounds.MaxY, Rows);
        InverseWidth = 1 / width;
        InverseHeight = 1 / height;

        // Centres of this grid are the lower right corners of the cells.
        Corners = new RasterGrid(Bounds.MinX + (width / 2), Bounds.MaxY - (height / 2), width, height, Columns, Rows);
        padX = (1e-6 * width) + (8 * 2.3e-16 * Math.Max(Math.Abs(Bounds.MinX), Math.Abs(Bounds.MaxX)));
        padY = (1e-6 * height) + (8 * 2.3e-16 * Math.Max(Math.Abs(Bounds.MinY), Math.Abs(Bounds.MaxY)));
        cellUnit = new int[Columns * Rows];
        Build();
    }

    public Bounds Bounds { get; }

    public int Columns { get; }

    public int Rows { get; }

    public double InverseWidth { get; }

    public double InverseHeight { get; }

    public RasterGrid Corners { get; }

    /// <summary>Abscissa and ordinate of each vertex, side by side.</summary>
    public double[] XY { get; }

    /// <summary>Per cell: a unit, <see cref="None"/>, or −2 − record.</summary>
    public ReadOnlySpan<int> CellUnit => cellUnit;

    /// <summary>Per record its first entry, with one more at the end.</summary>
    public int[] RecordEntry { get; private set; } = [];

    /// <summary>Per entry, ascending inside a record: 2 × unit + state bit.</summary>
    public int[] EntryUnit { get; private set; } = [];

    /// <summary>Per entry its first edge, with one more at the end.</summary>
    public int[] EntryEdge { get; private set; } = [];

    /// <summary>Edges by their first vertex, sorted by cell.</summary>
    public int[] Edges { get; private set; } = [];

    /// <summary>Makes the tables; null where no unit has a finite edge.</summary>
    /// <param name="polygons">The units.</param>
    public static LocatorGrid? Create(PolygonSet polygons)
    {
        var bounds = FiniteBounds(polygons);
        return bounds.IsEmpty ? null : new LocatorGrid(polygons);
    }

    /// <summary>Whether the edges of an entry turn the state over between a place of the cell and the cell's corner.</summary>
    /// <param name="xy">Vertices side by side.</param>
    /// <param name="edges">The edges of the entry.</param>
    /// <param name="sideX">Abscissa of the right side of the cell.</param>
    /// <param name="x">Abscissa of the place.</param>
    /// <param name="y">Ordinate of the place.</param>
    public static bool Turns(ReadOnlySpan<double> xy, ReadOnlySpan<int> edges, double sideX, double x, double y)
    {
        bool turns = false;
        foreach (int edge in edges)
        {
            var ends = xy.Slice(2 * edge, 4);
            double x0 = ends[0], y0 = ends[1], x1 = ends[2], y1 = ends[3];
            bool above0 = y0 > y, above1 = y1 > y, outer0 = x0 > sideX, outer1 = x1 > sideX;
            if (above0 != above1)
            {
                // An edge beyond the side is crossed only where rounding has put the place beyond it too.
                turns ^= (outer0 & outer1)
                    ^ (above1 ? EdgeSide.IsLeft(x, y, x0, y0, x1, y1) : EdgeSide.IsLeft(x, y, x1, y1, x0, y0));
            }

            if (outer0 != outer1)
            {
                turns ^= !(outer0 ? above0 : above1);
            }
        }

        return turns;
    }

    /// <summary>Bounds of the vertices with finite coordinates.</summary>
    /// <param name="polygons">The units.</param>
    internal static Bounds FiniteBounds(PolygonSet polygons)
    {
        var bounds = Bounds.Empty;
        for (int i = 0; i < polygons.VertexCount; i++)
        {
            if (double.IsFinite(polygons.X[i]) && double.IsFinite(polygons.Y[i]))
            {
                bounds = bounds.Including(polygons.X[i], polygons.Y[i]);
            }
        }

        return bounds;
    }

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

    private int ColumnOf(double x) => (int)Math.Clamp((x - Bounds.MinX) * InverseWidth, 0, Columns - 1);

    private int RowOf(double y) => (int)Math.Clamp((Bounds.MaxY - y) * InverseHeight, 0, Rows - 1);

    private void Build()
    {
        CollectIncidents();
        int[] cellStart = SortIncidents(out int[] units);
        var (rowStart, spans) = PolygonScanline.Spans(polygons, Corners, 0, polygons.UnitCount);
        var covers = new List<int>[Columns];
        for (int column = 0; column < Columns; column++)
        {
            covers[column] = [];
        }

        for (int row = 0; row < Rows; row++)
        {
            var inRow = spans.AsSpan(rowStart[row]..rowStart[row + 1]);
            foreach (var span in inRow)
            {
                for (int column = span.Column; column < span.End; column++)
                {
                    covers[column].Add(span.Unit);
                }
            }

            for (int column = 0; column < Columns; column++)
            {
                int cell = (row * Columns) + column;
                int from = cellStart[cell], to = cellStart[cell + 1];
                var cover = covers[column];
                if (from == to && cover.Count <= 1)
                {
                    cellUnit[cell] = cover.Count == 1 ? cover[0] : None;
                }
                else
                {
                    cellUnit[cell] = -2 - recordEntry.Count;
                    AddRecord(row, column, from, to, units, cover);
                }

                cover.Clear();
            }
        }

        recordEntry.Add(entryUnit.Count);
        entryEdge.Add(Edges.Length);
        RecordEntry = [.. recordEntry];
        EntryUnit = [.. entryUnit];
        EntryEdge = [.. entryEdge];
    }

    private void AddRecord(int row, int column, int from, int to, int[] units, List<int> cover)
    {
        recordEntry.Add(entryUnit.Count);
        double cornerX = Corners.CentreX(column), cornerY = Corners.CentreY(row);
        int at = from, covering = 0;
        while (at < to || covering < cover.Count)
        {
            int unit = Math.Min(at < to ? units[at] : int.MaxValue, covering < cover.Count ? cover[covering] : int.MaxValue);
            int end = at;
            while (end < to && units[end] == unit)
            {
                end++;
            }

            bool inside = covering < cover.Count && cover[covering] == unit;
            covering += inside ? 1 : 0;
            bool state = inside ^ Turns(XY, Edges.AsSpan(at..end), cornerX, cornerX, cornerY);
            entryUnit.Add((2 * unit) + (state ? 1 : 0));
            entryEdge.Add(at);
            at = end;
        }
    }

    private void CollectIncidents()
    {
        for (int unit = 0; unit < polygons.UnitCount; unit++)
        {
            for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
            {
                bool finite = PolygonScanline.IsFinite(polygons, r);
                for (int i = polygons.RingStart[r]; i + 1 < polygons.RingStart[r + 1] && finite; i++)
                {
                    AddEdge(unit, i);
                }
            }
        }
    }

    /// <summary>Notes the cells an edge touches, rather one too many than one too few.</summary>
    private void AddEdge(int unit, int edge)
    {
        double x0 = XY[2 * edge], y0 = XY[(2 * edge) + 1], x1 = XY[(2 * edge) + 2], y1 = XY[(2 * edge) + 3];
        if (x0 == x1 && y0 == y1)
        {
            return;
        }

        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
        }

        int firstRow = RowOf(y1 + padY), lastRow = RowOf(y0 - padY);
        double left = Math.Min(x0, x1), right = Math.Max(x0, x1);
        double slope = (x1 - x0) / (y1 - y0);
        for (int row = firstRow; row <= lastRow; row++)
        {
            double from = left, to = right;
            if (firstRow != lastRow)
            {
                double bottom = Corners.CentreY(row) - padY;
                double a = x0 + ((Math.Clamp(bottom, y0, y1) - y0) * slope);
                double b = x0 + ((Math.Clamp(bottom + Corners.CellHeight + (2 * padY), y0, y1) - y0) * slope);
                if (double.IsFinite(a) && double.IsFinite(b))
                {
                    from = Math.Min(a, b);
                    to = Math.Max(a, b);
                }
            }

            int firstColumn = ColumnOf(from - padX), lastColumn = ColumnOf(to + padX);
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                AddIncident((row * Columns) + column, unit, edge);
            }
        }
    }

    private void AddIncident(int cell, int unit, int edge)
    {
        if (incidents == incidentCell.Length)
        {
            Array.Resize(ref incidentCell, 2 * incidents);
            Array.Resize(ref incidentEdge, 2 * incidents);
            Array.Resize(ref incidentUnit, 2 * incidents);
        }

        incidentCell[incidents] = cell;
        incidentUnit[incidents] = unit;
        incidentEdge[incidents++] = edge;
    }

    /// <summary>Brings the incidents into the order of their cells; inside a cell they stay in the order of the units.</summary>
    private int[] SortIncidents(out int[] units)
    {
        int[] start = new int[cellUnit.Length + 1];
        for (int i = 0; i < incidents; i++)
        {
            start[incidentCell[i] + 1]++;
        }

        for (int cell = 0; cell < cellUnit.Length; cell++)
        {
            start[cell + 1] += start[cell];
        }

        int[] next = start[..^1];
        units = new int[incidents];
        Edges = new int[incidents];
        for (int i = 0; i < incidents; i++)
        {
            int at = next[incidentCell[i]]++;
            units[at] = incidentUnit[i];
            Edges[at] = incidentEdge[i];
        }

        incidentCell = incidentEdge = incidentUnit = [];
        return start;
    }
}
