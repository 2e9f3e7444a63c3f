using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Units are cut into blocks of neighbors: each unit in one, each block a stretch of the order, none dearer than its share and one unit.</summary>
public sealed class UnitBlocksTests
{
    [Fact]
    public void Each_unit_is_in_one_block_and_no_block_costs_more_than_its_share_and_one_unit() => Gen
        .Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 100], Gen.Double[0, 50], Gen.Int[0, 1000])
        .Sample((columns, rows, blocks, firstCost, seed) =>
        {
            PolygonSet units = Squares(columns, rows);
            var random = new Random(seed);
            double[] costs = [.. Enumerable.Range(0, units.UnitCount).Select(_ => random.Next(4) == 0 ? 0 : 10 * random.NextDouble())];
            string[] groups = [.. costs.Select(_ => "ABC"[random.Next(3)].ToString())];
            int[][] cut = UnitBlocks.Cut(units, groups, costs, firstCost, blocks);
            Assert.Equal(blocks, cut.Length);
            Assert.Equal(Enumerable.Range(0, units.UnitCount), cut.SelectMany(b => b).Order());
            Assert.All(cut, block => Assert.Equal(block.Order(), block));
            double share = (costs.Sum() + firstCost) / blocks, dearest = costs.Max();
            for (int b = 0; b < blocks; b++)
            {
                double cost = cut[b].Sum(u => costs[u]);
                Assert.True(cost <= share + dearest + 1e-9, $"block {b} costs {cost}, its share is {share}, the dearest unit {dearest}");
            }

            Assert.Equal(cut, UnitBlocks.Cut(units, groups, costs, firstCost, blocks));
        });

    [Fact]
    public void A_group_is_cut_only_where_blocks_meet()
    {
        PolygonSet units = Squares(8, 8);
        string[] groups = [.. Enumerable.Range(0, 64).Select(u => u % 8 < 4 ? "west" : "east")];
        int[][] cut = UnitBlocks.Cut(units, groups, [.. Enumerable.Repeat(1.0, 64)], 0, 4);
        Assert.All(cut, block =>
        {
            Assert.Equal(16, block.Length);
            Assert.Single(block.Select(u => groups[u]).Distinct());
        });
    }

    [Fact]
    public void What_the_first_block_has_to_do_besides_is_taken_off_it()
    {
        int[][] cut = UnitBlocks.Cut(Squares(10, 1), [.. Enumerable.Repeat(string.Empty, 10)], [.. Enumerable.Repeat(1.0, 10)], 10, 2);
        Assert.Equal([0, 10], cut.Select(b => b.Length));
    }

    [Fact]
    public void Units_without_a_polygon_or_a_cost_are_dealt_out_too_and_numbers_that_are_none_are_refused()
    {
        PolygonSet empty = PolygonSets.Of([], [], []);
        Assert.Equal([0, 1, 2], UnitBlocks.Cut(empty, ["", "", ""], [0, 0, 0], 0, 3).SelectMany(b => b).Order());
        Assert.Empty(UnitBlocks.Cut(PolygonSets.Of(), [], [], 0, 2).SelectMany(b => b));
        Assert.Throws<ArgumentException>(() => UnitBlocks.Cut(empty, ["", "", ""], [0, double.NaN, 0], 0, 3));
        Assert.Throws<ArgumentException>(() => UnitBlocks.Cut(empty, ["", "", ""], [0, 0, 0], -1, 3));
        Assert.Throws<ArgumentException>(() => UnitBlocks.Cut(empty, ["", ""], [0, 0, 0], 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitBlocks.Cut(empty, ["", "", ""], [0, 0, 0], 0, 0));
    }

    private static PolygonSet Squares(int columns, int rows) => PolygonSets.Of(
        [.. Enumerable.Range(0, columns * rows).Select(u => new[] { PolygonSets.Rectangle(u % columns, u / columns, (u % columns) + 1, (u / columns) + 1) })]);
}
