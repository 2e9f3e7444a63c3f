namespace CoverageAnalyzer.Engine.Model;

/// <summary>The polygons of many units in flat arrays: what every kernel reads.</summary>
/// <remarks>
/// Shape: ring r holds vertices <c>RingStart[r] … RingStart[r+1]-1</c>, closed (its last vertex repeats its first, so a ring has 4 or more);
/// unit u holds rings <c>UnitStart[u] … UnitStart[u+1]-1</c>. Outer rings run counter-clockwise and holes clockwise, so that the signed
/// areas of a unit's rings add up to its area, and a point lies inside where an odd number of ring edges is crossed.
/// A unit without a polygon has no ring. The arrays are not to be changed once the set is made.
/// </remarks>
public sealed class PolygonSet
{
    /// <summary>Makes a set from its arrays, which are kept, not copied.</summary>
    /// <param name="x">Abscissa of each vertex: longitude in degrees, or easting in metres.</param>
    /// <param name="y">Ordinate of each vertex: latitude in degrees, or northing in metres.</param>
    /// <param name="ringStart">First vertex of each ring, and the vertex count at the end.</param>
    /// <param name="unitStart">First ring of each unit, and the ring count at the end.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together.</exception>
    public PolygonSet(double[] x, double[] y, int[] ringStart, int[] unitStart)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(ringStart);
        ArgumentNullException.ThrowIfNull(unitStart);
        if (x.Length != y.Length || ringStart.Length == 0 || unitStart.Length == 0
            || ringStart[0] != 0 || unitStart[0] != 0 || ringStart[^1] != x.Length || unitStart[^1] != ringStart.Length - 1)
        {
            throw new ArgumentException("The vertex, ring and unit arrays do not fit together.", nameof(ringStart));
        }

        X = x;
        Y = y;
        RingStart = ringStart;
        UnitStart = unitStart;
    }

    /// <summary>Abscissa of each vertex.</summary>
    public double[] X { get; }

    /// <summary>Ordinate of each vertex.</summary>
    public double[] Y { get; }

    /// <summary>First vertex of each ring; one more entry than rings.</summary>
    public int[] RingStart { get; }

    /// <summary>First ring of each unit; one more entry than units.</summary>
    public int[] UnitStart { get; }

    /// <summary>Number of units.</summary>
    public int UnitCount => UnitStart.Length - 1;

    /// <summary>Number of rings.</summary>
    public int RingCount => RingStart.Length - 1;

    /// <summary>Number of vertices, closing ones included.</summary>
    public int VertexCount => X.Length;

    /// <summary>The same rings with other coordinates, for example in another coordinate system.</summary>
    /// <param name="x">New abscissas, one a vertex.</param>
    /// <param name="y">New ordinates, one a vertex.</param>
    public PolygonSet WithCoordinates(double[] x, double[] y) => new(x, y, RingStart, UnitStart);

    /// <summary>The bounds of one unit, or of all units.</summary>
    /// <param name="unit">The unit, or null for all.</param>
    /// <returns>Empty bounds (minimum above maximum) where there is no vertex.</returns>
    public Bounds BoundsOf(int? unit = null)
    {
        int from = unit is int u ? RingStart[UnitStart[u]] : 0;
        int to = unit is int v ? RingStart[UnitStart[v + 1]] : X.Length;
        var bounds = Bounds.Empty;
        for (int i = from; i < to; i++)
        {
            bounds = bounds.Including(X[i], Y[i]);
        }

        return bounds;
    }

    /// <summary>Plane area of one unit in the square of the coordinates' unit: the signed areas of its rings added up.</summary>
    /// <param name="unit">The unit.</param>
    public double PlaneAreaOf(int unit)
    {
        double twice = 0;
        for (int r = UnitStart[unit]; r < UnitStart[unit + 1]; r++)
        {
            int first = RingStart[r];
            double x0 = X[first], y0 = Y[first]; // relative to a vertex of the ring: large coordinates do not cost digits
            for (int i = first + 1; i < RingStart[r + 1]; i++)
            {
                twice += ((X[i - 1] - x0) * (Y[i] - y0)) - ((X[i] - x0) * (Y[i - 1] - y0));
            }
        }

        return twice / 2;
    }
}
