namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Questions about points of the plane, answered exactly: on which side of a line, inside a circle or not, nearer to which of two, sooner on a way.</summary>
/// <remarks>
/// Source: J. R. Shewchuk, 1997: the determinant in plain arithmetic with its error bound first (stages A of orient2d and incircle), exact
/// arithmetic where the bound does not decide.
/// Valid for: all finite coordinates. Those so great or so small that products leave the range of doubles are compared as whole numbers.
/// </remarks>
internal static class ExactPredicates
{
    private const double Epsilon = 1.1102230246251565e-16; // 2^-53
    private const double LeastBound = 1e-280; // below, products may have lost digits
    private const double SideBound = (3 + (16 * Epsilon)) * Epsilon;
    private const double CircleBound = (10 + (96 * Epsilon)) * Epsilon;

    /// <summary>+1 where c lies left of the way from a to b, −1 right of it, 0 on the line.</summary>
    public static int Side(double ax, double ay, double bx, double by, double cx, double cy)
    {
        long exact = 0;
        return Side(ax, ay, bx, by, cx, cy, ref exact);
    }

    /// <summary>The same; counts where plain arithmetic did not decide.</summary>
    public static int Side(double ax, double ay, double bx, double by, double cx, double cy, ref long exact)
    {
        double left = (ax - cx) * (by - cy), right = (ay - cy) * (bx - cx), determinant = left - right;
        double bound = SideBound * (Math.Abs(left) + Math.Abs(right));
        if (Math.Abs(determinant) > bound && bound > LeastBound)
        {
            return determinant > 0 ? 1 : -1;
        }

        exact++;
        return SideExactly(ax, ay, bx, by, cx, cy);
    }

