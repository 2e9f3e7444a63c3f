using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Puts polygons into flat arrays, outer rings counter-clockwise and holes clockwise.</summary>
/// <remarks>For units that come one by one; <see cref="PolygonArrays"/> is for those that are all there.</remarks>
internal sealed class PolygonSetBuilder
{
    private double[] x = [];
    private double[] y = [];
    private int count;
    private readonly List<int> ringStart = [0];
    private readonly List<int> unitStart = [0];

    /// <summary>Adds the next unit.</summary>
    /// <param name="polygons">Its polygons.</param>
    public void Add(IReadOnlyList<PolygonDraft> polygons)
    {
        foreach (PolygonDraft polygon in polygons)
        {
            for (int r = 0; r < polygon.Rings.Count; r++)
            {
                (double[] ringX, double[] ringY) = polygon.Rings[r];
                if (x.Length - count < ringX.Length)
                {
                    int length = Math.Max(2 * x.Length, count + ringX.Length);
                    Array.Resize(ref x, length);
                    Array.Resize(ref y, length);
                }

                Place(ringX, ringY, isOuter: r == 0, x.AsSpan(count, ringX.Length), y.AsSpan(count, ringX.Length));
                count += ringX.Length;
                ringStart.Add(count);
            }
        }

        unitStart.Add(ringStart.Count - 1);
    }

    /// <summary>Copies a ring and turns it the way it has to run: an outer ring counter-clockwise, a hole clockwise.</summary>
    /// <param name="ringX">Its abscissas.</param>
    /// <param name="ringY">Its ordinates.</param>
    /// <param name="isOuter">True for an outer ring.</param>
    /// <param name="intoX">Takes its abscissas.</param>
    /// <param name="intoY">Takes its ordinates.</param>
    public static void Place(double[] ringX, double[] ringY, bool isOuter, Span<double> intoX, Span<double> intoY)
    {
        ringX.CopyTo(intoX);
        ringY.CopyTo(intoY);
        bool counterClockwise = TwiceArea(ringX, ringY) >= 0;
        if (counterClockwise != isOuter)
        {
            intoX.Reverse();
            intoY.Reverse();
        }
    }

    /// <summary>The set.</summary>
    public PolygonSet Build()
    {
        Array.Resize(ref x, count);
        Array.Resize(ref y, count);
        return new(x, y, [.. ringStart], [.. unitStart]);
    }

    private static double TwiceArea(double[] x, double[] y)
    {
        double twice = 0;
        for (int i = 1; i < x.Length; i++)
        {
            twice += ((x[i - 1] - x[0]) * (y[i] - y[0])) - ((x[i] - x[0]) * (y[i - 1] - y[0]));
        }

        return twice;
    }
}
