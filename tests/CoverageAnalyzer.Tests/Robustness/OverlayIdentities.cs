using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.Tests.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>What areas of overlays must add up to, for the overlays that the program makes. Each gives the relative error.</summary>
internal static class OverlayIdentities
{
    /// <summary>|A| + |B| = |A ∩ B| + |A ∪ B| of two stars: the check of boundaries against the outline of service areas.</summary>
    public static double TwoStars(int seed)
    {
        var random = new Random(seed);
        double width = RandomPolygons.WidthOf(seed);
        PolygonSet set = PolygonSets.Of([RandomPolygons.Star(random, width)], [RandomPolygons.Star(random, width)]);
        double both = BoundaryTopology.Check(set, 0).Overlaps.Sum(o => o.AreaSquareMetres), either = UnitUnion.Of(set, CancellationToken.None).PlaneAreaOf(0);
        double sum = RandomPolygons.AreaOf(set);
        return Math.Abs(sum - both - either) / sum;
    }

    /// <summary>A = A ∩ B + A \ B, by what NetTopologySuite and our own check make of the same two stars.</summary>
    public static double StarsOfTwoPrograms(int seed)
    {
        var random = new Random(seed);
        double width = RandomPolygons.WidthOf(seed);
        PolygonSet set = PolygonSets.Of([RandomPolygons.Star(random, width)], [RandomPolygons.Star(random, width)]);
        double both = BoundaryTopology.Check(set, 0).Overlaps.Sum(o => o.AreaSquareMetres), sum = RandomPolygons.AreaOf(set);
        Geometry a = UnitPolygons.Of(set, 0), b = UnitPolygons.Of(set, 1);
        double common = OverlayNGRobust.Overlay(a, b, SpatialFunction.Intersection).Area, rest = OverlayNGRobust.Overlay(a, b, SpatialFunction.Difference).Area;
        double united = OverlayNGRobust.Union([a, b], a.Factory).Area;
        return Worst(Math.Abs(common - both) / sum, Math.Abs(a.Area - common - rest) / sum, Math.Abs(sum - both - united) / sum);
    }

    /// <summary>A province is the sum of its communes: no overlap, no gap, the outline as large as all, and none of it lost on the ellipsoid.</summary>
    public static double Communes(int seed)
    {
        var random = new Random(seed);
        double width = RandomPolygons.WidthOf(seed);
        PolygonSet communes = RandomPolygons.Communes(random, width, out int perSide);
        double whole = RandomPolygons.Province(width, perSide).PlaneAreaOf(0);
        BoundaryTopologyReport report = BoundaryTopology.Check(communes, 0);
        double faults = report.Overlaps.Sum(o => o.AreaSquareMetres) + report.Gaps.Sum(g => g.AreaSquareMetres);
        PolygonSet outline = UnitUnion.Of(communes, CancellationToken.None);
        return Worst(faults / whole, Math.Abs(outline.PlaneAreaOf(0) - whole) / whole, Math.Abs(RandomPolygons.AreaOf(communes) - whole) / whole);
    }

    /// <summary>Areas on the ellipsoid: communes between 10⁻⁹° and the whole earth add up to the rectangle they fill.</summary>
    public static double EllipsoidalCommunes(int seed)
    {
        var random = new Random(seed);
        double width = Math.Min(1e-9 * Math.Pow(10, seed % 12), 180);
        PolygonSet communes = RandomPolygons.Communes(random, width, out int perSide);
        // In whole steps of the coordinates, so that moving them to where they lie loses nothing.
        double step = Math.ScaleB(1, -44), west = Math.Floor(random.NextDouble() * (180 - width)), south = width > 90 ? -90 : Math.Floor(-90 + (random.NextDouble() * (180 - width)));
        double Snapped(double value) => Math.Round(value / step) * step;
        PolygonSet placed = communes.WithCoordinates([.. communes.X.Select(x => west + Snapped(x))], [.. communes.Y.Select(y => south + Snapped(y))]);
        double side = Snapped(perSide * (width / perSide));
        PolygonSet province = PolygonSets.Of([[PolygonSets.Rectangle(west, south, west + side, south + side)]]);
        double whole = EllipsoidalArea.SquareMetres(province, 0), sum = Enumerable.Range(0, placed.UnitCount).Sum(u => EllipsoidalArea.SquareMetres(placed, u));
        return Math.Abs(sum - whole) / Math.Max(whole, double.Epsilon);
    }

