using System.Runtime.CompilerServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The rings of a polygon set as <see cref="LocatorBand"/> reads them: vertices side by side, and how far north and south each unit reaches.</summary>
internal sealed class LocatorRings
{
    private readonly bool[]? ringIsFinite;

    /// <summary>Reads a set.</summary>
    /// <param name="polygons">The units.</param>
    public LocatorRings(PolygonSet polygons)
    {
        XY = GC.AllocateUninitializedArray<double>(2 * polygons.VertexCount);
        UnitMinY = new double[polygons.UnitCount];
        UnitMaxY = new double[polygons.UnitCount];
        var bounds = Bounds.Empty;
        for (int unit = 0; unit < polygons.UnitCount; unit++)
        {
            (UnitMinY[unit], UnitMaxY[unit]) = (double.PositiveInfinity, double.NegativeInfinity);
            for (int ring = polygons.UnitStart[unit]; ring < polygons.UnitStart[unit + 1]; ring++)
            {
                var x = polygons.X.AsSpan(polygons.RingStart[ring]..polygons.RingStart[ring + 1]);
                var y = polygons.Y.AsSpan(polygons.RingStart[ring]..polygons.RingStart[ring + 1]);
                var at = Read(x, y, XY.AsSpan(2 * polygons.RingStart[ring], 2 * x.Length));
                if (!(double.IsFinite(at.MinX + at.MaxX) && double.IsFinite(at.MinY + at.MaxY)) && !x.IsEmpty && !AllFinite(x, y))
                {
                    ringIsFinite ??= AllTrue(polygons.RingStart.Length - 1);
                    ringIsFinite[ring] = false;
                    bounds = FiniteBounds(bounds, x, y);
                    continue;
                }

                bounds = new(Math.Min(bounds.MinX, at.MinX), Math.Min(bounds.MinY, at.MinY), Math.Max(bounds.MaxX, at.MaxX), Math.Max(bounds.MaxY, at.MaxY));
                UnitMinY[unit] = Math.Min(UnitMinY[unit], at.MinY);
                UnitMaxY[unit] = Math.Max(UnitMaxY[unit], at.MaxY);
            }
        }

        Bounds = bounds;
    }

    /// <summary>Bounds of the vertices with finite coordinates.</summary>
    public Bounds Bounds { get; }

    /// <summary>Abscissa and ordinate of each vertex, side by side.</summary>
    public double[] XY { get; }

    /// <summary>Least ordinate of the finite rings of each unit.</summary>
    public double[] UnitMinY { get; }

    /// <summary>Greatest ordinate of the finite rings of each unit.</summary>
    public double[] UnitMaxY { get; }

    /// <summary>False where a ring has a coordinate that is not finite; such a ring encloses nothing.</summary>
    /// <param name="ring">The ring.</param>
    public bool IsFinite(int ring) => ringIsFinite is null || ringIsFinite[ring];

    /// <summary>Bounds with the vertices whose two coordinates are finite.</summary>
    /// <param name="bounds">The bounds so far.</param>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    public static Bounds FiniteBounds(Bounds bounds, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            bounds = double.IsFinite(x[i]) && double.IsFinite(y[i]) ? bounds.Including(x[i], y[i]) : bounds;
        }

        return bounds;
    }

    // Math.Min and Math.Max hand a NaN on, so that one look at the bounds tells whether all is finite.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Bounds Read(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> xy)
    {
        double minX = double.PositiveInfinity, minY = minX, maxX = double.NegativeInfinity, maxY = maxX;
        for (int i = 0; i < x.Length && i < y.Length; i++)
        {
            double vx = x[i], vy = y[i];
            minX = Math.Min(minX, vx);
            maxX = Math.Max(maxX, vx);
            minY = Math.Min(minY, vy);
            maxY = Math.Max(maxY, vy);
            xy[2 * i] = vx;
            xy[(2 * i) + 1] = vy;
        }

        return new(minX, minY, maxX, maxY);
    }

    private static bool AllFinite(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[i] * 0) + (y[i] * 0); // NaN where one is NaN or infinite
        }

        return sum == 0;
    }

    private static bool[] AllTrue(int count)
    {
        bool[] all = new bool[count];
        Array.Fill(all, true);
        return all;
    }
}
