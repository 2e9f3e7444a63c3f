using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CsCheck;

namespace CoverageAnalyzer.Tests.Topology;

/// <summary>The nearest unit against a look at every edge in order.</summary>
public sealed class NearestUnitReferenceTests
{
    [Fact]
    public void AgreesWithALookAtEveryEdge() =>
        Gen.Select(Gen.Int[1, 40], Gen.Bool, Gen.Int).Sample(
            (units, onLattice, seed) =>
            {
                var random = new Random(seed);
                PolygonSet polygons = Triangles(units, onLattice, random);
                var nearest = new NearestUnit(polygons);
                for (int i = 0; i < 20; i++)
                {
                    double x = 105 + (4 * random.NextDouble()), y = 9 + (4 * random.NextDouble());
                    (x, y) = onLattice ? (Math.Round(x * 2) / 2, Math.Round(y * 2) / 2) : (x, y);
                    (int found, double foundMetres) = nearest.Find(x, y);

                    // On a lattice several places are equally near but for the last digit of each; in metres of the ellipsoid they differ.
                    Assert.Contains(Reference(polygons, x, y), place => place.Unit == found && Math.Abs(place.Metres - foundMetres) < 1e-6);
                }
            },
            iter: 500);

    [Fact]
    public void FindsNothingWhereThereIsNoRing() => Assert.Equal(-1, new NearestUnit(new PolygonSet([], [], [0], [0, 0])).Find(105, 10).Unit);

    /// <summary>The nearest place of each edge that comes as near as any.</summary>
    private static List<(int Unit, double Metres)> Reference(PolygonSet set, double x, double y)
    {
        double shrink = Math.Cos(y * (Math.PI / 180)), best = double.PositiveInfinity;
        var places = new List<(double Squared, int Unit, double X, double Y)>();
        for (int u = 0; u < set.UnitCount; u++)
        {
            for (int r = set.UnitStart[u]; r < set.UnitStart[u + 1]; r++)
            {
                for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
                {
                    double ax = (set.X[i - 1] - x) * shrink, ay = set.Y[i - 1] - y, bx = (set.X[i] - x) * shrink, by = set.Y[i] - y;
                    double ex = bx - ax, ey = by - ay, squared = (ex * ex) + (ey * ey);
                    double along = squared > 0 ? Math.Clamp(-((ax * ex) + (ay * ey)) / squared, 0, 1) : 0;
                    double px = ax + (along * ex), py = ay + (along * ey), distance = (px * px) + (py * py);
                    best = Math.Min(best, distance);
                    places.Add((distance, u, set.X[i - 1] + (along * (set.X[i] - set.X[i - 1])), set.Y[i - 1] + (along * (set.Y[i] - set.Y[i - 1]))));
                }
            }
        }

        return [.. places.Where(p => p.Squared <= (best * (1 + 1e-12)) + 1e-24).Select(p => (p.Unit, EllipsoidalDistance.Metres(x, y, p.X, p.Y)))];
    }

    private static PolygonSet Triangles(int units, bool onLattice, Random random)
    {
        double[] x = new double[units * 4], y = new double[units * 4];
        for (int v = 0; v < x.Length; v++)
        {
            x[v] = v % 4 == 3 ? x[v - 3] : 106 + (2 * random.NextDouble());
            y[v] = v % 4 == 3 ? y[v - 3] : 10 + (2 * random.NextDouble());
            (x[v], y[v]) = onLattice ? (Math.Round(x[v] * 2) / 2, Math.Round(y[v] * 2) / 2) : (x[v], y[v]);
        }

        return new PolygonSet(x, y, [.. Enumerable.Range(0, units + 1).Select(u => 4 * u)], [.. Enumerable.Range(0, units + 1)]);
    }
}
