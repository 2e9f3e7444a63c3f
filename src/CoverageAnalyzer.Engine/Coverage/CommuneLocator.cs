using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Says which unit of a polygon set a place lies in.</summary>
/// <remarks>
/// Behavior: the even-odd rule over all rings of a unit, without rounding. A place on the edge that two neighbours share (with the same
/// two vertices) belongs to exactly one of them: the one east of it, or north of it where the edge is level. Rings with a coordinate
/// that is not finite are left out. Rings may cross themselves and units may overlap.
/// Cost: a table look-up for places in cells without an edge, a few edge tests otherwise; many places at once cost a fraction of as many alone,
/// since the memory they need is asked for ahead. Any number of threads may ask at once.
/// </remarks>
public sealed class CommuneLocator
{
    private readonly LocatorGrid? grid;
    private readonly OperationTally? tally;

    /// <summary>Makes the locator.</summary>
    /// <param name="polygons">The units; any coordinate system.</param>
    /// <param name="threads">Threads to make it with; the answers are the same for any number.</param>
    public CommuneLocator(PolygonSet polygons, int threads = 1)
        : this(polygons, threads, null)
    {
    }

    /// <summary>Makes a locator that counts its work.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="threads">Threads to make it with.</param>
    /// <param name="tally">Takes the counts, or null.</param>
    internal CommuneLocator(PolygonSet polygons, int threads, OperationTally? tally)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        grid = LocatorGrid.Create(polygons, threads);
        this.tally = tally;
        if (tally is not null)
        {
            grid?.AddCounts(tally);
        }
    }

    /// <summary>The unit a place lies in; where units overlap, the one with the lowest index; −1 for none.</summary>
    /// <param name="x">Abscissa, in the system of the polygons; NaN lies in no unit.</param>
    /// <param name="y">Ordinate.</param>
    public int Locate(double x, double y)
    {
        int cell = CellAt(x, y, out int row, out double sideX);
        return cell >= LocatorGrid.None
            ? cell
            : LocatorRecord.First(ref grid!.Records[row >> grid.BandShift][-2 - cell], ref MemoryMarshal.GetArrayDataReference(grid.XY), sideX, x, y);
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

        if (grid is null)
        {
            unit.Fill(LocatorGrid.None);
            return;
        }

        new LocatorBlocks(grid).Locate(x, y, unit, tally);
    }

    /// <summary>All units a place lies in, in ascending order.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    /// <param name="units">Takes as many of them as it has room for.</param>
    /// <returns>How many there are, which may be more than there was room for.</returns>
    public int LocateAll(double x, double y, Span<int> units)
    {
        int cell = CellAt(x, y, out int row, out double sideX);
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
        ref int record = ref grid!.Records[row >> grid.BandShift][-2 - cell];
        while (true)
        {
            uint inside = LocatorRecord.Inside(ref record, ref MemoryMarshal.GetArrayDataReference(grid.XY), sideX, x, y);
            for (; inside != 0; inside &= inside - 1)
            {
                if (count < units.Length)
                {
                    units[count] = Unsafe.Add(ref record, LocatorRecord.HeadLength + BitOperations.TrailingZeroCount(inside));
                }

                count++;
            }

            if ((record & LocatorRecord.More) == 0)
            {
                return count;
            }

            record = ref Unsafe.Add(ref record, LocatorRecord.LengthOf(ref record));
        }
    }

    private int CellAt(double x, double y, out int row, out double sideX)
    {
        sideX = 0;
        row = 0;
        if (grid is null || !grid.Bounds.Contains(x, y))
        {
            return LocatorGrid.None;
        }

        int column = grid.ColumnAt(x);
        row = grid.RowAt(y);
        sideX = grid.Corners.CentreX(column);
        return grid.CellUnit[(row * grid.Columns) + column];
    }
}
