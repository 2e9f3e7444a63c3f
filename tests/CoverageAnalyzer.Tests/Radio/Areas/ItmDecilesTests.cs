using CoverageAnalyzer.Engine.Radio.Areas;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Both ranks against sorting, receiver after receiver.</summary>
public sealed class ItmDecilesTests
{
    /// <summary>
    /// Heights that drift a little (the rank stays in its band), whole ones (many equal, more than sixteen in a band), new ones every time (the band is left), and all the same.
    /// A line without slope leaves h − mean, which is exact for these numbers: what is expected is expected to the bit.
    /// </summary>
    [Fact]
    public void Both_ranks_are_those_of_sorting_whatever_was_asked_before() =>
        Gen.Select(Gen.Int[4, 25], Gen.Int[0, 100_000], Gen.Int[0, 3]).Sample(
            (tenth, seed, kind) =>
            {
                var random = new Random(seed);
                int points = (10 * tenth) - 5;
                float[] heights = new float[points + 32], numbers = new float[points + 32];
                heights.AsSpan(points).Fill(float.NaN);
                var deciles = new ItmDeciles();
                deciles.Begin();
                for (int receiver = 0; receiver < 40; receiver++)
                {
                    for (int i = 0; i < points; i++)
                    {
                        heights[i] = kind switch
                        {
                            0 => receiver == 0 ? random.Next(4000) / 8f : heights[i] + (random.Next(-8, 9) / 8f),
                            1 => random.Next(12),
                            2 => random.Next(8000) * (receiver % 3 == 0 ? 0.125f : 2f),
                            _ => 7,
                        };
                    }

                    float[] sorted = [.. heights[..points].Select(height => height - 3).Order()];
                    Assert.Equal((double)sorted[points - tenth] - sorted[tenth - 1], deciles.RangeMetres(ref heights[0], ref numbers[0], points, 3, 0, tenth));
                }
            },
            iter: 200, threads: 1);
}
