using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A quick test that says of most polygons that they are certainly valid, and of the others nothing.</summary>
/// <remarks>
/// Certainly valid: every ring is closed and has three corners or more, no two of its edges meet but neighbours at their common corner, no edge meets
/// one of another ring, and of two rings none lies in the other but a hole in its own outer ring. That is a stricter rule than OGC 06-103r4 clause 6.1.11,
/// which lets rings touch in single points: such polygons are left to the geometry library.
/// Method: edges in blocks of eight; blocks whose bounds meet are compared edge by edge by their bounds, eight at a time; edges whose bounds
/// meet are told apart by the side of one on which both ends of the other lie, where the rounding of doubles cannot have changed it
/// (Shewchuk 1997, stage A of orient2d).
/// Cost: blocks², with 64 comparisons a step, and a few steps for each pair of blocks that meet.
/// </remarks>
internal static class PlainPolygons
{
    /// <summary>Edges beyond which the geometry library's sorted sweep is the quicker.</summary>
    private const int MostEdges = 200_000;

    private const int Lanes = 8;
    private const double Epsilon = 1.1102230246251565e-16;
    private const double SideBound = (3 + (16 * Epsilon)) * Epsilon;

    /// <summary>Products below this may have lost digits to underflow.</summary>
    private const double LeastProduct = 1e-250;

    [ThreadStatic]
    private static PlainEdges? scratch;

    /// <summary>True where the polygons of one unit are certainly valid together; false where they may or may not be.</summary>
    /// <param name="polygons">The polygons.</param>
    public static bool AreCertainlyValid(IReadOnlyList<PolygonDraft> polygons)
    {
        int edges = 0;
        foreach (PolygonDraft polygon in polygons)
        {
            foreach (RingDraft ring in polygon.Rings)
            {
                int corners = ring.X.Length;
                if (corners < 4 || !(ring.X[0] == ring.X[^1] && ring.Y[0] == ring.Y[^1]))
                {
                    return false;
                }

                edges += corners - 1 + Lanes;
                if (edges > MostEdges)
                {
                    return false;
                }
            }
        }

        PlainEdges all = scratch ??= new PlainEdges();
        all.Take(polygons);
        return NoneMeet(all) && RingsLieAsTheyShould(polygons);
    }

