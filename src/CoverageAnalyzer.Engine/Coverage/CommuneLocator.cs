using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Says which unit of a polygon set a place lies in.</summary>
/// <remarks>
/// Behavior: the even-odd rule over all rings of a unit, without rounding. A place on the edge that two neighbours share (with the same
/// two vertices) belongs to exactly one of them: the one east of it, or north of it where the edge is level. Rings with a coordinate
/// that is not finite are left out. Rings may cross themselves and units may overlap.
/// Cost: a table look-up for places in cells without an edge, a few edge tests otherwise. Any number of threads may ask at once.
/// </remarks>
public sealed class CommuneLocator
{
    private readonly LocatorGrid? grid;

    /// <summary>Makes the locator.</summary>
    /// <param name="polygons">The units; any coordinate system.</param>
    public CommuneLocator(PolygonSet polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        grid = LocatorGrid.Create(polygons);
    }

    /// <summary>The unit a place lies in; where units overlap, the one with the lowest index; −1 for none.</summary>
    /// <param name="x">Abscissa, in the system of the polygons; NaN lies in no unit.</param>
    /// <param name="y">Ordinate.</param>
    public int Locate(double x, double y)
    {
        int cell = CellAt(x, y, out double sideX);
        return cell >= LocatorGrid.None ? cell : FirstIn(-2 - cell, sideX, x, y);
    }

    /// <summary>The unit of each of many places, as <see cref="Locate"/> gives it.</summary>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="unit">Takes the unit of each place, −1 for none.</param>
    /// <exception cref="ArgumentException">The three lengths differ.</exception>
    public void LocateMany(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<int> unit)
    {
        if (x.Length != y.Length || x.Length != unit.Length)
        {
            throw new ArgumentException($"The lengths differ: {x.Length} abscissas, {y.Length} ordinates, room for {unit.Length} units.", nameof(unit));
        }

        for (int i = 0; i < unit.Length; i++)
        {
            unit[i] = Locate(x[i], y[i]);
        }
    }

    /// <summary>All units a place lies in, in ascending order.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    /// <param name="units">Takes as many of them as it has room for.</param>
    /// <returns>How many there are, which may be more than there was room for.</returns>
    public int LocateAll(double x, double y, Span<int> units)
    {
        int cell = CellAt(x, y, out double sideX);
        if (cell == LocatorGrid.None)
        {
            return 0;
        }

        if (cell >= 0)
        {
            if (units.Length > 0)
            {
                units[0] = cell;
            }

            return 1;
        }

        int count = 0;
        for (int entry = grid!.RecordEntry[-2 - cell]; entry < grid.RecordEntry[-1 - cell]; entry++)
        {
            if (Inside(entry, sideX, x, y))
            {
                if (count < units.Length)
                {
                    units[count] = grid.EntryUnit[entry] >> 1;
                }

                count++;
            }
        }

        return count;
    }

    private int CellAt(double x, double y, out double sideX)
    {
        sideX = 0;
        if (grid is null || !(x >= grid.Bounds.MinX && x <= grid.Bounds.MaxX && y >= grid.Bounds.MinY && y <= grid.Bounds.MaxY))
        {
            return LocatorGrid.None;
        }

        int column = Math.Min((int)((x - grid.Bounds.MinX) * grid.InverseWidth), grid.Columns - 1);
        int row = Math.Min((int)((grid.Bounds.MaxY - y) * grid.InverseHeight), grid.Rows - 1);
        sideX = grid.Corners.CentreX(column);
        return grid.CellUnit[(row * grid.Columns) + column];
    }

    private int FirstIn(int record, double sideX, double x, double y)
    {
        int[] starts = grid!.RecordEntry;
        for (int entry = starts[record]; entry < starts[record + 1]; entry++)
        {
            if (Inside(entry, sideX, x, y))
            {
                return grid.EntryUnit[entry] >> 1;
            }
        }

        return -1;
    }

    private bool Inside(int entry, double sideX, double x, double y)
    {
        var edges = grid!.Edges.AsSpan(grid.EntryEdge[entry]..grid.EntryEdge[entry + 1]);
        return ((grid.EntryUnit[entry] & 1) != 0) ^ LocatorGrid.Turns(grid.XY, edges, sideX, x, y);
    }
}
