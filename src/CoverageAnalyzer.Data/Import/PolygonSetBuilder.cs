using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Puts polygons into flat arrays, outer rings counter-clockwise and holes clockwise.</summary>
internal sealed class PolygonSetBuilder
{
    private readonly List<double> x = [];
    private readonly List<double> y = [];
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
                bool counterClockwise = TwiceArea(ringX, ringY) >= 0;
                if (counterClockwise == (r == 0))
                {
                    x.AddRange(ringX);
                    y.AddRange(ringY);
                }
                else
                {
                    x.AddRange(Enumerable.Reverse(ringX));
                    y.AddRange(Enumerable.Reverse(ringY));
                }

                ringStart.Add(x.Count);
            }
        }

        unitStart.Add(ringStart.Count - 1);
    }

    /// <summary>The set.</summary>
    public PolygonSet Build() => new([.. x], [.. y], [.. ringStart], [.. unitStart]);

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
