using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Which places are nearest to which point: for each site its neighbours counter-clockwise, and the corners between them.</summary>
/// <remarks>
/// Shape: the border between the cells of a and n is dual to half-edge h from a to n. Run counter-clockwise around a it leads from the
/// corner of the triangle of <c>Twin[h]</c> to that of the triangle of h. Triangles at infinity have no corner (NaN).
/// </remarks>
internal sealed class VoronoiDiagram
{
    private const int Lanes = 4;

    private readonly DelaunayTriangulation? delaunay;
    private readonly int[] aroundStart; // first lane of each site's neighbours
    private readonly double[] aroundX; // neighbours side by side, filled up to whole vectors
    private readonly double[] aroundY;

    /// <summary>Makes the diagram of distinct sites.</summary>
    /// <param name="siteX">Abscissa of each site.</param>
    /// <param name="siteY">Ordinate of each site.</param>
    /// <param name="tally">Counts the triangulation's tests, or null.</param>
    public VoronoiDiagram(double[] siteX, double[] siteY, OperationTally? tally = null)
    {
        SiteCount = siteX.Length;
        SpokeStart = new int[SiteCount + 1];

        // One more entry for infinity: NaN is never nearer.
        X = [.. siteX, double.NaN];
        Y = [.. siteY, double.NaN];
        if (SiteCount < 2)
        {
            Spokes = Targets = [];
            CornerX = CornerY = [];
            CertainSquared = new double[SiteCount];
            ParentEdge = Rank = RankEnd = ByRank = [];
            aroundStart = new int[SiteCount + 1];
            aroundX = aroundY = [];
            return;
        }

        delaunay = DelaunayTriangulation.Of(siteX, siteY, tally);
        CornerX = new double[delaunay.TriangleCount];
        CornerY = new double[delaunay.TriangleCount];
        for (int t = 0; t < CornerX.Length; t++)
        {
            (CornerX[t], CornerY[t]) = Circumcentre(delaunay.Origin[3 * t], delaunay.Origin[(3 * t) + 1], delaunay.Origin[(3 * t) + 2]);
        }

        Spokes = new int[3 * delaunay.TriangleCount];
        Targets = new int[Spokes.Length];
        var first = new int[SiteCount + 1];
        Array.Fill(first, -1);
        for (int h = 0; h < Spokes.Length; h++)
        {
            if (first[delaunay.Origin[h]] < 0)
            {
                first[delaunay.Origin[h]] = h;
            }
        }

        int next = 0;
        for (int site = 0; site < SiteCount; site++)
        {
            SpokeStart[site] = next;
            int h = first[site];
            do
            {
                Spokes[next] = h;
                Targets[next++] = delaunay.Origin[delaunay.Twin[h]];
                h = delaunay.Twin[DelaunayTriangulation.Previous(h)];
            }
            while (h != first[site]);
        }

        SpokeStart[SiteCount] = next;
        CertainSquared = new double[SiteCount];
        aroundStart = new int[SiteCount + 1];
        for (int site = 0; site < SiteCount; site++)
        {
            int spokes = SpokeStart[site + 1] - SpokeStart[site];
            aroundStart[site + 1] = aroundStart[site] + ((spokes + Lanes - 1) / Lanes * Lanes);
        }

        aroundX = new double[aroundStart[^1]];
        aroundY = new double[aroundX.Length];
        for (int site = 0; site < SiteCount; site++)
        {
            double least = double.PositiveInfinity;
            int at = aroundStart[site];
            for (int k = SpokeStart[site]; k < SpokeStart[site + 1]; k++)
            {
                double squared = SquaredDistance(X[site], Y[site], Targets[k]);
                least = squared < least ? squared : least;
                if (Targets[k] < SiteCount)
                {
                    aroundX[at] = X[Targets[k]];
                    aroundY[at++] = Y[Targets[k]];
                }
            }

            aroundX.AsSpan(at..aroundStart[site + 1]).Fill(double.PositiveInfinity); // never near
            aroundY.AsSpan(at..aroundStart[site + 1]).Fill(double.PositiveInfinity);
            CertainSquared[site] = least / 4 * (1 - 1e-9);
        }

        ParentEdge = new int[TriangleCount];
        Rank = new int[TriangleCount];
        RankEnd = new int[TriangleCount];
        ByRank = new int[TriangleCount];
        GrowTree();
    }

    /// <summary>Number of sites.</summary>
    public int SiteCount { get; }

