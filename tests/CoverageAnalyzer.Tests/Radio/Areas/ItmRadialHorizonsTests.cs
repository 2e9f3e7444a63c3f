using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Horizons carried outwards against those of the model on each receiver's own profile.</summary>
public sealed class ItmRadialHorizonsTests
{
    /// <summary>Terrain as it is, in whole metres (points in line and equal angles), and the sea, where every point is a corner. Steps of 30 m add up without rounding, so that all is equal to the bit.</summary>
    [Fact]
    public void Every_receiver_has_the_horizons_of_the_model_to_the_bit() =>
        Gen.Select(Gen.UInt[1, 100_000], Gen.Int[2, 300], Gen.Double[0.5, 60], Gen.Double[0.5, 10], Gen.Int[0, 2]).Sample(
            (seed, last, transmitter, receiver, kind) =>
            {
                double[] heights = [.. ItmTerrain.Profile(seed, last + 1).Select(height => kind == 0 ? height : kind == 1 ? Math.Round(height / 20) : 0)];
                const double least = 1 / 9_000_000.0, most = 1 / 7_500_000.0;
                var random = new Random((int)seed);
                var horizons = new ItmRadialHorizons();
                for (int round = 0; round < 2; round++)
                {
                    horizons.Begin(heights, last, 30, transmitter, least, most); // the second time over what the first one left
                    for (int sample = 1; sample <= last; sample++)
                    {
                        double curvature = random.Next(4) switch { 0 => least, 1 => most, _ => least + ((most - least) * random.NextDouble()) };
                        Assert.Equal(ItmHorizons.Find(heights.AsSpan(0, sample + 1), 30, curvature, transmitter, receiver), horizons.To(heights, sample, curvature, receiver));
                        horizons.Pass(sample, heights[sample]);
                    }
                }
            },
            iter: 150, threads: 1);
}
