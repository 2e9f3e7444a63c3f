namespace CoverageAnalyzer.Engine.Topology;

/// <summary>On which side of a line of the grid a point lies, decided exactly.</summary>
/// <remarks>
/// The differences are whole numbers below 2⁴⁷, exact as doubles; the determinant is taken in doubles where its error bound decides
/// (Shewchuk 1997, stage A of orient2d), in 128-bit integers where not.
/// </remarks>
internal static class GridSide
{
    private const double FilterBound = (3 + (16 * 1.1102230246251565e-16)) * 1.1102230246251565e-16;

    /// <summary>Above 0 where a point lies left of the way from a to b, below 0 where right, 0 exactly on its line.</summary>
    public static double Of(GridPoint a, GridPoint b, GridPoint point) => Of(a.Column, a.Row, b.Column, b.Row, point.Column, point.Row);

    /// <summary>The same for columns and rows, which may be doubled to name the middles of pieces.</summary>
    public static double Of(long ax, long ay, long bx, long by, long px, long py)
    {
        double left = (double)(bx - ax) * (py - ay), right = (double)(by - ay) * (px - ax), determinant = left - right;
        return Math.Abs(determinant) > FilterBound * (Math.Abs(left) + Math.Abs(right))
            ? determinant
            : (double)(((Int128)(bx - ax) * (py - ay)) - ((Int128)(by - ay) * (px - ax)));
    }
}