    /// <summary>+1 where d lies inside the circle through a, b, c (which run counter-clockwise), −1 outside, 0 on it.</summary>
    public static int InCircle(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
    {
        long exact = 0;
        return InCircle(ax, ay, bx, by, cx, cy, dx, dy, ref exact);
    }

    /// <summary>The same; counts where plain arithmetic did not decide.</summary>
    public static int InCircle(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy, ref long exact)
    {
        double adx = ax - dx, ady = ay - dy, bdx = bx - dx, bdy = by - dy, cdx = cx - dx, cdy = cy - dy;
        double bc1 = bdx * cdy, bc2 = cdx * bdy, ca1 = cdx * ady, ca2 = adx * cdy, ab1 = adx * bdy, ab2 = bdx * ady;
        double al = (adx * adx) + (ady * ady), bl = (bdx * bdx) + (bdy * bdy), cl = (cdx * cdx) + (cdy * cdy);
        double determinant = (al * (bc1 - bc2)) + (bl * (ca1 - ca2)) + (cl * (ab1 - ab2));
        double permanent = ((Math.Abs(bc1) + Math.Abs(bc2)) * al) + ((Math.Abs(ca1) + Math.Abs(ca2)) * bl) + ((Math.Abs(ab1) + Math.Abs(ab2)) * cl);
        double bound = CircleBound * permanent;
        if (Math.Abs(determinant) > bound && bound > LeastBound)
        {
            return determinant > 0 ? 1 : -1;
        }

        exact++;
        return InCircleExactly(ax, ay, bx, by, cx, cy, dx, dy);
    }

    /// <summary>+1 where p is nearer to a than to b, −1 where nearer to b, 0 where equally near.</summary>
    /// <remarks>Without a quick way: for callers that have compared the distances already.</remarks>
    public static int Nearer(double ax, double ay, double bx, double by, double px, double py)
    {
        if (!AreSafe(ax, ay, bx, by, px, py))
        {
            return ExactWholeNumbers.Nearer(ax, ay, bx, by, px, py);
        }

        Span<double> scratch = stackalloc double[8 + 8 + 8];
        Span<double> toA = stackalloc double[16];
        Span<double> toB = stackalloc double[16];
        Span<double> all = stackalloc double[32];
        int a = Lift(ax, ay, px, py, scratch[..8], scratch[8..16], scratch[16..24], toA);
        int b = Lift(bx, by, px, py, scratch[..8], scratch[8..16], scratch[16..24], toB);
        ExactExpansion.Negate(toA[..a]);
        return ExactExpansion.Sign(all[..ExactExpansion.Sum(toB[..b], toA[..a], all)]);
    }

    /// <summary>+1 where the way from a to b comes to the places equally near to c and n before those equally near to c and m, −1 where after.</summary>
    /// <remarks>
    /// Valid for: a no nearer to n and m than to c, and b nearer. Without a quick way, as <see cref="BorderCrossing"/> has one.
    /// </remarks>
    public static int Sooner(
        double ax, double ay, double bx, double by, double cx, double cy, double nx, double ny, double mx, double my)
    {
        if (!AreSafe(ax, ay, bx, by, cx, cy) || !AreSafe(nx, ny, mx, my, 0, 0))
        {
            return ExactWholeNumbers.Sooner(ax, ay, bx, by, cx, cy, nx, ny, mx, my);
        }

        Span<double> f = stackalloc double[4 * 32];
        int an = Farther(ax, ay, nx, ny, cx, cy, f[..32]), bn = Farther(bx, by, nx, ny, cx, cy, f[32..64]);
        int am = Farther(ax, ay, mx, my, cx, cy, f[64..96]), bm = Farther(bx, by, mx, my, cx, cy, f[96..]);
        Span<double> products = stackalloc double[2 * 2048];
        Span<double> all = stackalloc double[4096];
        int one = ExactExpansion.Product(f[..an], f.Slice(96, bm), products[..2048]);
        int other = ExactExpansion.Product(f.Slice(64, am), f.Slice(32, bn), products[2048..]);
        ExactExpansion.Negate(products.Slice(2048, other));
        return ExactExpansion.Sign(all[..ExactExpansion.Sum(products[..one], products.Slice(2048, other), all)]);
    }

    /// <summary>Where the way from a to b comes to the places equally near to c and n, as a share of it (0–1), right to the last digits.</summary>
    /// <remarks>Valid for: a no nearer to n than to c, and b nearer. Without a quick way, as <see cref="BorderCrossing"/> has one.</remarks>
    public static double ShareUntil(double ax, double ay, double bx, double by, double cx, double cy, double nx, double ny)
    {
        if (!AreSafe(ax, ay, bx, by, cx, cy) || !AreSafe(nx, ny, 0, 0, 0, 0))
        {
            return ExactWholeNumbers.ShareUntil(ax, ay, bx, by, cx, cy, nx, ny);
        }

        Span<double> atStart = stackalloc double[32];
        Span<double> atEnd = stackalloc double[32];
        double start = ExactExpansion.Value(atStart[..Farther(ax, ay, nx, ny, cx, cy, atStart)]), end = ExactExpansion.Value(atEnd[..Farther(bx, by, nx, ny, cx, cy, atEnd)]);
        return start <= 0 ? 0 : end >= 0 ? 1 : start / (start - end);
    }

    // |p − n|² − |p − c|² = (n − c)·((n − p) + (c − p)).
    private static int Farther(double px, double py, double nx, double ny, double cx, double cy, Span<double> result)
    {
        Span<double> x = stackalloc double[16];
        Span<double> y = stackalloc double[16];
        return ExactExpansion.Sum(x[..Term(px, nx, cx, x)], y[..Term(py, ny, cy, y)], result);
    }

    private static int Term(double p, double n, double c, Span<double> result)
    {
        Span<double> scratch = stackalloc double[2 + 2 + 2 + 4];
        int d = ExactExpansion.Difference(n, c, scratch[..2]), fromN = ExactExpansion.Difference(n, p, scratch[2..4]), fromC = ExactExpansion.Difference(c, p, scratch[4..6]);
        int sum = ExactExpansion.Sum(scratch.Slice(2, fromN), scratch.Slice(4, fromC), scratch[6..]);
        return ExactExpansion.Product(scratch[..d], scratch.Slice(6, sum), result);
    }

    private static bool AreSafe(double ax, double ay, double bx, double by, double cx, double cy) =>
        ExactExpansion.IsSafe(ax) && ExactExpansion.IsSafe(ay) && ExactExpansion.IsSafe(bx) && ExactExpansion.IsSafe(by)
        && ExactExpansion.IsSafe(cx) && ExactExpansion.IsSafe(cy);

    private static int SideExactly(double ax, double ay, double bx, double by, double cx, double cy)
    {
        if (!AreSafe(ax, ay, bx, by, cx, cy))
        {
            return ExactWholeNumbers.Side(ax, ay, bx, by, cx, cy);
        }

        Span<double> buffer = stackalloc double[8 + 8 + 8 + 16];
        Span<double> left = buffer[8..16], right = buffer[16..24], all = buffer[24..];
        int n = Cross(ax, cx, ay, cy, bx, cx, by, cy, buffer[..8], left, right, all);
        return ExactExpansion.Sign(all[..n]);
    }

    private static int InCircleExactly(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
    {
        if (!AreSafe(ax, ay, bx, by, cx, cy) || !ExactExpansion.IsSafe(dx) || !ExactExpansion.IsSafe(dy))
        {
            return ExactWholeNumbers.InCircle(ax, ay, bx, by, cx, cy, dx, dy);
        }

        Span<double> scratch = stackalloc double[8 + 8 + 8];
        Span<double> cross = stackalloc double[16];
        Span<double> lift = stackalloc double[16];
        Span<double> term = stackalloc double[512];
        Span<double> sum = stackalloc double[1536];
        int count = 0;
        for (int k = 0; k < 3; k++)
        {
            (double px, double py, double qx, double qy, double rx, double ry) = k switch
            {
                0 => (ax, ay, bx, by, cx, cy),
                1 => (bx, by, cx, cy, ax, ay),
                _ => (cx, cy, ax, ay, bx, by),
            };
            int c = Cross(qx, dx, qy, dy, rx, dx, ry, dy, scratch[..8], scratch[8..16], scratch[16..24], cross);
            int l = Lift(px, py, dx, dy, scratch[..8], scratch[8..16], scratch[16..24], lift);
            int t = ExactExpansion.Product(cross[..c], lift[..l], term);
            count = AddTo(sum, count, term[..t]);
        }

        return ExactExpansion.Sign(sum[..count]);
    }

    // (ax − cx)(by − dy) − (ay − …)(bx − …), each difference with the second of its pair.
    private static int Cross(
        double ax, double ax0, double ay, double ay0, double bx, double bx0, double by, double by0,
        Span<double> differences, Span<double> left, Span<double> right, Span<double> result)
    {
        int a = ExactExpansion.Difference(ax, ax0, differences[..2]), d = ExactExpansion.Difference(by, by0, differences[2..4]);
        int b = ExactExpansion.Difference(ay, ay0, differences[4..6]), c = ExactExpansion.Difference(bx, bx0, differences[6..8]);
        int l = ExactExpansion.Product(differences[..a], differences.Slice(2, d), left);
        int r = ExactExpansion.Product(differences.Slice(4, b), differences.Slice(6, c), right);
        ExactExpansion.Negate(right[..r]);
        return ExactExpansion.Sum(left[..l], right[..r], result);
    }

    private static int Lift(
        double px, double py, double dx, double dy, Span<double> differences, Span<double> squareX, Span<double> squareY, Span<double> result)
    {
        int a = ExactExpansion.Difference(px, dx, differences[..2]), b = ExactExpansion.Difference(py, dy, differences[2..4]);
        int x = ExactExpansion.Product(differences[..a], differences[..a], squareX);
        int y = ExactExpansion.Product(differences.Slice(2, b), differences.Slice(2, b), squareY);
        return ExactExpansion.Sum(squareX[..x], squareY[..y], result);
    }

    private static int AddTo(Span<double> sum, int count, ReadOnlySpan<double> more)
    {
        // Sum copies its first argument onto itself where the two are the same storage.
        return ExactExpansion.Sum(sum[..count], more, sum);
    }
}
