using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>What the ground covered by discs must add up to. Each gives the error relative to the area of the province.</summary>
internal static class DiscIdentities
{
    private static readonly double[] Nudges = [0, 1e-16, 1e-15, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9];

    /// <summary>What discs cover of the communes adds up to what they cover of the province, and of the two parts it is cut in.</summary>
    public static double Parts(int seed)
    {
        var random = new Random(seed);
        double width = RandomPolygons.WidthOf(seed);
        PolygonSet communes = RandomPolygons.Communes(random, width, out int perSide), province = RandomPolygons.Province(width, perSide);
        (double[] x, double[] y, double[] radius) = Discs(random, communes, width);
        double side = province.X[1], cut = random.Next(3) switch { 0 => side / 2, 1 => Math.Clamp(x[0], side * 0.01, side * 0.99), _ => side * (0.01 + (0.98 * random.NextDouble())) };
        PolygonSet halves = PolygonSets.Of([PolygonSets.Rectangle(0, 0, cut, side)], [PolygonSets.Rectangle(cut, 0, side, side)]);
        double whole = province.PlaneAreaOf(0), covered = Covered(province, x, y, radius).Sum();
        return OverlayIdentities.Worst(
            Math.Abs(Covered(communes, x, y, radius).Sum() - covered) / whole, Math.Abs(Covered(halves, x, y, radius).Sum() - covered) / whole, Beyond(communes, x, y, radius));
    }

    /// <summary>Two discs cover by inclusion and exclusion: together what each covers by itself, less what both do, which is the one's part of the other's complement.</summary>
    public static double Monotone(int seed)
    {
        var random = new Random(seed);
        double width = RandomPolygons.WidthOf(seed);
        PolygonSet communes = RandomPolygons.Communes(random, width, out _);
        (double[] x, double[] y, double[] radius) = Discs(random, communes, width);
        double whole = RandomPolygons.AreaOf(communes), growth = 1 + Math.Pow(10, -16 * random.NextDouble());
        double[] all = Covered(communes, x, y, radius), grown = Covered(communes, x, y, [.. radius.Select(r => r * growth)]);
        double[] without = Covered(communes, x.AsSpan(1), y.AsSpan(1), radius.AsSpan(1)), alone = Covered(communes, x.AsSpan(0, 1), y.AsSpan(0, 1), radius.AsSpan(0, 1));
        double worst = 0;
        for (int u = 0; u < all.Length; u++)
        {
            // A greater radius and a further site cover no less; a site adds no more than it covers by itself.
            worst = OverlayIdentities.Worst(worst, (all[u] - grown[u]) / whole, (without[u] - all[u]) / whole, (all[u] - without[u] - alone[u]) / whole);
        }

        return worst;
    }

    /// <summary>A move by whole metres changes nothing.</summary>
    public static double Moved(int seed)
    {
        var random = new Random(seed);
        double width = Math.Pow(10, 1 + (seed % 5)), step = Math.ScaleB(1, -20);
        PolygonSet free = RandomPolygons.Communes(random, width, out _);
        double[] Snapped(double[] values) => [.. values.Select(v => Math.Round(v / step) * step)]; // so that the move itself is exact
        PolygonSet communes = free.WithCoordinates(Snapped(free.X), Snapped(free.Y));
        (double[] x, double[] y, double[] radius) = Discs(random, communes, width);
        (x, y) = (Snapped(x), Snapped(y));
        double east = random.Next(100_000, 900_000), north = random.Next(800_000, 2_600_000), whole = RandomPolygons.AreaOf(communes), worst = 0;
        double[] here = Covered(communes, x, y, radius);
        double[] there = Covered(RandomPolygons.Moved(communes, east, north), [.. x.Select(v => v + east)], [.. y.Select(v => v + north)], radius);
        for (int u = 0; u < here.Length; u++)
        {
            worst = OverlayIdentities.Worst(worst, Math.Abs(here[u] - there[u]) / whole);
        }

        return worst;
    }

    /// <summary>Discs around places of the communes: circles through corners, edges through middles, tangent within and without, coincident and all but.</summary>
    public static (double[] X, double[] Y, double[] Radius) Discs(Random random, PolygonSet communes, double width)
    {
        (double[] x, double[] y) = OverlayIdentities.Points(random, communes, width, random.Next(1, 12));
        var radius = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int vertex = random.Next(communes.VertexCount);
            double through = double.Hypot(communes.X[vertex] - x[i], communes.Y[vertex] - y[i]), nudge = Nudges[random.Next(Nudges.Length)];
            radius[i] = Math.Max(width * 1e-3, random.Next(4) switch
            {
                0 => through, // a corner on the circle
                1 when i > 0 => Math.Abs(double.Hypot(x[i] - x[i - 1], y[i] - y[i - 1]) - radius[i - 1]), // touches the one before, within or without
                2 when i > 0 => radius[i - 1],
                _ => width * random.NextDouble(),
            });
            if (i > 0 && random.Next(3) == 0)
            {
                (x[i], y[i], radius[i]) = (x[i - 1] * (1 + nudge), y[i - 1], radius[i - 1] * (1 + (random.Next(-1, 2) * nudge))); // the same circle, or next to it
            }
        }

        return (x, y, radius);
    }

    /// <summary>By how much a unit is covered by less than nothing or more than all of it.</summary>
    private static double Beyond(PolygonSet set, double[] x, double[] y, double[] radius)
    {
        double[] covered = Covered(set, x, y, radius);
        double worst = 0;
        for (int u = 0; u < covered.Length; u++)
        {
            worst = OverlayIdentities.Worst(worst, -covered[u] / set.PlaneAreaOf(u), (covered[u] / set.PlaneAreaOf(u)) - 1);
        }

        return worst;
    }

    private static double[] Covered(PolygonSet set, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius) =>
        DiscUnionCoverage.CoveredAreas(set, x, y, radius, 1, CancellationToken.None);
}
