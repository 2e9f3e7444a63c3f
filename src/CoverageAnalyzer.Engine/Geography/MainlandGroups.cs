using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>Groups of communes that touch one another within a tolerance; the group with the largest area is the mainland.</summary>
/// <remarks>
/// Two communes touch where the shortest way between their boundaries is no longer than the tolerance on the ground, or where one lies inside
/// the other. Vertices that share a cell whose diagonal is the tolerance are that near, which joins nearly all at once; only what is then still
/// apart is measured, segment against segment.
/// Cost: about proportional to the number of vertices.
/// </remarks>
internal sealed class MainlandGroups
{
    private const int MostOverlapping = 8;

    private readonly PolygonSet polygons;
    private readonly UnitScale scale;
    private readonly SegmentGrid grid;
    private readonly int[] unitOfVertex;
    private readonly int[] parent;
    private readonly CancellationToken cancellation;

    /// <summary>Finds the groups.</summary>
    /// <param name="polygons">The communes in the plane.</param>
    /// <param name="scale">Their scale.</param>
    /// <param name="locator">Finds the communes at a place.</param>
    /// <param name="toleranceMetres">The tolerance on the ground, above 0.</param>
    /// <param name="threads">Threads; the groups are the same for any number.</param>
    /// <param name="cancellation">Stops the search.</param>
    public MainlandGroups(
        PolygonSet polygons, UnitScale scale, CommuneLocator locator, double toleranceMetres, int threads, CancellationToken cancellation)
    {
        this.polygons = polygons;
        this.scale = scale;
        this.cancellation = cancellation;
        parent = [.. Enumerable.Range(0, polygons.UnitCount)];
        unitOfVertex = new int[polygons.VertexCount];
        for (int u = 0; u < parent.Length; u++)
        {
            int from = polygons.RingStart[polygons.UnitStart[u]], to = polygons.RingStart[polygons.UnitStart[u + 1]];
            unitOfVertex.AsSpan(from, to - from).Fill(u);
        }

        SegmentGrid? segments = null;
        double side = toleranceMetres * scale.Least / Math.Sqrt(2);
        ParallelWork.Run(
            2,
            threads,
            static () => 0,
            (piece, _) =>
            {
                if (piece == 0)
                {
                    segments = SegmentGrid.Of(polygons);
                }
                else
                {
                    JoinBySharedCells(side);
                }
            },
            cancellation);
        grid = segments!;
        JoinBySegments(toleranceMetres);
        JoinByContainment(locator);
        Mainland = Largest(u => polygons.PlaneAreaOf(u) / (scale.Of(u) * scale.Of(u)));
    }

    /// <summary>The mainland's group; −1 where no commune has a polygon.</summary>
    public int Mainland { get; }

    /// <summary>The group of a commune, named by one of its communes.</summary>
    /// <param name="unit">The commune.</param>
    public int Of(int unit)
    {
        while (parent[unit] != unit)
        {
            unit = parent[unit] = parent[parent[unit]];
        }

        return unit;
    }

    /// <summary>Shortest distance on the ground from a commune to the mainland.</summary>
    /// <param name="unit">A commune of another group, with a polygon.</param>
    /// <param name="boundsOf">Bounds of each commune.</param>
    /// <remarks>The way that is shortest in the plane is taken; beyond 100 km it may be longer than the true one by the spread of the scale, a few parts in 10⁴.</remarks>
    public double DistanceMetres(int unit, Bounds[] boundsOf)
    {
        Bounds own = boundsOf[unit];
        (double Squared, int Unit)[] order =
        [
            .. Enumerable.Range(0, parent.Length)
                .Where(v => !boundsOf[v].IsEmpty && Of(v) == Mainland)
                .Select(v => (Gap(own, boundsOf[v]), v))
                .Order(),
        ];
        double best = double.PositiveInfinity, ground = double.NaN;
        foreach ((double squared, int other) in order)
        {
            if (squared >= best)
            {
                break;
            }

            cancellation.ThrowIfCancellationRequested();
            foreach (int end in Ends(unit))
            {
                Segment a = grid.At(end);
                Bounds near = a.Bounds;
                if (!(Gap(near, boundsOf[other]) < best))
                {
                    continue;
                }

                foreach (int otherEnd in Ends(other))
                {
                    Segment b = grid.At(otherEnd);
                    if (Gap(near, b.Bounds) < best)
                    {
                        var way = SegmentMeasure.Shortest(a, b);
                        if (way.Squared < best)
                        {
                            best = way.Squared;
                            ground = scale.GroundMetres(way.AX, way.AY, way.BX, way.BY);
                        }
                    }
                }
            }
        }

        return ground;
    }