    /// <summary>Service areas: cells add up to the outline, shares to their communes, whatever the points.</summary>
    public static double ServiceAreaSums(int seed)
    {
        var random = new Random(seed);
        double width = RandomPolygons.WidthOf(seed);
        PolygonSet communes = RandomPolygons.Communes(random, width, out _);
        (double[] x, double[] y) = Points(random, communes, width, random.Next(1, 40));
        ServiceAreas areas = ServiceAreas.Of(communes, x, y, 1, CancellationToken.None);
        double whole = areas.Outline.PlaneAreaOf(0), worst = Math.Abs(areas.AreasSquareMetres.Sum() - whole) / whole;
        for (int u = 0; u < communes.UnitCount; u++)
        {
            double own = communes.PlaneAreaOf(u), sum = 0;
            for (int k = areas.ShareStart[u]; k < areas.ShareStart[u + 1]; k++)
            {
                sum += areas.ShareAreasSquareMetres[k];
            }

            worst = Worst(worst, Math.Abs(sum - own) / own);
        }

        return worst;
    }

    /// <summary>Service areas of a layer moved by whole metres, as far as any zone's plane goes, are those of the layer where it was.</summary>
    public static double ServiceAreasMoved(int seed)
    {
        var random = new Random(seed);
        double width = Math.Pow(10, 1 + (seed % 5)), step = Math.ScaleB(1, -20);
        double[] Snapped(double[] values) => [.. values.Select(v => Math.Round(v / step) * step)]; // so that the move itself is exact
        PolygonSet free = RandomPolygons.Communes(random, width, out _), communes = free.WithCoordinates(Snapped(free.X), Snapped(free.Y));
        (double[] x, double[] y) = Points(random, communes, width, random.Next(1, 40));
        (x, y) = (Snapped(x), Snapped(y));
        double east = random.Next(-10_000_000, 10_000_000), north = random.Next(-10_000_000, 10_000_000);
        ServiceAreas here = ServiceAreas.Of(communes, x, y, 1, CancellationToken.None);
        ServiceAreas there = ServiceAreas.Of(
            RandomPolygons.Moved(communes, east, north), [.. x.Select(v => v + east)], [.. y.Select(v => v + north)], 1, CancellationToken.None);
        double whole = here.Outline.PlaneAreaOf(0), worst = Math.Abs(there.Outline.PlaneAreaOf(0) - whole) / whole;
        for (int i = 0; i < x.Length; i++)
        {
            worst = Worst(worst, here.Holder[i] == there.Holder[i] ? Math.Abs(here.AreasSquareMetres[i] - there.AreasSquareMetres[i]) / whole : 1);
        }

        return worst;
    }

    /// <summary>Points anywhere, on corners and edges of the communes, on one line, on a lattice, or twice with next to nothing between.</summary>
    public static (double[] X, double[] Y) Points(Random random, PolygonSet communes, double width, int count)
    {
        double[] x = new double[count], y = new double[count];
        int kind = random.Next(5);
        for (int i = 0; i < count; i++)
        {
            int vertex = random.Next(1, communes.VertexCount);
            (x[i], y[i]) = kind switch
            {
                0 => (communes.X[vertex], communes.Y[vertex]),
                1 => ((communes.X[vertex] + communes.X[vertex - 1]) / 2, (communes.Y[vertex] + communes.Y[vertex - 1]) / 2),
                2 => (width * i / count, width * i / count),
                3 => (width * random.Next(0, 5) / 4, width * random.Next(0, 5) / 4),
                _ => (width * random.NextDouble(), width * random.NextDouble()),
            };
            if (i > 0 && random.Next(4) == 0)
            {
                (x[i], y[i]) = (x[i - 1] * (1 + (1e-12 * random.NextDouble())), Math.BitIncrement(y[i - 1]));
            }
        }

        return (x, y);
    }

    /// <summary>The greatest; NaN where one is none.</summary>
    public static double Worst(params ReadOnlySpan<double> errors)
    {
        double worst = 0;
        foreach (double error in errors)
        {
            worst = double.IsNaN(error) ? error : Math.Max(worst, error); // NaN stays: Math.Max keeps it
        }

        return worst;
    }
}
