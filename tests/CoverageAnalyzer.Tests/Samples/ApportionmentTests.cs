using CoverageAnalyzer.Studies.Samples;

namespace CoverageAnalyzer.Tests.Samples;

public sealed class ApportionmentTests
{
    [Fact]
    public void Shares_out_in_proportion()
    {
        // 53 : 24 : 23 people, 7 points. Quotients: 53, 24, 23, 17.67, 10.6, 8, 7.67, …: the seventh is 23/3 = 7.67, before 53/7 = 7.57.
        int[] held = [0, 0, 0];
        Apportionment.Fill([53, 24, 23], held, 7);
        Assert.Equal([3, 2, 2], held);
    }

    [Fact]
    public void Counts_what_is_held_and_gives_nothing_for_no_weight()
    {
        int[] held = [1, 0, 1];
        Apportionment.Fill([10, 0, 30], held, 6);
        Assert.Equal([2, 0, 4], held); // 30/3 = 10, 30/5 = 6, 30/7 = 4.3, 10/3 = 3.3 (30/9 = 3.3 ties: the first unit wins)
    }
}