    /// <summary>Abscissa of each site, and NaN for infinity.</summary>
    public double[] X { get; }

    /// <summary>Ordinate of each site, and NaN for infinity.</summary>
    public double[] Y { get; }

    /// <summary>First spoke of each site, and their number at the end.</summary>
    public int[] SpokeStart { get; }

    /// <summary>Half-edges that start at each site, counter-clockwise.</summary>
    public int[] Spokes { get; }

    /// <summary>Where each spoke leads.</summary>
    public int[] Targets { get; }

    /// <summary>Square of a distance below which a place is certainly nearest to the site: half-way to the nearest other one.</summary>
    public double[] CertainSquared { get; }

    /// <summary>Abscissa of the corner of each triangle.</summary>
    public double[] CornerX { get; }

    /// <summary>Ordinate of the corner of each triangle.</summary>
    public double[] CornerY { get; }

    /// <summary>The half-edge of each corner's triangle that leads towards infinity, in a tree of all corners; −1 for those at infinity.</summary>
    public int[] ParentEdge { get; }

    /// <summary>Place of each corner in an order in which all that hang on a corner in the tree follow it; those at infinity come in it as well.</summary>
    public int[] Rank { get; }

    /// <summary>End of the stretch of ranks that hang on a corner.</summary>
    public int[] RankEnd { get; }

    /// <summary>The corner of each rank.</summary>
    public int[] ByRank { get; }

    /// <summary>Number of triangles, those at infinity included.</summary>
    public int TriangleCount => CornerX.Length;

    /// <summary>The opposite of a half-edge.</summary>
    public int Twin(int h) => delaunay!.Twin[h];

    /// <summary>The site a half-edge starts at.</summary>
    public int Origin(int h) => delaunay!.Origin[h];

    /// <summary>True where a triangle has a corner at infinity.</summary>
    public bool IsAtInfinity(int triangle) =>
        delaunay!.Origin[3 * triangle] == SiteCount || delaunay.Origin[(3 * triangle) + 1] == SiteCount || delaunay.Origin[(3 * triangle) + 2] == SiteCount;

    /// <summary>Square of the distance from a place to a site, always computed the same way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double SquaredDistance(double x, double y, int site)
    {
        double dx = x - X[site], dy = y - Y[site];
        return (dx * dx) + (dy * dy);
    }

    /// <summary>True where a place is strictly nearer to one site than to another; decided exactly. Never true for infinity.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    /// <param name="site">The one.</param>
    /// <param name="squared">Its <see cref="SquaredDistance"/>.</param>
    /// <param name="than">The other.</param>
    /// <param name="thanSquared">Its <see cref="SquaredDistance"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNearer(double x, double y, int site, double squared, int than, double thanSquared)
    {
        // A squared distance is right to 4 rounding errors.
        double difference = thanSquared - squared, bound = 1e-15 * (thanSquared + squared);
        return difference > bound || (difference >= -bound && ExactPredicates.Nearer(X[site], Y[site], X[than], Y[than], x, y) > 0);
    }

    /// <summary>True where no site can be nearer to a place than one, told in plain arithmetic; false where it may be so or not.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    /// <param name="site">The one.</param>
    /// <param name="squared">Its <see cref="SquaredDistance"/>.</param>
    /// <param name="roomSquared">Takes the square of a distance: the same is true of all places nearer to this one than that; below 0 for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsSurelyNearest(double x, double y, int site, double squared, out double roomSquared)
    {
        var px = Vector256.Create(x);
        var py = Vector256.Create(y);
        var least = Vector256.Create(double.PositiveInfinity);
        for (int k = aroundStart[site]; k < aroundStart[site + 1]; k += Lanes)
        {
            var dx = px - Vector256.Create(aroundX, k);
            var dy = py - Vector256.Create(aroundY, k);
            least = Vector256.MinNative((dx * dx) + (dy * dy), least);
        }

        var half = Vector128.MinNative(least.GetLower(), least.GetUpper());
        double next = Math.Min(half[0], half[1]);

        // Beyond this the difference exceeds the bound of IsNearer: not nearer, whatever exact arithmetic would say.
        if (!(next > squared * (1 + 4e-15)))
        {
            roomSquared = -1;
            return false;
        }

        // Half of what the next one is farther: one step of that length takes away as much here as it may add there.
        double far = Math.Sqrt(next), room = (far - Math.Sqrt(squared)) / 2;
        roomSquared = room > 1e-5 * far ? room * room * (1 - 1e-9) : -1;
        return true;
    }

