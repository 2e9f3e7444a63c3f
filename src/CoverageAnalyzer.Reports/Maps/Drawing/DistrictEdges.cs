using System.Buffers;
using System.Numerics;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Which pieces of edges of communes divide districts: those that a district has on an odd number of its rings.</summary>
/// <remarks>
/// Source: the border of a union of polygons by the rule of odd and even is the sum modulo 2 of their rings. Edges are cut at every grid position they run
/// through, so that an edge of one commune along two edges of its neighbours falls into the same pieces as theirs.
/// Cost: two looks into a table for each piece, most often in the cache.
/// </remarks>
internal sealed class DistrictEdges
{
    private const int SlotsOfTile = 32;
    private const int TileBits = 5; // as in SharedEdges: pieces near each other lie near each other in the table

    private readonly MapShapes shapes;
    private readonly int gridStep;
    private readonly Piece[] table;
    private readonly int mask;

    private DistrictEdges(MapShapes shapes, int gridStep, int slots)
    {
        this.shapes = shapes;
        this.gridStep = gridStep;
        mask = slots - 1;
        table = ArrayPool<Piece>.Shared.Rent(slots);
        table.AsSpan(0, slots).Clear();
    }

    /// <summary>Adds up all rings.</summary>
    /// <param name="shapes">The communes.</param>
    /// <param name="districtOfUnit">District of each commune.</param>
    /// <param name="gridStep">Positions lie on every n-th line of the grid.</param>
    public static DistrictEdges Of(MapShapes shapes, IReadOnlyList<int> districtOfUnit, int gridStep)
    {
        long pieces = 0;
        for (int r = 0; r < shapes.RingStart.Length - 1; r++)
        {
            for (int i = shapes.RingStart[r], j = shapes.RingStart[r + 1] - 1; i < shapes.RingStart[r + 1]; j = i++)
            {
                pieces += PartsOf(shapes.X[i] - shapes.X[j], shapes.Y[i] - shapes.Y[j], gridStep);
            }
        }

        var edges = new DistrictEdges(shapes, gridStep, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4 * SlotsOfTile, pieces + (pieces / 2))));
        for (int unit = 0; unit < shapes.UnitCount; unit++)
        {
            ulong code = CodeOf(districtOfUnit[unit]);
            for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
            {
                for (int i = shapes.RingStart[r], j = shapes.RingStart[r + 1] - 1; i < shapes.RingStart[r + 1]; j = i++)
                {
                    edges.Book(j, i, code);
                }
            }
        }

        return edges;
    }

    /// <summary>Gives the table back; the object is of no more use.</summary>
    public void Return() => ArrayPool<Piece>.Shared.Return(table);

    /// <summary>Number of equal pieces of an edge.</summary>
    /// <param name="from">Position of its start.</param>
    /// <param name="to">Position of its end.</param>
    public int PartsOf(int from, int to) => PartsOf(shapes.X[to] - shapes.X[from], shapes.Y[to] - shapes.Y[from], gridStep);

    /// <summary>What a piece divides. A piece between two districts is told once.</summary>
    /// <param name="ax">Abscissa of its start.</param>
    /// <param name="ay">Ordinate of its start.</param>
    /// <param name="bx">Abscissa of its end.</param>
    /// <param name="by">Ordinate of its end.</param>
    /// <param name="district">District of the commune whose edge it is part of.</param>
    public Division TakeAt(int ax, int ay, int bx, int by, int district)
    {
        ref Piece piece = ref At(ax, ay, bx, by);
        if (piece.IsTaken || piece.Districts == 0)
        {
            return Division.None;
        }

        if (piece.Districts == CodeOf(district))
        {
            return Division.OneSided;
        }

        piece.IsTaken = true;
        return Division.Districts;
    }

    private static int PartsOf(int dx, int dy, int gridStep)
    {
        (dx, dy) = (Math.Abs(dx), Math.Abs(dy));
        if (Math.Min(dx, dy) == gridStep)
        {
            return 1; // most of them
        }

        while (dy != 0)
        {
            (dx, dy) = (dy, dx % dy);
        }

        return dx % gridStep == 0 ? Math.Max(1, dx / gridStep) : dx;
    }

    /// <summary>A number for a district; sums modulo 2 of different districts' numbers are nothing once in 2⁶⁴.</summary>
    /// <remarks>Source: the mixing steps of SplitMix64 (Steele, Lea and Flood 2014).</remarks>
    private static ulong CodeOf(int district)
    {
        ulong z = unchecked((ulong)(district + 1) * 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    private void Book(int from, int to, ulong code)
    {
        int parts = PartsOf(from, to);
        int ax = shapes.X[from], ay = shapes.Y[from], dx = (shapes.X[to] - ax) / parts, dy = (shapes.Y[to] - ay) / parts;
        for (int p = 0; p < parts; p++)
        {
            At(ax, ay, ax + dx, ay + dy).Districts ^= code;
            (ax, ay) = (ax + dx, ay + dy);
        }
    }

    private ref Piece At(int ax, int ay, int bx, int by)
    {
        if (ax > bx || (ax == bx && ay > by))
        {
            (ax, ay, bx, by) = (bx, by, ax, ay);
        }

        int slot = SlotOf(ax + bx, ay + by) & mask;
        while (true)
        {
            ref Piece piece = ref table[slot];
            if (!piece.IsUsed)
            {
                piece = new Piece { AX = ax, AY = ay, BX = bx, BY = by, IsUsed = true };
                return ref piece;
            }

            if (piece.AX == ax && piece.AY == ay && piece.BX == bx && piece.BY == by)
            {
                return ref piece;
            }

            slot = (slot + 1) & mask;
        }
    }

    private static int SlotOf(int sumX, int sumY)
    {
        uint tile = ((uint)(sumX >> TileBits) * 0x9E3779B1) ^ ((uint)(sumY >> TileBits) * 0x85EBCA6B);
        uint inTile = (((uint)sumX * 0xC2B2AE35) + ((uint)sumY * 0x27D4EB2F)) >> 16;
        return (int)((((tile * 0x2C1B3C6D) >> 9) * SlotsOfTile) + (inTile % SlotsOfTile));
    }

    /// <summary>What a piece of an edge divides.</summary>
    public enum Division
    {
        /// <summary>Communes of one district, or it was told before.</summary>
        None,

        /// <summary>A district from what no commune has an edge along: the outside, or a neighbour that does not quite fit.</summary>
        OneSided,

        /// <summary>A district from another.</summary>
        Districts,
    }

    private struct Piece
    {
        public int AX, AY, BX, BY;
        public ulong Districts;
        public bool IsUsed, IsTaken;
    }
}
