namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Plane distance to the nearest point, turned into metres on the ground.</summary>
internal static class GroundDistance
{
    /// <summary>
    /// Where the scale can make no more of a difference than this between two ways from a place, the point nearest in the plane stands for the one
    /// nearest on the ground: a quarter of the part in 10⁴ a distance is right to.
    /// </summary>
    public const double TolerableSpread = 2.5e-5;

    /// <summary>Distance from a place to its nearest point.</summary>
    /// <param name="points">The points.</param>
    /// <param name="inverseScale">1/k, or null for 1.</param>
    /// <param name="x">Abscissa of the place.</param>
    /// <param name="y">Ordinate of the place.</param>
    /// <param name="found">Room to work in; one list a thread.</param>
    /// <returns>Metres; NaN where there is no point.</returns>
    public static double Nearest(ServicePointSet points, InverseScaleLattice? inverseScale, double x, double y, List<int> found)
    {
        int nearest = points.Index.Nearest(x, y, out double distance);
        if (nearest < 0 || inverseScale is null)
        {
            return distance;
        }

        double least = distance * inverseScale.At((x + points.X[nearest]) / 2, (y + points.Y[nearest]) / 2), spread = inverseScale.Spread(distance);
        if (spread > TolerableSpread)
        {
            found.Clear();
            points.Index.AddWithin(x, y, distance * (1 + spread) * (1 + 1e-12), found);
            foreach (int point in found)
            {
                double dx = points.X[point] - x, dy = points.Y[point] - y;
                least = Math.Min(least, Math.Sqrt((dx * dx) + (dy * dy)) * inverseScale.At((x + points.X[point]) / 2, (y + points.Y[point]) / 2));
            }
        }

        return least;
    }
}
