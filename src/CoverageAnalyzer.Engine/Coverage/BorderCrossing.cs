namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Where an edge leaves the cell of a site: which of two borders it comes to first, decided exactly, and at which place.</summary>
/// <remarks>
/// Along the edge, how much farther another site is than the site of the cell falls evenly from a at its start to b at its end (squares of
/// distances), and is 0 at a / (a − b). Two such places may lie nearer together than doubles can tell, though the cells beyond lie far apart.
/// So the fractions are compared as products, in plain arithmetic with an error bound first, then in exact arithmetic.
/// </remarks>
internal static class BorderCrossing
{
    // Three roundings in the sum and two in its products, doubled: 2^-49.
    private const double ErrorBound = 1.7763568394002505e-15;

    private const double Digit = 1.1102230246251565e-16; // 2^-53

    /// <summary>True where the edge meets the border with the one site before that with the other.</summary>
    /// <param name="diagram">The sites.</param>
    /// <param name="edge">Start and end of the edge; the start is not nearer to the two than to <paramref name="cell"/>, the end is.</param>
    /// <param name="cell">The site of the cell the edge is in.</param>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    public static bool IsSooner(VoronoiDiagram diagram, in (double Ax, double Ay, double Bx, double By) edge, int cell, int one, int other)
    {
        double[] x = diagram.X, y = diagram.Y;
        double cx = x[cell], cy = y[cell];
        double a1 = Farther(edge.Ax, edge.Ay, x[one], y[one], cx, cy, out double a1Error), b1 = Farther(edge.Bx, edge.By, x[one], y[one], cx, cy, out double b1Error);
        double a2 = Farther(edge.Ax, edge.Ay, x[other], y[other], cx, cy, out double a2Error), b2 = Farther(edge.Bx, edge.By, x[other], y[other], cx, cy, out double b2Error);
        double difference = (a1 * b2) - (a2 * b1);
        double bound = 2 * ((Math.Abs(a1) * b2Error) + (Math.Abs(b2) * a1Error) + (a1Error * b2Error)
            + (Math.Abs(a2) * b1Error) + (Math.Abs(b1) * a2Error) + (a2Error * b1Error));
        return Math.Abs(difference) > bound && bound > 1e-280
            ? difference > 0
            : ExactPredicates.Sooner(edge.Ax, edge.Ay, edge.Bx, edge.By, cx, cy, x[one], y[one], x[other], y[other]) > 0;
    }

    /// <summary>Where the edge meets the border with another site, as a share of it (0–1).</summary>
    /// <remarks>
    /// Behavior: right to the last digits of the coordinates along the edge, closer than which no crossing can be written down. An edge that runs
    /// almost along the border lies within rounding of it for all its length: told in plain arithmetic, it might be left at any place of it,
    /// and with the borders it comes to later, which run across it, moved there too, cells would gain what their neighbours lose.
    /// </remarks>
    /// <param name="diagram">The sites.</param>
    /// <param name="edge">Start and end of the edge; the start is not nearer to the other site than to <paramref name="cell"/>, the end is.</param>
    /// <param name="cell">The site of the cell the edge is in.</param>
    /// <param name="other">The other.</param>
    public static double ShareUntil(VoronoiDiagram diagram, in (double Ax, double Ay, double Bx, double By) edge, int cell, int other)
    {
        double cx = diagram.X[cell], cy = diagram.Y[cell], nx = diagram.X[other], ny = diagram.Y[other];
        double start = Farther(edge.Ax, edge.Ay, nx, ny, cx, cy, out double startError), end = Farther(edge.Bx, edge.By, nx, ny, cx, cy, out double endError);
        double length = Math.Abs(edge.Bx - edge.Ax) + Math.Abs(edge.By - edge.Ay);
        double digit = Digit * (Math.Abs(edge.Ax) + Math.Abs(edge.Ay) + Math.Abs(edge.Bx) + Math.Abs(edge.By));
        return start > startError && -end > endError && (startError + endError) * length < digit * (start - end)
            ? start / (start - end)
            : ExactPredicates.ShareUntil(edge.Ax, edge.Ay, edge.Bx, edge.By, cx, cy, nx, ny);
    }

    private static double Farther(double px, double py, double nx, double ny, double cx, double cy, out double error)
    {
        double dx = nx - cx, dy = ny - cy, nxp = nx - px, nyp = ny - py, cxp = cx - px, cyp = cy - py;
        error = ErrorBound * ((Math.Abs(dx) * (Math.Abs(nxp) + Math.Abs(cxp))) + (Math.Abs(dy) * (Math.Abs(nyp) + Math.Abs(cyp))));
        return (dx * (nxp + cxp)) + (dy * (nyp + cyp));
    }
}
