using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>Work of the service areas a point and an edge, counted: a lost shortcut fails here without a clock.</summary>
public sealed class ServiceAreasOperationsTests
{
    private const int Points = 900;

    /// <summary>400 communes of 1 km × 1 km whose sides have eight edges each, shared by neighbours vertex by vertex.</summary>
    private static readonly PolygonSet Communes = SharedSides.Of(20, 20, 1000, 8);

    [Fact]
    public void Scattered_points_need_a_few_tests_each_and_no_exact_one()
    {
        OperationTally tally = Count(Scattered(), 1);
        Assert.InRange(tally["orientation tests"] / (double)Points, 4, 9);
        Assert.InRange(tally["in-circle tests"] / (double)Points, 8, 13);
        Assert.Equal(0, tally["exact tests"]);
    }

    [Fact]
    public void A_lattice_needs_exact_tests_and_no_more_of_the_others()
    {
        (double[] X, double[] Y) lattice = ([.. Enumerable.Range(0, Points).Select(i => i % 30 * 700.0)], [.. Enumerable.Range(0, Points).Select(i => i / 30 * 700.0)]);
        OperationTally tally = Count(lattice, 1);
        Assert.InRange(tally["exact tests"] / (double)Points, 0.1, 8); // four on every circle
        Assert.InRange(tally["in-circle tests"] / (double)Points, 6, 14);
    }

    [Fact]
    public void Shared_edges_cancel_and_one_in_four_is_looked_up()
    {
        OperationTally tally = Count(Scattered(), 1);
        int edges = Communes.VertexCount - Communes.RingCount;
        Assert.InRange(tally["edges looked up"] / (double)edges, 0.05, 0.27);
        Assert.InRange(tally["edges compared on the grid"] / (double)edges, 0.05, 0.25);
        Assert.Equal(4 * 20 * 8, tally["edges left"]); // four sides of twenty communes
    }

    [Fact]
    public void Edges_that_stay_in_a_cell_are_not_searched_and_only_cells_at_the_outline_are_clipped()
    {
        OperationTally tally = Count(Scattered(), 1);
        int edges = Communes.VertexCount - Communes.RingCount;
        Assert.Equal(edges, tally["unit edges followed"]);
        Assert.InRange(tally["unit edges searched"], 1, tally["unit borders crossed"] * 1.05);
        Assert.InRange(tally["unit borders crossed"] / (double)edges, 0.1, 0.5);
        Assert.InRange(tally["cells crossed"] / (double)Points, 0.05, 0.2);
        Assert.InRange(tally["outline edges searched"] / (double)tally["edges left"], 0.05, 0.5);
    }

    [Fact]
    public void Threads_do_the_same_work()
    {
        OperationTally one = Count(Scattered(), 1), two = Count(Scattered(), 2);
        Assert.All(
            (string[])["orientation tests", "in-circle tests", "edges looked up", "edges left", "unit edges followed", "unit edges searched", "unit borders crossed", "cells crossed"],
            operation => Assert.Equal(one[operation], two[operation]));
    }

    private static (double[] X, double[] Y) Scattered()
    {
        var random = new Random(5);
        return ([.. Enumerable.Range(0, Points).Select(_ => 20_000 * random.NextDouble())], [.. Enumerable.Range(0, Points).Select(_ => 20_000 * random.NextDouble())]);
    }

    private static OperationTally Count((double[] X, double[] Y) points, int threads)
    {
        var tally = new OperationTally();
        ServiceAreas.Of(Communes, ServicePlaces.Of(Communes, points.X, points.Y, tally), threads, tally, TestContext.Current.CancellationToken);
        return tally;
    }
}
