using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Counts, exactly, the pieces of each unit that a ray from the middle of a piece crosses: odd is inside.</summary>
/// <remarks>
/// The ray runs along the row to the east, an infinitely small step above it, so that a point of the grid on it counts as below.
/// All coordinates are doubled, so that middles are whole numbers.
/// </remarks>
internal sealed class UnitStabbing
{
    private readonly BoundaryPieces pieces;
    private readonly BoundsIndex index;
    private readonly Bounds[] bounds;
    private readonly int[] firstSlab; // of each unit, and the slab count at the end
    private readonly int[] slabStart; // first entry of each slab in slabPieces
    private readonly int[] slabPieces;

    /// <summary>Sorts the pieces of each unit into slabs of rows.</summary>
    public UnitStabbing(BoundaryPieces pieces, int unitCount)
    {
        this.pieces = pieces;
        bounds = new Bounds[unitCount];
        Array.Fill(bounds, Bounds.Empty);
        var count = new int[unitCount];
        for (int p = 0; p < pieces.Count; p++)
        {
            for (int k = pieces.UnitStart[p]; k < pieces.UnitStart[p + 1]; k++)
            {
                int u = pieces.Units[k];
                count[u]++;
                bounds[u] = bounds[u]
                    .Including(pieces.From[p].Column, pieces.From[p].Row)
                    .Including(pieces.To[p].Column, pieces.To[p].Row);
            }
        }

        index = new BoundsIndex(bounds);
        firstSlab = new int[unitCount + 1];
        for (int u = 0; u < unitCount; u++)
        {
            firstSlab[u + 1] = firstSlab[u] + Math.Max(1, count[u] / 3);
        }

        slabStart = new int[firstSlab[^1] + 1];
        slabPieces = [];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int p = 0; p < pieces.Count; p++)
            {
                long ya = pieces.From[p].Row, yb = pieces.To[p].Row;
                if (ya == yb)
                {
                    continue; // along the row: a ray just above it never crosses it
                }

                for (int k = pieces.UnitStart[p]; k < pieces.UnitStart[p + 1]; k++)
                {
                    int u = pieces.Units[k];
                    int last = Slab(u, Math.Max(ya, yb));
                    for (int s = Slab(u, Math.Min(ya, yb)); s <= last; s++)
                    {
                        if (pass == 0)
                        {
                            slabStart[s + 1]++;
                        }
                        else
                        {
                            slabPieces[slabStart[s]++] = p;
                        }
                    }
                }
            }

            if (pass == 0)
            {
                for (int s = 1; s < slabStart.Length; s++)
                {
                    slabStart[s] += slabStart[s - 1];
                }

                slabPieces = new int[slabStart[^1]];
            }
            else
            {
                Array.Copy(slabStart, 0, slabStart, 1, slabStart.Length - 1); // filling moved each start to the next slab's
                slabStart[0] = 0;
            }
        }
    }

    /// <summary>The lower left corner of a unit's bounds: a nearby origin for sums.</summary>
    public (long Column, long Row) CornerOf(int unit) => ((long)bounds[unit].MinX, (long)bounds[unit].MinY);

    /// <summary>The units on either side of a piece, ascending.</summary>
    /// <param name="piece">The piece, from its lesser to its greater point.</param>
    /// <param name="near">Scratch.</param>
    /// <param name="left">Is emptied and takes those on its left.</param>
    /// <param name="right">Is emptied and takes those on its right.</param>
    public void Sides(int piece, List<int> near, List<int> left, List<int> right)
    {
        left.Clear();
        right.Clear();
        (long ax, long ay) = pieces.From[piece];
        (long bx, long by) = pieces.To[piece];
        long twiceX = ax + bx, twiceY = ay + by;
        index.Find(new Bounds(twiceX / 2.0, twiceY / 2.0, twiceX / 2.0, twiceY / 2.0), near);

        // What the ray sees is the side it leaves to: east of a rising or falling piece, above a level one (whose lesser point is west).
        bool seesLeft = ay == by || by < ay;
        foreach (int u in near)
        {
            bool inside = IsInside(u, twiceX, twiceY, piece);
            bool onPiece = pieces.Units.AsSpan(pieces.UnitStart[piece], pieces.UnitStart[piece + 1] - pieces.UnitStart[piece]).Contains(u);
            if (inside)
            {
                (seesLeft ? left : right).Add(u);
            }

            if (inside != onPiece)
            {
                (seesLeft ? right : left).Add(u); // the other side: crossing the piece itself turns inside into outside
            }
        }
    }

    private bool IsInside(int unit, long twiceX, long twiceY, int except)
    {
        bool inside = false;
        int slab = Slab(unit, twiceY / 2.0);
        for (int k = slabStart[slab]; k < slabStart[slab + 1]; k++)
        {
            int p = slabPieces[k];
            if (p == except)
            {
                continue;
            }

            long ya = pieces.From[p].Row * 2, yb = pieces.To[p].Row * 2;
            if ((ya > twiceY) == (yb > twiceY))
            {
                continue;
            }

            // The lesser point of a piece is its western one: most pieces are decided by their columns alone.
            long xa = pieces.From[p].Column * 2, xb = pieces.To[p].Column * 2;
            if (xb < twiceX)
            {
                continue;
            }

            if (xa > twiceX)
            {
                inside = !inside;
                continue;
            }

            double side = GridSide.Of(xa, ya, xb, yb, twiceX, twiceY);
            if (yb > ya ? side > 0 : side < 0)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private int Slab(int unit, double row)
    {
        int slabs = firstSlab[unit + 1] - firstSlab[unit];
        double height = bounds[unit].Height;
        return firstSlab[unit] + (height > 0 ? (int)Math.Clamp((row - bounds[unit].MinY) / height * slabs, 0, slabs - 1) : 0);
    }
}
