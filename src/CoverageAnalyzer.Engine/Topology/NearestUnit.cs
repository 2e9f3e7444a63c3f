using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Finds the unit nearest to a place outside all of them, and how far it is.</summary>
public sealed class NearestUnit
{
    private const double RadiansPerDegree = Math.PI / 180;

    private readonly PolygonSet wgs84;
    private const int UnitsPerBlock = 32; // of communes listed by province and district, which lie together

    private readonly Bounds[] bounds;
    private readonly Bounds[] blocks;
    private readonly OperationTally? tally;

    /// <summary>Makes the finder.</summary>
    /// <param name="wgs84">The units, longitude and latitude in degrees.</param>
    public NearestUnit(PolygonSet wgs84)
        : this(wgs84, null)
    {
    }

    /// <summary>Makes a finder that counts the edges it looks at.</summary>
    /// <param name="wgs84">The units, longitude and latitude in degrees.</param>
    /// <param name="tally">Takes <c>edges looked at</c>, or null.</param>
    internal NearestUnit(PolygonSet wgs84, OperationTally? tally)
    {
        ArgumentNullException.ThrowIfNull(wgs84);
        this.wgs84 = wgs84;
        this.tally = tally;
        bounds = new Bounds[wgs84.UnitCount];
        for (int u = 0; u < bounds.Length; u++)
        {
            bounds[u] = wgs84.BoundsOf(u);
        }

        blocks = new Bounds[(bounds.Length + UnitsPerBlock - 1) / UnitsPerBlock];
        for (int b = 0; b < blocks.Length; b++)
        {
            blocks[b] = Bounds.Empty;
            foreach (Bounds unit in UnitsOf(b))
            {
                blocks[b] = unit.IsEmpty ? blocks[b] : blocks[b].Including(unit.MinX, unit.MinY).Including(unit.MaxX, unit.MaxY);
            }
        }
    }

    /// <summary>Finds it.</summary>
    /// <remarks>
    /// The nearest place on the boundary is found with longitudes shrunk by the cosine of the latitude, the distance to it then taken on the ellipsoid.
    /// Valid for: distances up to some tens of kilometres; beyond, the nearest place may be off by a few parts in a thousand.
    /// Cost: two looks at the bounds of every 32 units and of those units that may be nearest, and one at every edge of the few units whose bounds come nearer than the nearest boundary.
    /// </remarks>
    /// <param name="longitudeDegrees">Longitude of the place.</param>
    /// <param name="latitudeDegrees">Latitude of the place.</param>
    /// <returns>The unit (the lowest of equally near ones) and the distance to its boundary in metres; −1 and NaN where there is no ring.</returns>
    public (int Unit, double DistanceMetres) Find(double longitudeDegrees, double latitudeDegrees)
    {
        var search = new Search(wgs84, longitudeDegrees, latitudeDegrees);

        // First the unit whose bounds are nearest: how near its boundary is rules out nearly all others without a look at their edges.
        int first = NearestBounds(search);
        if (first >= 0)
        {
            search.Look(first);
        }

        for (int b = 0; b < blocks.Length; b++)
        {
            if (search.SquaredTo(blocks[b]) > search.Best)
            {
                continue;
            }

            for (int u = b * UnitsPerBlock; u < Math.Min(bounds.Length, (b + 1) * UnitsPerBlock); u++)
            {
                double reach = search.SquaredTo(bounds[u]);
                if (u != first && (reach < search.Best || (reach == search.Best && u < search.Unit)))
                {
                    search.Look(u);
                }
            }
        }

        tally?.Add("edges looked at", search.EdgesLookedAt);
        return search.Unit < 0
            ? (-1, double.NaN)
            : (search.Unit, EllipsoidalDistance.Metres(longitudeDegrees, latitudeDegrees, search.BestX, search.BestY));
    }

    private int NearestBounds(Search search)
    {
        int nearest = -1;
        double least = double.PositiveInfinity;
        for (int b = 0; b < blocks.Length; b++)
        {
            if (!(search.SquaredTo(blocks[b]) < least))
            {
                continue;
            }

            for (int u = b * UnitsPerBlock; u < Math.Min(bounds.Length, (b + 1) * UnitsPerBlock); u++)
            {
                double reach = search.SquaredTo(bounds[u]);
                if (reach < least)
                {
                    (least, nearest) = (reach, u);
                }
            }
        }

        return nearest;
    }

    private ReadOnlySpan<Bounds> UnitsOf(int block) => bounds.AsSpan((block * UnitsPerBlock)..Math.Min(bounds.Length, (block + 1) * UnitsPerBlock));

    /// <summary>The nearest place on a boundary so far. Distances are squares of degrees of latitude.</summary>
    private sealed class Search(PolygonSet wgs84, double longitude, double latitude)
    {
        private readonly double shrink = Math.Cos(latitude * RadiansPerDegree);

        public double Best { get; private set; } = double.PositiveInfinity;

        public int Unit { get; private set; } = -1;

        public double BestX { get; private set; } = double.NaN;

        public double BestY { get; private set; } = double.NaN;

        public long EdgesLookedAt { get; private set; }

        public double SquaredTo(in Bounds bounds)
        {
            double dx = Math.Max(0, Math.Max(bounds.MinX - longitude, longitude - bounds.MaxX)) * shrink;
            double dy = Math.Max(0, Math.Max(bounds.MinY - latitude, latitude - bounds.MaxY));
            return (dx * dx) + (dy * dy);
        }

        /// <summary>Looks at every edge of a unit; of equally near units the lowest is kept.</summary>
        public void Look(int u)
        {
            for (int r = wgs84.UnitStart[u]; r < wgs84.UnitStart[u + 1]; r++)
            {
                EdgesLookedAt += wgs84.RingStart[r + 1] - wgs84.RingStart[r] - 1;
                for (int i = wgs84.RingStart[r] + 1; i < wgs84.RingStart[r + 1]; i++)
                {
                    double ax = (wgs84.X[i - 1] - longitude) * shrink, ay = wgs84.Y[i - 1] - latitude;
                    double bx = (wgs84.X[i] - longitude) * shrink, by = wgs84.Y[i] - latitude;
                    double ex = bx - ax, ey = by - ay, squared = (ex * ex) + (ey * ey);
                    double along = squared > 0 ? Math.Clamp(-((ax * ex) + (ay * ey)) / squared, 0, 1) : 0;
                    double px = ax + (along * ex), py = ay + (along * ey), distance = (px * px) + (py * py);
                    if (distance < Best || (distance == Best && u < Unit))
                    {
                        (Best, Unit) = (distance, u);
                        BestX = wgs84.X[i - 1] + (along * (wgs84.X[i] - wgs84.X[i - 1]));
                        BestY = wgs84.Y[i - 1] + (along * (wgs84.Y[i] - wgs84.Y[i - 1]));
                    }
                }
            }
        }
    }
}
