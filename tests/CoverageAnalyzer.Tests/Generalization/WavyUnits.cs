using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Generalization;

/// <summary>A square block of units whose shared edges are wavy, and matched vertex by vertex.</summary>
internal static class WavyUnits
{
    /// <summary>Side of a unit in degrees.</summary>
    public const double SideDegrees = 0.1;

    private const int StepsPerEdge = 12;
    private const double WestDegrees = 106;
    private const double SouthDegrees = 16;

    /// <summary>Makes side × side units, row by row from the south-west.</summary>
    /// <param name="side">Units along a side.</param>
    /// <param name="seed">Seed of the waves.</param>
    public static PolygonSet Of(int side, int seed)
    {
        var random = new Random(seed);
        var edges = new Dictionary<(int X, int Y, bool Level), List<(double X, double Y)>>();
        for (int x = 0; x <= side; x++)
        {
            for (int y = 0; y <= side; y++)
            {
                foreach (bool level in (bool[])[true, false])
                {
                    edges[(x, y, level)] = Edge(x, y, level, random);
                }
            }
        }

        var lon = new List<double>();
        var lat = new List<double>();
        var ringStart = new List<int> { 0 };
        var unitStart = new List<int> { 0 };
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                List<(double X, double Y)> ring =
                [
                    .. edges[(x, y, true)].SkipLast(1), .. edges[(x + 1, y, false)].SkipLast(1),
                    .. Enumerable.Reverse(edges[(x, y + 1, true)]).SkipLast(1), .. Enumerable.Reverse(edges[(x, y, false)]),
                ];
                lon.AddRange(ring.Select(p => p.X));
                lat.AddRange(ring.Select(p => p.Y));
                ringStart.Add(lon.Count);
                unitStart.Add(unitStart[^1] + 1);
            }
        }

        return new([.. lon], [.. lat], [.. ringStart], [.. unitStart]);
    }

    private static List<(double X, double Y)> Edge(int x, int y, bool level, Random random)
    {
        var points = new List<(double X, double Y)>();
        for (int s = 0; s <= StepsPerEdge; s++)
        {
            double along = (double)s / StepsPerEdge, off = s is 0 or StepsPerEdge ? 0 : (random.NextDouble() - 0.5) * 0.4 * Math.Min(along, 1 - along);
            (double dx, double dy) = level ? (along, off) : (off, along);
            points.Add((WestDegrees + ((x + dx) * SideDegrees), SouthDegrees + ((y + dy) * SideDegrees)));
        }

        return points;
    }
}
