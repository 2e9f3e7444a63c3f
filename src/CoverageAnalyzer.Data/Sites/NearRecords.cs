using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Sites;

/// <summary>Rows of one part of a country under a grid of small cells, to find those near each other.</summary>
/// <remarks>Cost: a hash and a few looks a row, 20 bytes a row.</remarks>
internal sealed class NearRecords
{
    private const double DegreesPerMetre = 1.01 / 110_574; // no degree of latitude is shorter than 110,574 m

    private readonly SiteRecord[] records;
    private readonly double cellLatitude;
    private readonly double cellLongitude;
    private readonly int[] head;
    private readonly int[] next;
    private readonly (int Column, int Line)[] cells;
    private readonly int mask;

    /// <summary>Makes the grid.</summary>
    /// <param name="records">The rows.</param>
    /// <param name="metres">How far apart rows may be and still be near.</param>
    public NearRecords(SiteRecord[] records, double metres)
    {
        this.records = records;
        double greatest = 0;
        foreach (SiteRecord record in records)
        {
            greatest = Math.Max(greatest, Math.Abs(record.LatitudeDegrees));
        }

        cellLatitude = metres * DegreesPerMetre;
        cellLongitude = cellLatitude / Math.Cos(Math.Min(89.9, greatest + cellLatitude) * Math.PI / 180);
        mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, records.Length)) - 1;
        head = new int[mask + 1];
        next = new int[records.Length];
        cells = new (int Column, int Line)[records.Length];
        Array.Fill(head, -1);
        for (int i = records.Length - 1; i >= 0; i--) // so that a list is in the order of the rows
        {
            (int column, int line) = cells[i] = CellOf(i);
            ref int first = ref head[Slot(column, line)];
            (next[i], first) = (first, i);
        }
    }

    /// <summary>True where something beyond a side of a rectangle may be near a row.</summary>
    /// <param name="record">The row.</param>
    /// <param name="inside">The rectangle in degrees; sides at infinity have nothing beyond them.</param>
    public bool IsNearSide(int record, Bounds inside)
    {
        (double x, double y) = (records[record].LongitudeDegrees, records[record].LatitudeDegrees);
        return x - cellLongitude < inside.MinX || x + cellLongitude > inside.MaxX || y - cellLatitude < inside.MinY || y + cellLatitude > inside.MaxY;
    }

    /// <summary>Gathers the rows in the cell of a row and the eight around it: cells from south to north, then west to east, in each the order of the rows.</summary>
    /// <param name="record">The row; it is among them.</param>
    /// <param name="found">Takes them.</param>
    public void Gather(int record, List<int> found)
    {
        found.Clear();
        (int column, int line) = cells[record];
        for (int l = line - 1; l <= line + 1; l++)
        {
            for (int c = column - 1; c <= column + 1; c++)
            {
                for (int i = head[Slot(c, l)]; i >= 0; i = next[i])
                {
                    if (cells[i] == (c, l))
                    {
                        found.Add(i);
                    }
                }
            }
        }
    }

    /// <summary>Metres on the ellipsoid from one row to another.</summary>
    public double MetresBetween(int from, int to) => EllipsoidalDistance.Metres(
        records[from].LongitudeDegrees, records[from].LatitudeDegrees, records[to].LongitudeDegrees, records[to].LatitudeDegrees);

    // Cells of a metre are some ten millions around the earth.
    private (int Column, int Line) CellOf(int i) =>
        ((int)Math.Floor(records[i].LongitudeDegrees / cellLongitude), (int)Math.Floor(records[i].LatitudeDegrees / cellLatitude));

    private int Slot(long column, long line)
    {
        ulong mixed = unchecked(((ulong)column * 0x9E37_79B9_7F4A_7C15) ^ ((ulong)line * 0xC2B2_AE3D_27D4_EB4F));
        return (int)(mixed >> 32) & mask;
    }
}
