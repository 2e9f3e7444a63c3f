namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The one question every point-in-polygon rule comes down to, answered without rounding.</summary>
/// <remarks>
/// Edges are given from their lower to their upper end, so two neighbours that share an edge get the same verdict from both sides
/// and a place on it belongs to exactly one of them.
/// </remarks>
internal static class EdgeSide
{
    private const double FilterBound = (3 + (16 * 1.1102230246251565e-16)) * 1.1102230246251565e-16; // Shewchuk's ccwerrboundA

    /// <summary>True where the point lies strictly left of the edge; on the edge is not left.</summary>
    /// <remarks>Valid for: all finite coordinates.</remarks>
    /// <param name="x">Abscissa of the point.</param>
    /// <param name="y">Ordinate of the point.</param>
    /// <param name="lowX">Abscissa of the lower end.</param>
    /// <param name="lowY">Ordinate of the lower end.</param>
    /// <param name="highX">Abscissa of the upper end.</param>
    /// <param name="highY">Ordinate of the upper end, above <paramref name="lowY"/>.</param>
    public static bool IsLeft(double x, double y, double lowX, double lowY, double highX, double highY)
    {
        double a = (highX - lowX) * (y - lowY);
        double b = (highY - lowY) * (x - lowX);
        double difference = a - b;
        double bound = FilterBound * (Math.Abs(a) + Math.Abs(b));
        return difference > bound || (!(difference < -bound) && ExactPredicates.Side(lowX, lowY, highX, highY, x, y) > 0);
    }
}
