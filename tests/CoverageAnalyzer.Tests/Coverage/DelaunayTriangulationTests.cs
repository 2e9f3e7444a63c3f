using CoverageAnalyzer.Engine.Coverage;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class DelaunayTriangulationTests
{
    private static readonly Gen<(double X, double Y)> Lattice = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], (x, y) => (x * 1.1, y * 1.1));
    private static readonly Gen<(double X, double Y)> Loose = Gen.Select(Gen.Double[0, 7].Select(v => Math.Round(v, 6)), Gen.Double[0, 7].Select(v => Math.Round(v, 6)));
    private static readonly Gen<(double X, double Y)> Line = Gen.Int[0, 20].Select(i => (i * 0.3, 2.0));

    private static readonly Gen<(double X, double Y)[]> Points =
        Gen.OneOf(Lattice.Array[2, 40], Loose.Array[2, 60], Line.Array[2, 12], Gen.OneOf(Lattice, Loose, Line).Array[2, 40])
            .Select(p => p.Distinct().ToArray()).Where(p => p.Length >= 2);

    [Fact]
    public void Every_circle_through_a_triangle_is_empty_and_everything_has_its_twin() => Points.Sample(points =>
    {
        double[] x = [.. points.Select(p => p.X)], y = [.. points.Select(p => p.Y)];
        var made = DelaunayTriangulation.Of(x, y);
        int n = x.Length;
        Assert.Equal((2 * (n + 1)) - 4, made.TriangleCount); // Euler: a closed surface of n points and infinity
        for (int h = 0; h < 3 * made.TriangleCount; h++)
        {
            int twin = made.Twin[h];
            Assert.Equal(h, made.Twin[twin]);
            Assert.Equal(made.Origin[h], made.Origin[DelaunayTriangulation.Next(twin)]);
        }

        var seen = new HashSet<int>();
        for (int t = 0; t < made.TriangleCount; t++)
        {
            int a = made.Origin[3 * t], b = made.Origin[(3 * t) + 1], c = made.Origin[(3 * t) + 2];
            if (a != n && b != n && c != n)
            {
                Assert.Equal(1, ExactPredicates.Side(x[a], y[a], x[b], y[b], x[c], y[c]));
                Assert.True(Enumerable.Range(0, n).All(d => ExactPredicates.InCircle(x[a], y[a], x[b], y[b], x[c], y[c], x[d], y[d]) <= 0));
            }
            else
            {
                (a, b) = a == n ? (b, c) : b == n ? (c, a) : (a, b);
                Assert.True(Enumerable.Range(0, n).All(d => ExactPredicates.Side(x[a], y[a], x[b], y[b], x[d], y[d]) <= 0)); // an edge of the hull
            }

            seen.UnionWith([a, b, c]);
        }

        Assert.Equal(n + 1, seen.Append(n).Distinct().Count());
    }, iter: 1000, threads: 1);
}
