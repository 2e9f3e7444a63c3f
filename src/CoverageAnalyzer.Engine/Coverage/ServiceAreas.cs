using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The service area of each point: the places inside the units that are nearer to it than to any other point, with its parts in each unit.</summary>
/// <remarks>
/// Source: the Voronoi diagram of the points (Delaunay triangulation with exact predicates), clipped to the union of the units.
/// Valid for: a plane in metres; nearest is meant in the plane.
/// Behavior: the union is taken as the data have it: an overlap of units counts once, a gap between neighbours stays a hole, islands belong to
/// the point nearest to them, points outside have whatever of the union is nearest to them. Of points at one and the same place (to a part in 2⁴³ of the layer: 7 nm in a province) the first has
/// the cell, the others have no polygon and area 0 (<see cref="Holder"/> names the first). A point whose coordinates are no numbers, or
/// beyond ±10⁹ m (25 times around the earth), has none either.
/// The shares of a unit are those of the unit by itself, whatever it overlaps: they add up to the unit's own area, so that what is spread over
/// them is spread whole and once.
/// The result does not depend on the number of threads.
/// Cost: O(n log n) for n points, plus the vertices of the units and the crossings of edges with cells, twice; and that of the union.
/// </remarks>
public sealed class ServiceAreas
{
    private const int UnitsPerChunk = 64;

    private ServiceAreas(PolygonSet cells, PolygonSet outline, int[] holder, double[] areas, int[] shareStart, int[] sharePoint, double[] shareAreas)
    {
        Cells = cells;
        Outline = outline;
        Holder = holder;
        AreasSquareMetres = areas;
        ShareStart = shareStart;
        SharePoint = sharePoint;
        ShareAreasSquareMetres = shareAreas;
    }

    /// <summary>The cell of each point, clipped: one unit a point, in the order of the points; without a ring where the point has none.</summary>
    public PolygonSet Cells { get; }

    /// <summary>The union of the units, as one unit: what the cells were clipped to.</summary>
    public PolygonSet Outline { get; }

    /// <summary>The point whose cell each point lives in: itself, or the first one at the same place; −1 where it has no place on the earth.</summary>
    public int[] Holder { get; }

    /// <summary>Plane area of each point's cell in m²; they add up to that of the outline.</summary>
    public double[] AreasSquareMetres { get; }

    /// <summary>First share of each unit in <see cref="SharePoint"/>, and the number of shares at the end.</summary>
    public int[] ShareStart { get; }

    /// <summary>The point of each share, ascending within a unit.</summary>
    public int[] SharePoint { get; }

    /// <summary>Plane area in m² of the part of the unit that lies in the cell of the share's point.</summary>
    public double[] ShareAreasSquareMetres { get; }

    /// <summary>Works the service areas out.</summary>
    /// <param name="plane">The units in the analysis plane, metres.</param>
    /// <param name="x">Easting of each point in metres.</param>
    /// <param name="y">Northing of each point in metres.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="ArgumentException">Eastings and northings differ in number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A vertex of a unit is not a number, or beyond ±10⁹ m.</exception>
    public static ServiceAreas Of(PolygonSet plane, ReadOnlySpan<double> x, ReadOnlySpan<double> y, int threads, CancellationToken cancellation) =>
        Of(plane, ServicePlaces.Of(plane, x, y), threads, cancellation);

    /// <summary>Works the service areas of points out whose places are known.</summary>
    /// <param name="plane">The units in the analysis plane, metres.</param>
    /// <param name="places">The points' places beside the same units.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A vertex of a unit is not a number, or beyond ±10⁹ m.</exception>
    public static ServiceAreas Of(PolygonSet plane, ServicePlaces places, int threads, CancellationToken cancellation) =>
        Of(plane, places, threads, null, cancellation);