    private static double Gap(in Bounds a, in Bounds b)
    {
        double dx = Math.Max(0, Math.Max(b.MinX - a.MaxX, a.MinX - b.MaxX)), dy = Math.Max(0, Math.Max(b.MinY - a.MaxY, a.MinY - b.MaxY));
        return (dx * dx) + (dy * dy);
    }

    private IEnumerable<int> Ends(int unit)
    {
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            for (int i = polygons.RingStart[r] + 1; i < polygons.RingStart[r + 1]; i++)
            {
                yield return i;
            }
        }
    }

    private void Join(int a, int b)
    {
        (a, b) = (Of(a), Of(b));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private void JoinBySharedCells(double side)
    {
        // Two cells whose numbers agree modulo 2³² are many earths apart, so that one number names a cell.
        var unitOfCell = new Dictionary<long, int>(polygons.VertexCount / 2);
        long last = long.MinValue;
        int lastUnit = -1;
        for (int i = 0; i < unitOfVertex.Length; i++)
        {
            double column = Math.Floor(polygons.X[i] / side), row = Math.Floor(polygons.Y[i] / side);
            long cell = unchecked(((long)column << 32) ^ (uint)(long)row);
            int unit = unitOfVertex[i];
            if (!double.IsFinite(column + row) || (cell == last && unit == lastUnit))
            {
                continue;
            }

            (last, lastUnit) = (cell, unit);
            ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(unitOfCell, cell, out bool known);
            if (!known)
            {
                first = unit;
            }
            else if (first != unit)
            {
                Join(first, unit);
            }
        }
    }

    private void JoinBySegments(double toleranceMetres)
    {
        // What lies in the greatest group so far need not ask: every pair that is apart has a member outside it.
        int greatest = Largest(u => polygons.RingStart[polygons.UnitStart[u + 1]] - polygons.RingStart[polygons.UnitStart[u]]);
        var near = new List<int>();
        int asked = 0;
        foreach (int end in grid.All)
        {
            int unit = unitOfVertex[end];
            if (Of(unit) == Of(greatest))
            {
                continue;
            }

            if ((asked++ & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Segment segment = grid.At(end);
            double reach = toleranceMetres * scale.Of(unit) * 1.001; // the scale of the neighbor may be a little greater
            grid.Find(segment.Bounds.Grown(reach), near);
            foreach (int other in near)
            {
                int neighbor = unitOfVertex[other];
                if (Of(neighbor) != Of(unit))
                {
                    double most = toleranceMetres * (scale.Of(unit) + scale.Of(neighbor)) / 2;
                    if (SegmentMeasure.Shortest(segment, grid.At(other)).Squared <= most * most)
                    {
                        Join(unit, neighbor);
                    }
                }
            }
        }
    }

    private void JoinByContainment(CommuneLocator locator)
    {
        int greatest = Largest(u => polygons.RingStart[polygons.UnitStart[u + 1]] - polygons.RingStart[polygons.UnitStart[u]]);
        Span<int> around = stackalloc int[MostOverlapping];
        for (int u = 0; u < parent.Length; u++)
        {
            int first = polygons.RingStart[polygons.UnitStart[u]];
            if (greatest < 0 || Of(u) == Of(greatest) || polygons.UnitStart[u] == polygons.UnitStart[u + 1])
            {
                continue;
            }

            int count = Math.Min(locator.LocateAll(polygons.X[first], polygons.Y[first], around), MostOverlapping);
            for (int i = 0; i < count; i++)
            {
                Join(u, around[i]);
            }
        }
    }

    /// <summary>A commune of the group that weighs most; of equal ones the first. −1 where none weighs more than nothing.</summary>
    private int Largest(Func<int, double> weightOf)
    {
        var weight = new double[parent.Length];
        for (int u = 0; u < parent.Length; u++)
        {
            double own = weightOf(u);
            weight[Of(u)] += own > 0 ? own : 0;
        }

        int best = -1;
        for (int u = 0; u < parent.Length; u++)
        {
            best = weight[u] > (best < 0 ? 0 : weight[best]) ? u : best;
        }

        return best;
    }
}
