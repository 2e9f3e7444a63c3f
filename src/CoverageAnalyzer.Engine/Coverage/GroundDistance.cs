namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Plane distance to the nearest point, turned into metres on the ground.</summary>
internal static class GroundDistance
{
    /// <summary>Distance from a place to its nearest point.</summary>
    /// <param name="points">The points.</param>
    /// <param name="inverseScale">1/k, or null for 1.</param>
    /// <param name="x">Abscissa of the place.</param>
    /// <param name="y">Ordinate of the place.</param>
    /// <returns>Metres; NaN where there is no point.</returns>
    public static double Nearest(ServicePointSet points, InverseScaleLattice? inverseScale, double x, double y)
    {
        int nearest = points.Index.Nearest(x, y, out double distance);
        return nearest >= 0 && inverseScale is not null
            ? distance * inverseScale.At((x + points.X[nearest]) / 2, (y + points.Y[nearest]) / 2)
            : distance;
    }
}
