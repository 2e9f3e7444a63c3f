using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Distances and figures by the definition: every place against every point, every percentile by sorting.</summary>
internal static class ReferenceNearest
{
    public static double DistanceMetres(double x, double y, (double X, double Y)[] points) =>
        points.Min(p => Math.Sqrt(((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y))));

    /// <summary>Distance and people of the cells of some units; a centre in several units is that of the lowest.</summary>
    public static List<(double Distance, double People)> Cells(
        PolygonSet set, RasterGrid grid, (double X, double Y)[] points, float[]? people, IReadOnlyList<int> units)
    {
        var cells = new List<(double, double)>();
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                double x = grid.CentreX(column), y = grid.CentreY(row);
                if (ReferenceLocator.LocateAll(set, x, y) is [int unit, ..] && units.Contains(unit))
                {
                    cells.Add((DistanceMetres(x, y, points), people is null ? 1 : Math.Max(0, float.IsNaN(people[(row * grid.Columns) + column]) ? 0 : people[(row * grid.Columns) + column])));
                }
            }
        }

        return cells;
    }

    /// <summary>The smallest distance with a cumulative weight of at least the fraction of the total.</summary>
    public static double Percentile(IEnumerable<(double Distance, double Weight)> values, double fraction)
    {
        var sorted = values.OrderBy(v => v.Distance).ToList();
        double total = sorted.Sum(v => v.Weight), sum = 0;
        foreach (var (distance, weight) in sorted)
        {
            sum += weight;
            if (weight > 0 && sum >= fraction * total)
            {
                return distance;
            }
        }

        return double.NaN;
    }

    public static void AssertSame(
        NearestPointSummary actual, List<(double Distance, double People)> cells, double limitKilometres, double toleranceMetres = 0.001)
    {
        double tolerance = toleranceMetres / 1000;
        Assert.Equal(cells.Count, actual.Cells);
        AssertNear(cells.Average(c => c.Distance) / 1000, actual.MeanKilometres, tolerance);
        AssertNear(cells.Max(c => c.Distance) / 1000, actual.MaximumKilometres, tolerance);
        AssertNear(Percentile(cells.Select(c => (c.Distance, 1.0)), 0.9) / 1000, actual.P90Kilometres, tolerance);
        AssertNear(cells.Count(c => c.Distance / 1000 <= limitKilometres) / (double)cells.Count, actual.AreaWithinLimitFraction, 1e-9);
        double people = cells.Sum(c => c.People);
        if (people > 0)
        {
            AssertNear(people, actual.People, 1e-5 * people);
            AssertNear(cells.Sum(c => c.People * c.Distance) / people / 1000, actual.PopulationMeanKilometres, tolerance);
            AssertNear(cells.Where(c => c.Distance / 1000 <= limitKilometres).Sum(c => c.People) / people, actual.PopulationWithinLimitFraction, 1e-5);
        }
        else
        {
            Assert.True(double.IsNaN(actual.PopulationMeanKilometres));
        }
    }

    public static void AssertNear(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"Expected {expected:R} ± {tolerance:R}, got {actual:R}.");
}