    /// <summary>The site nearest to a place, by steps to ever nearer neighbours.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    /// <param name="near">Where to start.</param>
    public int Nearest(double x, double y, int near)
    {
        double least = SquaredDistance(x, y, near);
        while (true)
        {
            int better = -1;
            for (int k = SpokeStart[near]; k < SpokeStart[near + 1]; k++)
            {
                double squared = SquaredDistance(x, y, Targets[k]);
                if (IsNearer(x, y, Targets[k], squared, better < 0 ? near : better, least))
                {
                    least = squared;
                    better = Targets[k];
                }
            }

            if (better < 0)
            {
                return near;
            }

            near = better;
        }
    }

    /// <summary>The site nearest to a place; of several equally near that of the lowest index, wherever the search starts.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    /// <param name="near">Where to start.</param>
    public int LowestNearest(double x, double y, int near)
    {
        int nearest = Nearest(x, y, near), lowest = nearest;
        List<int>? tied = null; // sites around an empty circle: they hang together by edges of the triangulation
        for (int i = 0; i < (tied?.Count ?? 1); i++)
        {
            int site = tied is null ? nearest : tied[i];
            for (int k = SpokeStart[site]; k < SpokeStart[site + 1]; k++)
            {
                int other = Targets[k];
                if (other < SiteCount && other != nearest && IsTied(x, y, other, nearest) && !(tied ??= [nearest]).Contains(other))
                {
                    tied.Add(other);
                    lowest = Math.Min(lowest, other);
                }
            }
        }

        return lowest;
    }

    private bool IsTied(double x, double y, int a, int b)
    {
        double ofA = SquaredDistance(x, y, a), ofB = SquaredDistance(x, y, b);
        return !IsNearer(x, y, a, ofA, b, ofB) && !IsNearer(x, y, b, ofB, a, ofA);
    }

    // Outwards in, from the corners at infinity: numbered when taken off the stack, so that what hangs on a corner follows it at once.
    private void GrowTree()
    {
        Array.Fill(ParentEdge, -2);
        var stack = new Stack<int>();
        for (int t = 0; t < TriangleCount; t++)
        {
            if (IsAtInfinity(t))
            {
                ParentEdge[t] = -1;
                stack.Push(t);
            }
        }

        int rank = 0;
        while (stack.TryPop(out int t))
        {
            ByRank[rank] = t;
            Rank[t] = rank++;
            for (int h = 3 * t; h < (3 * t) + 3; h++)
            {
                int twin = Twin(h), across = twin / 3;
                if (ParentEdge[across] == -2)
                {
                    ParentEdge[across] = twin;
                    stack.Push(across);
                }
            }
        }

        for (int k = rank - 1; k >= 0; k--)
        {
            int t = ByRank[k];
            RankEnd[t] = Math.Max(RankEnd[t], k + 1);
            if (ParentEdge[t] >= 0)
            {
                int parent = Twin(ParentEdge[t]) / 3;
                RankEnd[parent] = Math.Max(RankEnd[parent], RankEnd[t]);
            }
        }
    }

    // Relative to the first corner, with squares and products to twice the digits: of a thin triangle little is left of their differences.
    private (double X, double Y) Circumcentre(int a, int b, int c)
    {
        double bx = X[b] - X[a], by = Y[b] - Y[a], cx = X[c] - X[a], cy = Y[c] - Y[a];
        double twice = 2 * ProductDifference(bx, cy, by, cx);
        var (bl, bRest) = SquaredLength(bx, by);
        var (cl, cRest) = SquaredLength(cx, cy);
        return (
            X[a] + ((ProductDifference(cy, bl, by, cl) + ((cy * bRest) - (by * cRest))) / twice),
            Y[a] + ((ProductDifference(bx, cl, cx, bl) + ((bx * cRest) - (cx * bRest))) / twice));
    }

    private static (double Sum, double Lost) SquaredLength(double x, double y)
    {
        double xx = x * x, yy = y * y, sum = xx + yy, lost = xx > yy ? xx - sum + yy : yy - sum + xx;
        return (sum, lost + Math.FusedMultiplyAdd(x, x, -xx) + Math.FusedMultiplyAdd(y, y, -yy));
    }

    // a·b − c·d to the last digits (Kahan).
    private static double ProductDifference(double a, double b, double c, double d)
    {
        double cd = c * d, error = Math.FusedMultiplyAdd(-c, d, cd);
        return Math.FusedMultiplyAdd(a, b, -cd) + error;
    }
}
