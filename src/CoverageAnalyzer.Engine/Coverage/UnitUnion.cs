using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The union of all units as one unit: the outline of the province as the data have it.</summary>
/// <remarks>
/// Method: edges that a neighbour has the other way round cancel; the rest are cut where they meet, on a fine grid (snap rounding, as in
/// <see cref="EdgeNoding"/>); on either side of each piece the number of units that lie there is counted, exactly; the pieces with none on one
/// side are the outline. Nothing is closed or smoothed: a gap between neighbours stays a hole, an overlap counts once.
/// Valid for: outer rings that run counter-clockwise and holes clockwise; where the rings of a unit cross, its ground is where they wind around.
/// Behavior: moves a place by a part in 2⁴³ of the layer (7 nm in a province); by 64 times that where edges lie on one line but for their last digit
/// and do not come apart on the finer grid.
/// Cost: O(vertices) where edges are shared; else O(n log n) in the edges that are not and the places where they meet.
/// </remarks>
internal static class UnitUnion
{
    /// <summary>Unites the units.</summary>
    /// <param name="units">The units, in a plane.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <param name="tally">Counts the edges cancelled, or null.</param>
    /// <returns>A set of one unit; outer rings counter-clockwise, holes clockwise.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not a number, or no place on the earth.</exception>
    public static PolygonSet Of(PolygonSet units, CancellationToken cancellation, OperationTally? tally = null)
    {
        cancellation.ThrowIfCancellationRequested();
        if (units.VertexCount == 0)
        {
            return new([], [], [0], [0, 0]);
        }

        var grid = SnapGrid.For(units.BoundsOf());
        var pieces = OutlinePieces.Of(OutlineEdges.Of(units, grid, tally), cancellation);
        cancellation.ThrowIfCancellationRequested();
        return OutlineRings.Of(pieces, grid);
    }
}
