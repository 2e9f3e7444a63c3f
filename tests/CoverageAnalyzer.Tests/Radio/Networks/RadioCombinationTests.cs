using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>The vector path of the kernel against the plain one, bit by bit.</summary>
public sealed class RadioCombinationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1000)]
    public void The_vector_path_gives_the_bits_of_the_plain_one(int n)
    {
        var random = new Random(n);
        float Loss() => random.Next(12) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => random.Next(90, 110) };
        byte[] seen = new byte[n], own = new byte[n], servers = new byte[n], seen2 = new byte[n], own2 = new byte[n], servers2 = new byte[n];
        float[] margins = new float[n], margins2 = new float[n];
        int[] best = new int[n], best2 = new int[n];
        Array.Fill(margins, float.NegativeInfinity);
        Array.Fill(margins2, float.NegativeInfinity);
        Array.Fill(best, -1);
        Array.Fill(best2, -1);
        for (int site = 299; site >= 0; site--) // downwards, so that ties meet a lower number later; and past 255 servers
        {
            float[] low = [.. Enumerable.Range(0, n).Select(_ => Loss())], expected = [.. low.Select(l => l - 1)], high = [.. Enumerable.Range(0, n).Select(_ => Loss())];
            int[] layers = [.. Enumerable.Range(0, n).Select(_ => (site * 2) + random.Next(2))];
            RadioCombination.Add(low, expected, high, 101, 108, 105, layers, seen, own, margins, best, servers);
            RadioCombination.AddPlain(low, expected, high, 101, 108, 105, layers, seen2, own2, margins2, best2, servers2);
        }

        Assert.Equal(seen2, seen);
        Assert.Equal(own2, own);
        Assert.Equal(servers2, servers);
        Assert.Equal(margins2, margins);
        Assert.Equal(best2, best);
    }

    [Fact]
    public void Servers_stop_at_255_and_ties_go_to_the_lower_number()
    {
        byte[] seen = new byte[40], servers = new byte[40];
        float[] margins = new float[40], loss = new float[40];
        int[] best = new int[40], layers = new int[40];
        Array.Fill(margins, float.NegativeInfinity);
        Array.Fill(best, -1);
        Array.Fill(loss, 100f);
        for (int site = 299; site >= 7; site--)
        {
            Array.Fill(layers, site);
            RadioCombination.Add(loss, loss, loss, 99, 100, 101, layers, seen, [], margins, best, servers);
        }

        Assert.All(servers, s => Assert.Equal(255, s));
        Assert.All(best, b => Assert.Equal(7, b));
        Assert.All(seen, s => Assert.Equal(6, s)); // not by the low assumption
        Assert.All(margins, m => Assert.Equal(0, m));
    }

    [Fact]
    public void The_least_need_of_a_sites_sectors_is_kept_and_what_is_not_known_gives_way_to_cover_only()
    {
        // Sixteen pairs and more, so that vectors meet them all: first sector by row, second by column.
        float[] losses = [90, 100, 110, float.PositiveInfinity, float.NaN];
        float[] first = [.. losses.SelectMany(l => Enumerable.Repeat(l, losses.Length))], second = [.. Enumerable.Repeat(losses, losses.Length).SelectMany(l => l)];
        float[] need = new float[first.Length];
        int[] layers = new int[first.Length];
        Array.Fill(need, float.PositiveInfinity);
        RadioNeeds.AllRound(first, 100, 7, need, layers);
        RadioNeeds.AllRound(second, 101, 8, need, layers);
        for (int i = 0; i < need.Length; i++)
        {
            float a = first[i] - 100, b = second[i] - 101;
            bool isUnknown = float.IsNaN(a) ? !(b <= 0) : float.IsNaN(b) && !(a <= 0);
            Assert.Equal(isUnknown ? float.NaN : float.IsNaN(a) ? b : float.IsNaN(b) ? a : Math.Min(a, b), need[i]);
            if (!isUnknown && !float.IsInfinity(need[i]))
            {
                Assert.Equal(b < a || float.IsNaN(a) ? 8 : 7, layers[i]);
            }
        }
    }
}
