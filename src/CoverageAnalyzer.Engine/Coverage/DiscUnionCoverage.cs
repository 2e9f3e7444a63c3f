using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The exact area of each unit that lies within at least one of many discs.</summary>
/// <remarks>
/// Source: Green's theorem. The outline of (unit ∩ union of discs) consists of the parts of the unit's edges that lie inside some disc and
/// of the arcs, inside the unit, that no other disc covers; the area is the line integral of (x dy − y dx) / 2 along both.
/// Valid for: a conformal projection in metres, in which a circle on the ground stays a circle; <see cref="GroundDisc"/> gives its middle and
/// radius in the plane. Shares of the area of a unit need no further correction (the scale changes by 10⁻⁵ across a commune).
/// Accuracy: rounding, some 10⁻⁶ m² for a unit of 8 km × 8 km, also where circles touch each other, an edge or a corner, pass three through a
/// place, coincide or lie within each other: crossings are matched by name, and <see cref="OutlineClosure"/> closes what rounding leaves open.
/// Behavior: true circles, no corners. Each unit stands on its own: units may overlap, leave gaps or share edges. Rings as
/// <see cref="PolygonSet"/> describes them. The result depends on neither the order of the discs nor the number of threads.
/// A unit that is covered whole has exactly its own area; one that no disc reaches has exactly 0.
/// Cost: proportional to the vertices, the discs and the length of uncovered outline; discs and edges amid covered ground drop out early.
/// </remarks>
public static class DiscUnionCoverage
{
    private const int UnitsPerChunk = 16;

    /// <summary>Covered area of each unit.</summary>
    /// <param name="plane">The units in the analysis plane, metres.</param>
    /// <param name="x">Easting of each centre in metres.</param>
    /// <param name="y">Northing of each centre in metres.</param>
    /// <param name="radius">Radius of each disc in the plane in metres; discs with a radius that is NaN, infinite, 0 or less count as absent.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <returns>Square metres in the plane, one a unit, from 0 to the unit's plane area.</returns>
    /// <exception cref="ArgumentException">Centres and radii differ in number.</exception>
    public static double[] CoveredAreas(
        PolygonSet plane, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius, int threads, CancellationToken cancellation) =>
        CoveredAreas(plane, new DiscIndex(x, y, radius, threads), threads, cancellation);

    /// <summary>Covered area of each unit, for discs that are indexed already.</summary>
    /// <param name="plane">The units in the analysis plane, metres.</param>
    /// <param name="discs">The discs in the same plane.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <returns>Square metres in the plane, one a unit, from 0 to the unit's plane area.</returns>
    public static double[] CoveredAreas(PolygonSet plane, DiscIndex discs, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plane);
        return CoveredAreas(plane, discs, [.. Enumerable.Range(0, plane.UnitCount)], threads, cancellation);
    }

    /// <summary>Covered area of some units.</summary>
    /// <param name="plane">The units in the analysis plane, metres.</param>
    /// <param name="discs">The discs in the same plane: at least those that reach these units, and those that reach those.</param>
    /// <param name="units">The units wanted.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <returns>Square metres in the plane, one a unit wanted, from 0 to the unit's plane area.</returns>
    public static double[] CoveredAreas(PolygonSet plane, DiscIndex discs, IReadOnlyList<int> units, int threads, CancellationToken cancellation) =>
        CoveredAreas(plane, discs, units, threads, null, cancellation);

    /// <summary>The same, counting what is done.</summary>
    internal static double[] CoveredAreas(
        PolygonSet plane, DiscIndex discs, IReadOnlyList<int> units, int threads, OperationTally? tally, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(discs);
        ArgumentNullException.ThrowIfNull(units);
        var areas = new double[units.Count];
        if (discs.Count == 0)
        {
            return areas;
        }

        FreeArcs outline = FreeArcs.Of(discs, threads, cancellation, tally);
        int chunks = (areas.Length + UnitsPerChunk - 1) / UnitsPerChunk;
        ParallelWork.Run(chunks, threads, () => new CoveredUnit(plane, discs, outline), (chunk, worker) =>
        {
            for (int i = chunk * UnitsPerChunk; i < Math.Min(areas.Length, (chunk + 1) * UnitsPerChunk); i++)
            {
                areas[i] = worker.AreaOf(units[i]);
            }

            worker.Report(tally);
        }, cancellation);
        return areas;
    }
}
