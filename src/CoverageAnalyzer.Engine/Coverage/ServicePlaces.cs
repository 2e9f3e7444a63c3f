using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The distinct places of service points beside a layer of units, and which of them is nearest where: made once for all that ask it.</summary>
/// <remarks>
/// Behavior: a place is a whole multiple of a power of two, a part in 2⁴³ of the layer (7 nm in a province, 0.1 µm in a nation), so that points that
/// only differ by rounding are one place and exact arithmetic stays short. Places are in the order of the first point at each. A point whose
/// coordinates are no numbers, or beyond ±10⁹ m (25 times around the earth), has none.
/// Cost: O(n) for n points; the Voronoi diagram O(n log n), when it is first asked for.
/// </remarks>
public sealed class ServicePlaces
{
    private readonly Lazy<VoronoiDiagram> diagram;

    private ServicePlaces(int[] holder, int[] sites, double[] siteX, double[] siteY, OperationTally? tally)
    {
        Holder = holder;
        Sites = sites;
        SiteX = siteX;
        diagram = new(() => new VoronoiDiagram(siteX, siteY, tally));
    }

    /// <summary>Number of distinct places.</summary>
    public int Count => Sites.Length;

    /// <summary>The point whose place each point has: itself, or the first one there; −1 where it has no place on the earth.</summary>
    internal int[] Holder { get; }

    /// <summary>The first point of each place.</summary>
    internal int[] Sites { get; }

    /// <summary>Abscissa of each place.</summary>
    internal double[] SiteX { get; }

    /// <summary>The Voronoi diagram of the places.</summary>
    internal VoronoiDiagram Diagram => diagram.Value;

    /// <summary>Finds the places.</summary>
    /// <param name="plane">The units in the analysis plane, metres: what the places are seen beside.</param>
    /// <param name="x">Easting of each point in metres.</param>
    /// <param name="y">Northing of each point in metres.</param>
    /// <exception cref="ArgumentException">Eastings and northings differ in number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A vertex of a unit is not a number, or beyond ±10⁹ m.</exception>
    public static ServicePlaces Of(PolygonSet plane, ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Of(plane, x, y, null);

    /// <summary>The same; counts the triangulation's tests.</summary>
    internal static ServicePlaces Of(PolygonSet plane, ReadOnlySpan<double> x, ReadOnlySpan<double> y, OperationTally? tally)
    {
        ArgumentNullException.ThrowIfNull(plane);
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"Eastings and northings differ in number: {x.Length}, {y.Length}.", nameof(y));
        }

        double step = plane.VertexCount > 0 ? SnapGrid.For(plane.BoundsOf()).CellMetres : Math.ScaleB(1, -26);
        var first = new Dictionary<(double X, double Y), int>(x.Length);
        var holder = new int[x.Length];
        var sites = new List<int>(x.Length);
        var siteX = new List<double>(x.Length);
        var siteY = new List<double>(x.Length);
        for (int i = 0; i < holder.Length; i++)
        {
            if (!(Math.Abs(x[i]) <= SnapGrid.FarthestMetres && Math.Abs(y[i]) <= SnapGrid.FarthestMetres))
            {
                holder[i] = -1;
                continue;
            }

            (double X, double Y) place = (Math.Round(x[i] / step) * step, Math.Round(y[i] / step) * step);
            if (first.TryGetValue(place, out int before))
            {
                holder[i] = before;
                continue;
            }

            first.Add(place, i);
            holder[i] = i;
            sites.Add(i);
            siteX.Add(place.X);
            siteY.Add(place.Y);
        }

        return new(holder, [.. sites], [.. siteX], [.. siteY], tally);
    }
}
