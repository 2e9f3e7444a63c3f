using CoverageAnalyzer.Studies.Samples;

namespace CoverageAnalyzer.Tests.Samples;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Gives_the_published_sequence()
    {
        // Reference output of splitmix64.c (Vigna) for seed 1234567.
        var random = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(_ => random.NextBits()));
    }

    [Fact]
    public void Numbers_keep_to_their_range_and_spread()
    {
        var random = new SplitMix64(1);
        double[] unit = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextUnit())];
        Assert.All(unit, u => Assert.InRange(u, 0, 0.9999999999999999));
        Assert.Equal(0.5, unit.Average(), 0.01);
        double[] bell = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextBell())];
        Assert.Equal(0, bell.Average(), 0.03);
        Assert.Equal(1, bell.Average(b => b * b), 0.03);
    }

    [Fact]
    public void Each_pair_of_names_has_its_own_sequence()
    {
        Assert.Equal(SplitMix64.For(1, "a", "b").NextBits(), SplitMix64.For(1, "a", "b").NextBits());
        Assert.NotEqual(SplitMix64.For(1, "a", "b").NextBits(), SplitMix64.For(1, "b", "a").NextBits());
        Assert.NotEqual(SplitMix64.For(1, "a", "b").NextBits(), SplitMix64.For(2, "a", "b").NextBits());
        Assert.NotEqual(SplitMix64.For(1, "ab", "c").NextBits(), SplitMix64.For(1, "a", "bc").NextBits());
    }
}
