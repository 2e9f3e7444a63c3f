using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Finds the unit nearest to a place outside all of them, and how far it is.</summary>
public sealed class NearestUnit
{
    private const double RadiansPerDegree = Math.PI / 180;

    private readonly PolygonSet wgs84;
    private readonly Bounds[] bounds;

    /// <summary>Makes the finder.</summary>
    /// <param name="wgs84">The units, longitude and latitude in degrees.</param>
    public NearestUnit(PolygonSet wgs84)
    {
        ArgumentNullException.ThrowIfNull(wgs84);
        this.wgs84 = wgs84;
        bounds = new Bounds[wgs84.UnitCount];
        for (int u = 0; u < bounds.Length; u++)
        {
            bounds[u] = wgs84.BoundsOf(u);
        }
    }

    /// <summary>Finds it.</summary>
    /// <remarks>
    /// The nearest place on the boundary is found with longitudes shrunk by the cosine of the latitude, the distance to it then taken on the ellipsoid.
    /// Valid for: distances up to some tens of kilometres; beyond, the nearest place may be off by a few parts in a thousand.
    /// Cost: one look at every edge of the units whose bounds are near enough.
    /// </remarks>
    /// <param name="longitudeDegrees">Longitude of the place.</param>
    /// <param name="latitudeDegrees">Latitude of the place.</param>
    /// <returns>The unit (the lowest of equally near ones) and the distance to its boundary in metres; −1 and NaN where there is no ring.</returns>
    public (int Unit, double DistanceMetres) Find(double longitudeDegrees, double latitudeDegrees)
    {
        double shrink = Math.Cos(latitudeDegrees * RadiansPerDegree);
        double best = double.PositiveInfinity, bestX = double.NaN, bestY = double.NaN;
        int unit = -1;
        for (int u = 0; u < wgs84.UnitCount; u++)
        {
            double dx = Math.Max(0, Math.Max(bounds[u].MinX - longitudeDegrees, longitudeDegrees - bounds[u].MaxX)) * shrink;
            double dy = Math.Max(0, Math.Max(bounds[u].MinY - latitudeDegrees, latitudeDegrees - bounds[u].MaxY));
            if (!((dx * dx) + (dy * dy) < best))
            {
                continue;
            }

            for (int r = wgs84.UnitStart[u]; r < wgs84.UnitStart[u + 1]; r++)
            {
                for (int i = wgs84.RingStart[r] + 1; i < wgs84.RingStart[r + 1]; i++)
                {
                    double ax = (wgs84.X[i - 1] - longitudeDegrees) * shrink, ay = wgs84.Y[i - 1] - latitudeDegrees;
                    double bx = (wgs84.X[i] - longitudeDegrees) * shrink, by = wgs84.Y[i] - latitudeDegrees;
                    double ex = bx - ax, ey = by - ay, squared = (ex * ex) + (ey * ey);
                    double along = squared > 0 ? Math.Clamp(-((ax * ex) + (ay * ey)) / squared, 0, 1) : 0;
                    double px = ax + (along * ex), py = ay + (along * ey), distance = (px * px) + (py * py);
                    if (distance < best)
                    {
                        (best, unit) = (distance, u);
                        bestX = wgs84.X[i - 1] + (along * (wgs84.X[i] - wgs84.X[i - 1]));
                        bestY = wgs84.Y[i - 1] + (along * (wgs84.Y[i] - wgs84.Y[i - 1]));
                    }
                }
            }
        }

        return unit < 0 ? (-1, double.NaN) : (unit, EllipsoidalDistance.Metres(longitudeDegrees, latitudeDegrees, bestX, bestY));
    }
}
