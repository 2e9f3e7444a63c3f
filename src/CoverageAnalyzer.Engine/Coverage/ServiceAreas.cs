using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

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
    public static ServiceAreas Of(PolygonSet plane, ReadOnlySpan<double> x, ReadOnlySpan<double> y, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plane);
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"Eastings and northings differ in number: {x.Length}, {y.Length}.", nameof(y));
        }

        double step = plane.VertexCount > 0 ? SnapGrid.For(plane.BoundsOf()).CellMetres : Math.ScaleB(1, -26);
        int[] holder = Holders(x, y, step);
        var sites = new List<int>();
        for (int i = 0; i < holder.Length; i++)
        {
            if (holder[i] == i)
            {
                sites.Add(i);
            }
        }

        var siteX = new double[sites.Count];
        var siteY = new double[sites.Count];
        for (int s = 0; s < siteX.Length; s++)
        {
            siteX[s] = Place(x[sites[s]], step);
            siteY[s] = Place(y[sites[s]], step);
        }

        var diagram = new VoronoiDiagram(siteX, siteY);
        cancellation.ThrowIfCancellationRequested();
        PolygonSet outline = UnitUnion.Of(plane, cancellation);
        PolygonSet cells = Spread(ClippedCells.Of(outline, diagram), holder);
        cancellation.ThrowIfCancellationRequested();
        double[] siteAreas = new UnitShares(outline, diagram).All(0);
        var areas = new double[holder.Length];
        for (int s = 0; s < siteAreas.Length; s++)
        {
            areas[sites[s]] = siteAreas[s];
        }

        var parts = new (int Site, double Area)[plane.UnitCount][];
        ParallelWork.Run(
            parts.Length, siteX.Length == 0 ? 1 : threads, () => new UnitShares(plane, diagram), (unit, worker) => parts[unit] = worker.Of(unit), cancellation);
        var shareStart = new int[plane.UnitCount + 1];
        for (int unit = 0; unit < parts.Length; unit++)
        {
            shareStart[unit + 1] = shareStart[unit] + parts[unit].Length;
        }

        return new(
            cells, outline, holder, areas, shareStart,
            [.. parts.SelectMany(p => p).Select(p => sites[p.Site])], [.. parts.SelectMany(p => p).Select(p => p.Area)]);
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

    // To a whole multiple of a power of two: points that only differ by rounding are one place, and exact arithmetic stays short.
    private static double Place(double metres, double step) => Math.Round(metres / step) * step;

    private static int[] Holders(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double step)
    {
        var first = new Dictionary<(double X, double Y), int>(x.Length);
        var holder = new int[x.Length];
        for (int i = 0; i < holder.Length; i++)
        {
            var place = (Place(x[i], step), Place(y[i], step));
            holder[i] = !(Math.Abs(x[i]) <= SnapGrid.FarthestMetres && Math.Abs(y[i]) <= SnapGrid.FarthestMetres) ? -1
                : first.TryGetValue(place, out int before) ? before
                : i;
            if (holder[i] == i)
            {
                first.Add(place, i);
            }
        }

        return holder;
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
