using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Says which unit of a polygon set a place lies in.</summary>
public sealed class CommuneLocator
{
    private readonly PolygonSet polygons;
    private readonly Bounds[] bounds;

    /// <summary>Makes the locator.</summary>
    /// <param name="polygons">The units; any coordinate system.</param>
    public CommuneLocator(PolygonSet polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        this.polygons = polygons;
        bounds = [.. Enumerable.Range(0, polygons.UnitCount).Select(u => polygons.BoundsOf(u))];
    }

    /// <summary>The unit a place lies in; where units overlap, the one with the lowest index; −1 for none.</summary>
    /// <param name="x">Abscissa, in the system of the polygons.</param>
    /// <param name="y">Ordinate.</param>
    public int Locate(double x, double y)
    {
        Span<int> first = stackalloc int[1];
        return LocateAll(x, y, first) > 0 ? first[0] : -1;
    }

    /// <summary>All units a place lies in, in ascending order.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    /// <param name="units">Takes as many of them as it has room for.</param>
    /// <returns>How many there are, which may be more than there was room for.</returns>
    public int LocateAll(double x, double y, Span<int> units)
    {
        int count = 0;
        for (int u = 0; u < bounds.Length; u++)
        {
            if (bounds[u].Contains(x, y) && Contains(u, x, y))
            {
                if (count < units.Length)
                {
                    units[count] = u;
                }

                count++;
            }
        }

        return count;
    }

    private bool Contains(int unit, double x, double y)
    {
        bool inside = false;
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            for (int i = polygons.RingStart[r] + 1; i < polygons.RingStart[r + 1]; i++)
            {
                double x0 = polygons.X[i - 1], y0 = polygons.Y[i - 1], x1 = polygons.X[i], y1 = polygons.Y[i];
                if ((y0 > y) != (y1 > y) && x < x0 + ((y - y0) / (y1 - y0) * (x1 - x0)))
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }
}
