using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>What finding points in communes costs in its own operations, without a clock.</summary>
public class CommuneLocatorOperationsTests
{
    private const int Columns = 40, Rows = 30, Places = 100_000;

    [Fact]
    public void Most_places_need_no_edge_and_the_others_few()
    {
        var (_, tally) = Located(1);
        Assert.Equal(Places, tally["places located"]);
        Assert.InRange(tally["places in cells with edges"] / (double)Places, 0.1, 0.45);
        Assert.InRange(tally["edges tested"] / (double)Places, 0.1, 0.75);
        Assert.InRange(tally["edges tested"] / (double)tally["places in cells with edges"], 1.0, 1.7); // an edge two neighbours share is tested once
    }

    [Fact]
    public void The_tables_grow_with_the_vertices()
    {
        var (set, tally) = Located(1);
        Assert.InRange(tally["cells"] / (double)set.VertexCount, 3.5, 4.0);
        Assert.InRange(tally["cells with edges"] / (double)set.VertexCount, 0.5, 1.5);
        Assert.InRange(tally["record bytes"] / (double)set.VertexCount, 20, 41);
    }

    [Fact]
    public void The_counts_are_the_same_for_any_number_of_threads()
    {
        var (_, one) = Located(1);
        var (_, four) = Located(4);
        foreach (string operation in (string[])["cells", "cells with edges", "record bytes", "places located", "places in cells with edges", "edges tested"])
        {
            Assert.Equal(one[operation], four[operation]);
        }
    }

    private static (PolygonSet Set, OperationTally Tally) Located(int threads)
    {
        var set = PolygonSets.Partition(Columns, Rows, 1000, 17);
        var tally = new OperationTally();
        var locator = new CommuneLocator(set, threads, tally);
        var random = new Random(23);
        double[] x = [.. Enumerable.Range(0, Places).Select(_ => random.NextDouble() * Columns * 1000)];
        double[] y = [.. Enumerable.Range(0, Places).Select(_ => random.NextDouble() * Rows * 1000)];
        locator.LocateMany(x, y, new int[Places]);
        return (set, tally);
    }
}
