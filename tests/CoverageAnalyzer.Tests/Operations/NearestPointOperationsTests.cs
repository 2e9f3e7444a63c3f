using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>Work of the nearest-point field a cell, counted: a lost shortcut fails here without a clock.</summary>
public sealed class NearestPointOperationsTests
{
    private const int Points = 42;

    /// <summary>30 communes of 5 km × 5 km in cells of 100 m, and points scattered over them.</summary>
    private static readonly NearestPointRequest Request = Make();

    [Fact]
    public void A_distance_is_evaluated_about_once_a_cell()
    {
        var (tally, cells) = Count(Request, 1);
        Assert.InRange(tally["distances evaluated"] / (double)cells, 1, 1.05);
        Assert.InRange(tally["lines tried"] / (double)cells, 0.05, 0.35); // candidates of each row's envelope
        Assert.InRange(tally["spans filled"] / (double)cells, 0.01, 0.07);
    }

    [Fact]
    public void On_the_ground_the_second_look_costs_little()
    {
        // 3° from the meridian: some ways of equal length in the plane differ by 2.5 · 10⁻⁵ on the ground.
        var (tally, cells) = Count(Request with { ScaleFactor = (x, _) => 0.9996 * (1 + (x * x / (2 * 6.38e6 * 6.38e6))) }, 1);
        Assert.InRange(tally["distances evaluated"] / (double)cells, 1, 1.2);
    }

    [Fact]
    public void Threads_do_the_same_work()
    {
        OperationTally one = Count(Request, 1).Tally, two = Count(Request, 2).Tally;
        Assert.All((string[])["distances evaluated", "lines tried", "spans filled"], operation => Assert.Equal(one[operation], two[operation]));
    }

    private static (OperationTally Tally, long Cells) Count(NearestPointRequest request, int threads)
    {
        var tally = new OperationTally();
        NearestPointField field = new NearestPointMeasurement(request with { Threads = threads }, tally).Run(TestContext.Current.CancellationToken);
        return (tally, field.Cells);
    }

    private static NearestPointRequest Make()
    {
        PolygonSet communes = PolygonSets.Partition(6, 5, 5000, 7);
        var random = new Random(5);
        double[] x = new double[Points], y = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            (x[i], y[i]) = (30_000 * random.NextDouble(), 25_000 * random.NextDouble());
        }

        return new NearestPointRequest { Units = communes, Grid = new RasterGrid(-3000, 28_000, 100, 100, 360, 310), PointX = x, PointY = y };
    }
}
