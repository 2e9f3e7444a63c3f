using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Finds the lines between different districts and their outer outline from the polygons of the communes.</summary>
/// <remarks>
/// Method: all edges are cut where they meet (snap rounding, see <see cref="BoundaryTopology"/>), and for each piece it is decided exactly
/// which communes lie on either side. Ground that communes of two districts claim counts to the lower district, so an overlap has one line,
/// not two. On layers without overlaps nothing else is done: the lines are exact.
/// Where communes overlap, their boundaries were drawn each by itself and leave gaps of the same making; such a slit is bridged:
/// a piece with open ground before it looks straight across, up to <see cref="ReachFactor"/> times the mean width of the overlaps
/// (<see cref="LeastReachMetres"/> … <see cref="GreatestReachMetres"/>), and counts as inside where its own district lies there. Short pieces that then hang loose are left out.
/// Cost: about that of <see cref="BoundaryTopology.Check"/>.
/// </remarks>
public static class DistrictLines
{
    /// <summary>A gap may be this many times as wide as the mean overlap.</summary>
    public const double ReachFactor = 8;

    /// <summary>Least width that is bridged where there are overlaps, in metres.</summary>
    public const double LeastReachMetres = 2;

    /// <summary>Greatest width that is bridged, in metres: wider ground is water or somebody else's.</summary>
    public const double GreatestReachMetres = 500;

    private const int Outside = -1;
    private const double NegligibleOverlapMetres = 0.01;

    /// <summary>Finds the lines.</summary>
    /// <param name="wgs84">The communes, longitude and latitude in degrees.</param>
    /// <param name="districtOfUnit">District of each commune, 0 or more; −1 for one of no district.</param>
    /// <param name="threads">Threads to use, 1 or more; the result is the same for any.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">There is not one district a commune.</exception>
    public static DistrictLineSet Of(PolygonSet wgs84, ReadOnlySpan<int> districtOfUnit, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wgs84);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (districtOfUnit.Length != wgs84.UnitCount)
        {
            throw new ArgumentException("One district a commune.", nameof(districtOfUnit));
        }

        if (wgs84.VertexCount == 0)
        {
            return DistrictLineSet.Empty;
        }

        Bounds bounds = wgs84.BoundsOf();
        LocalMetres metres = LocalMetres.For(bounds);
        PolygonSet plane = metres.Forward(wgs84);
        SnapGrid grid = SnapGrid.For(plane.BoundsOf());
        BoundaryPieces pieces = EdgeNoding.IntoPieces(plane, grid, cancellation);
        int[] district = districtOfUnit.ToArray();
        (int[] left, int[] right, double reachMetres) = Sides(pieces, district, grid, threads, cancellation);
        var chains = new LineChains(grid, metres);
        SlitCrossing? slits = reachMetres > 0 ? new SlitCrossing(plane, district, reachMetres) : null;
        for (int p = 0; p < pieces.Count; p++)
        {
            int l = left[p], r = right[p];
            if (l == r)
            {
                continue;
            }

            if (slits is not null && (l == Outside || r == Outside))
            {
                slits.Keep(pieces.From[p], pieces.To[p], grid, Math.Max(l, r), r == Outside, chains);
            }
            else
            {
                (int own, int other) = l == Outside || (r != Outside && r < l) ? (r, l) : (l, r);
                chains.Add(pieces.From[p], pieces.To[p], own, other);
            }
        }

        return chains.Build(reachMetres);
    }

    /// <summary>The district on either side of each piece, and how far gaps are bridged.</summary>
    private static (int[] Left, int[] Right, double ReachMetres) Sides(BoundaryPieces pieces, int[] district, SnapGrid grid, int threads, CancellationToken cancellation)
    {
        var stabbing = new UnitStabbing(pieces, district.Length);
        int[] left = new int[pieces.Count], right = new int[pieces.Count];
        var overlap = new (double TwiceArea, double Length)[pieces.Count];
        const int Block = 2_048;
        ParallelWork.Run((pieces.Count + Block - 1) / Block, threads, static () => (Near: new List<int>(), L: new List<int>(), R: new List<int>()), (block, worker) =>
        {
            for (int p = block * Block; p < Math.Min(pieces.Count, (block + 1) * Block); p++)
            {
                stabbing.Sides(p, worker.Near, worker.L, worker.R);
                left[p] = Lowest(worker.L, district);
                right[p] = Lowest(worker.R, district);
                if (worker.L.Count > 1 || worker.R.Count > 1)
                {
                    overlap[p] = Rim(pieces.From[p], pieces.To[p], pieces.From[0], grid, worker.L.Count, worker.R.Count);
                }
            }
        }, cancellation);
        double twiceArea = 0, length = 0;
        foreach ((double area, double rim) in overlap)
        {
            twiceArea += area;
            length += rim;
        }

        double width = length > 0 ? twiceArea / length : 0; // an area of a width w has a rim of 2/w of it
        return (left, right, width > NegligibleOverlapMetres ? Math.Clamp(width * ReachFactor, LeastReachMetres, GreatestReachMetres) : 0);
    }

    private static int Lowest(List<int> units, int[] district)
    {
        int lowest = int.MaxValue;
        foreach (int u in units)
        {
            lowest = district[u] >= 0 ? Math.Min(lowest, district[u]) : lowest;
        }

        return lowest == int.MaxValue ? Outside : lowest;
    }

    private static (double TwiceArea, double Length) Rim(GridPoint from, GridPoint to, GridPoint origin, SnapGrid grid, int left, int right)
    {
        double ax = (from.Column - origin.Column) * grid.CellMetres, ay = (from.Row - origin.Row) * grid.CellMetres;
        double bx = (to.Column - origin.Column) * grid.CellMetres, by = (to.Row - origin.Row) * grid.CellMetres;
        int side = (left > 1 ? 1 : 0) - (right > 1 ? 1 : 0);
        return side == 0 ? default : (side * ((ax * by) - (bx * ay)), Math.Sqrt(((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay))));
    }
}
