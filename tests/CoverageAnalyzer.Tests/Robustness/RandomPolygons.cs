using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Polygons by chance at ten sizes, from a nanometre to the greatest plane that is taken for one.</summary>
/// <remarks>The kinds are those of the fuzzer of the JTS Topology Suite (random stars and Voronoi-like tessellations over a range of scales); the code is our own.</remarks>
internal static class RandomPolygons
{
    /// <summary>Widths of a layer in metres.</summary>
    public static double[] Widths { get; } = [1e-9, 1e-7, 1e-5, 1e-3, 0.1, 10, 1e3, 1e5, 1e7, 9e8];

    /// <summary>The width of a seed's layer: each in turn.</summary>
    public static double WidthOf(int seed) => Widths[seed % Widths.Length];

    /// <summary>A star: corners at rising angles around a middle, at any distance from it; one in four very thin or with many corners on one line.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="width">Size of the square it lies in.</param>
    public static (double X, double Y)[] Star(Random random, double width)
    {
        int corners = random.Next(3, random.Next(4) == 0 ? 60 : 12);
        double middleX = width * (0.3 + (0.4 * random.NextDouble())), middleY = width * (0.3 + (0.4 * random.NextDouble()));
        double thin = random.Next(4) == 0 ? Math.Pow(10, -3 * random.NextDouble()) : 1, turn = Math.Tau * random.NextDouble();
        double[] angles = [.. Enumerable.Range(0, corners).Select(i => (i + (0.45 * random.NextDouble())) / corners * Math.Tau)]; // never half a turn apart: counter-clockwise
        return [.. angles.Select(angle =>
        {
            double radius = 0.3 * width * (0.05 + (0.95 * random.NextDouble())), x = radius * Math.Cos(angle), y = radius * thin * Math.Sin(angle);
            return (middleX + (x * Math.Cos(turn)) - (y * Math.Sin(turn)), middleY + (x * Math.Sin(turn)) + (y * Math.Cos(turn)));
        })];
    }

    /// <summary>Communes that fill a square without gap or overlap, every edge shared with a bend in it.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="width">Width of the square.</param>
    /// <param name="perSide">Communes along each side.</param>
    public static PolygonSet Communes(Random random, double width, out int perSide)
    {
        perSide = random.Next(1, 6);
        return PolygonSets.Partition(perSide, perSide, width / perSide, (ulong)random.NextInt64());
    }

    /// <summary>The square that communes fill.</summary>
    public static PolygonSet Province(double width, int perSide) => PolygonSets.Of([[PolygonSets.Rectangle(0, 0, perSide * (width / perSide), perSide * (width / perSide))]]);

    /// <summary>The same units moved.</summary>
    public static PolygonSet Moved(PolygonSet set, double east, double north) => set.WithCoordinates([.. set.X.Select(x => x + east)], [.. set.Y.Select(y => y + north)]);

    /// <summary>Area of all units.</summary>
    public static double AreaOf(PolygonSet set) => Enumerable.Range(0, set.UnitCount).Sum(set.PlaneAreaOf);
}
