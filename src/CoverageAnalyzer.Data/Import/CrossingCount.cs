using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Counts the places where lines of a geometry cross, up to a bound: what rebuilding it costs grows with them, not with its vertices.</summary>
/// <param name="most">The bound.</param>
internal sealed class CrossingCount(long most) : ISegmentIntersector
{
    /// <summary>So many crossings are rebuilt whatever the number of vertices; a boundary at fault has a handful.</summary>
    private const long FreeCrossings = 5_000;

    private readonly RobustLineIntersector intersector = new();
    private long count;

    /// <inheritdoc/>
    public bool IsDone => count > most;

    /// <summary>Whether a geometry crosses itself at more places than it may, to be rebuilt.</summary>
    /// <param name="geometry">The geometry.</param>
    public static bool IsTangled(Geometry geometry)
    {
        var crossings = new CrossingCount(FreeCrossings + geometry.NumPoints);
        new MCIndexNoder(crossings).ComputeNodes(SegmentStringUtil.ExtractSegmentStrings(geometry));
        return crossings.IsDone;
    }

    /// <inheritdoc/>
    public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
    {
        if (IsDone || (ReferenceEquals(e0, e1) && segIndex0 == segIndex1))
        {
            return;
        }

        intersector.ComputeIntersection(e0.Coordinates[segIndex0], e0.Coordinates[segIndex0 + 1], e1.Coordinates[segIndex1], e1.Coordinates[segIndex1 + 1]);
        if (intersector.HasIntersection && (intersector.IsProper || intersector.IntersectionNum > 1))
        {
            count++;
        }
    }
}