    /// <summary>The same; counts operations.</summary>
    internal static ServiceAreas Of(PolygonSet plane, ServicePlaces places, int threads, OperationTally? tally, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(places);
        PolygonSet? outline = null;
        VoronoiDiagram? diagram = null;
        ParallelWork.Run(
            2,
            threads,
            () => false,
            (piece, _) =>
            {
                if (piece == 0)
                {
                    outline = UnitUnion.Of(plane, cancellation, tally);
                }
                else
                {
                    diagram = places.Diagram;
                }
            },
            cancellation);

        PolygonSet? cells = null;
        double[] siteAreas = [];
        int units = plane.UnitCount, chunks = (units + UnitsPerChunk - 1) / UnitsPerChunk;
        var parts = new (int Site, double Area)[units][];
        ParallelWork.Run(
            chunks + 1,
            threads,
            () => new UnitShares(plane, diagram!, tally: tally),
            (chunk, worker) =>
            {
                if (chunk == 0)
                {
                    cells = ClippedCells.Of(outline!, diagram!, out siteAreas, tally);
                    return;
                }

                for (int unit = (chunk - 1) * UnitsPerChunk; unit < Math.Min(units, chunk * UnitsPerChunk); unit++)
                {
                    parts[unit] = worker.Of(unit);
                }
            },
            cancellation);

        var areas = new double[places.Holder.Length];
        for (int s = 0; s < siteAreas.Length; s++)
        {
            areas[places.Sites[s]] = siteAreas[s];
        }

        var shareStart = new int[units + 1];
        for (int unit = 0; unit < units; unit++)
        {
            shareStart[unit + 1] = shareStart[unit] + parts[unit].Length;
        }

        var sharePoint = new int[shareStart[units]];
        var shareAreas = new double[sharePoint.Length];
        for (int unit = 0; unit < units; unit++)
        {
            for (int k = 0; k < parts[unit].Length; k++)
            {
                (int site, double area) = parts[unit][k];
                (sharePoint[shareStart[unit] + k], shareAreas[shareStart[unit] + k]) = (places.Sites[site], area);
            }
        }

        return new(Spread(cells!, places.Holder), outline!, places.Holder, areas, shareStart, sharePoint, shareAreas);
    }

    /// <summary>Spreads a figure of the units, such as people, over the points by area.</summary>
    /// <remarks>
    /// Behavior: each unit's figure is divided by the areas of its parts in the cells, so that the sum over the points is the sum over the units.
    /// A unit without a polygon, or a figure that is NaN, gives nothing. Points without a cell get 0.
    /// </remarks>
    /// <param name="figures">One figure a unit; NaN where it is unknown.</param>
    /// <returns>One figure a point.</returns>
    /// <exception cref="ArgumentException">The number of figures is not that of the units.</exception>
    public double[] SpreadByArea(ReadOnlySpan<double> figures)
    {
        if (figures.Length != ShareStart.Length - 1)
        {
            throw new ArgumentException($"{figures.Length} figures for {ShareStart.Length - 1} units.", nameof(figures));
        }

        var spread = new double[Holder.Length];
        for (int unit = 0; unit < figures.Length; unit++)
        {
            double total = 0;
            for (int k = ShareStart[unit]; k < ShareStart[unit + 1]; k++)
            {
                total += ShareAreasSquareMetres[k];
            }

            for (int k = ShareStart[unit]; k < ShareStart[unit + 1] && !double.IsNaN(figures[unit]); k++)
            {
                spread[SharePoint[k]] += figures[unit] * (ShareAreasSquareMetres[k] / total);
            }
        }

        return spread;
    }

    // Cells are by site; points that share a place or have none get an empty unit.
    private static PolygonSet Spread(PolygonSet cells, int[] holder)
    {
        var unitStart = new int[holder.Length + 1];
        int site = 0;
        for (int i = 0; i < holder.Length; i++)
        {
            unitStart[i + 1] = holder[i] == i ? cells.UnitStart[++site] : unitStart[i];
        }

        return new(cells.X, cells.Y, cells.RingStart, unitStart);
    }
}