    // Code of this width is not compiled ahead of time, and what is compiled in haste for the first commune would be slow for the ten thousand after it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool NoneMeet(PlainEdges all)
    {
        for (int a = 0; a < all.BlockCount; a++)
        {
            if (!double.IsFinite(all.BlockMinX[a] + all.BlockMaxX[a] + all.BlockMinY[a] + all.BlockMaxY[a]))
            {
                return false;
            }

            var minX = Vector512.Create(all.BlockMinX[a]);
            var maxX = Vector512.Create(all.BlockMaxX[a]);
            var minY = Vector512.Create(all.BlockMinY[a]);
            var maxY = Vector512.Create(all.BlockMaxY[a]);
            for (int group = a & ~(Lanes - 1); group < all.BlockCount; group += Lanes)
            {
                ulong meeting = (Vector512.LessThanOrEqual(Vector512.Create<double>(all.BlockMinX.AsSpan(group, Lanes)), maxX)
                    & Vector512.GreaterThanOrEqual(Vector512.Create<double>(all.BlockMaxX.AsSpan(group, Lanes)), minX)
                    & Vector512.LessThanOrEqual(Vector512.Create<double>(all.BlockMinY.AsSpan(group, Lanes)), maxY)
                    & Vector512.GreaterThanOrEqual(Vector512.Create<double>(all.BlockMaxY.AsSpan(group, Lanes)), minY)).ExtractMostSignificantBits();
                for (; meeting != 0; meeting &= meeting - 1)
                {
                    int b = group + BitOperations.TrailingZeroCount(meeting);
                    if (b >= a && !NoneMeet(all, a * Lanes, b * Lanes))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Compares the edges of two blocks; of one and the same block each pair once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool NoneMeet(PlainEdges all, int first, int other)
    {
        var minX = Vector512.Create<double>(all.MinX.AsSpan(other, Lanes));
        var maxX = Vector512.Create<double>(all.MaxX.AsSpan(other, Lanes));
        var minY = Vector512.Create<double>(all.MinY.AsSpan(other, Lanes));
        var maxY = Vector512.Create<double>(all.MaxY.AsSpan(other, Lanes));
        for (int i = 0; i < Lanes; i++)
        {
            int p = first + i;
            ulong meeting = (Vector512.LessThanOrEqual(minX, Vector512.Create(all.MaxX[p])) & Vector512.GreaterThanOrEqual(maxX, Vector512.Create(all.MinX[p]))
                & Vector512.LessThanOrEqual(minY, Vector512.Create(all.MaxY[p])) & Vector512.GreaterThanOrEqual(maxY, Vector512.Create(all.MinY[p])))
                .ExtractMostSignificantBits();
            if (first == other)
            {
                meeting &= ~0UL << (i + 1);
            }

            for (; meeting != 0; meeting &= meeting - 1)
            {
                int q = other + BitOperations.TrailingZeroCount(meeting);
                bool apart = all.Next[p] == q ? GoesOn(all, p, q) : all.Next[q] == p ? GoesOn(all, q, p) : AreApart(all, p, q);
                if (!apart)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>True where an edge and the one after it certainly share nothing but the corner between them.</summary>
    private static bool GoesOn(PlainEdges all, int edge, int next)
    {
        double ux = all.ToX[edge] - all.FromX[edge], uy = all.ToY[edge] - all.FromY[edge];
        double vx = all.ToX[next] - all.FromX[next], vy = all.ToY[next] - all.FromY[next];
        double alongX = ux * vx, alongY = uy * vy;
        return alongX + alongY > 1e-9 * (Math.Abs(alongX) + Math.Abs(alongY)) // less than a quarter turn
            || SideOf(all, edge, all.ToX[next], all.ToY[next]) != 0;
    }

    private static bool AreApart(PlainEdges all, int p, int q) =>
        SideOf(all, p, all.FromX[q], all.FromY[q]) * SideOf(all, p, all.ToX[q], all.ToY[q]) > 0
        || SideOf(all, q, all.FromX[p], all.FromY[p]) * SideOf(all, q, all.ToX[p], all.ToY[p]) > 0;

    /// <summary>1 where a point certainly lies left of an edge, −1 where right, 0 where that is not certain.</summary>
    private static int SideOf(PlainEdges all, int edge, double x, double y) =>
        SideOf(all.FromX[edge], all.FromY[edge], all.ToX[edge], all.ToY[edge], x, y);

    private static int SideOf(double ax, double ay, double bx, double by, double x, double y)
    {
        double left = (ax - x) * (by - y), right = (ay - y) * (bx - x);
        double determinant = left - right, size = Math.Abs(left) + Math.Abs(right);
        return size > LeastProduct && Math.Abs(determinant) > SideBound * size ? Math.Sign(determinant) : 0;
    }

    /// <summary>Rings that do not meet lie in one another or beside one another: a corner of each tells.</summary>
    private static bool RingsLieAsTheyShould(IReadOnlyList<PolygonDraft> polygons)
    {
        for (int p = 0; p < polygons.Count; p++)
        {
            List<RingDraft> rings = polygons[p].Rings;
            for (int r = 1; r < rings.Count; r++)
            {
                if (IsIn(rings[r], rings[0]) != true)
                {
                    return false;
                }

                for (int s = 1; s < rings.Count; s++)
                {
                    if (s != r && IsIn(rings[r], rings[s]) != false)
                    {
                        return false;
                    }
                }
            }

            for (int q = 0; q < polygons.Count; q++)
            {
                if (q != p && IsIn(polygons[p].Rings[0], polygons[q].Rings[0]) != false)
                {
                    return false; // also an island in a hole, which would be in order: the library will say so
                }
            }
        }

        return true;
    }

    /// <summary>Whether the first corner of a ring lies in another; null where that is not certain.</summary>
    private static bool? IsIn(RingDraft ring, RingDraft other)
    {
        (double x, double y) = (ring.X[0], ring.Y[0]);
        (double[] xs, double[] ys) = other;
        bool inside = false;
        for (int i = 1; i < xs.Length; i++)
        {
            if ((ys[i - 1] > y) == (ys[i] > y))
            {
                continue;
            }

            int side = SideOf(xs[i - 1], ys[i - 1], xs[i], ys[i], x, y);
            if (side == 0)
            {
                return null;
            }

            inside ^= (side > 0) == (ys[i] > ys[i - 1]);
        }

        return inside;
    }
}
