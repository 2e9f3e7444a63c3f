using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Areas.Sweeping;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Every sample of a radial against the reference on the radial's own profile up to it.</summary>
public sealed class P1812SweepProperties
{
    private const double ToleranceDb = 1e-6;
    private const double Jump = 0.02; // dB by which the model itself jumps at ν = −0.78

    [Fact]
    public void Agrees_with_the_reference_at_every_sample_for_half_of_the_time() =>
        Gen.Select(RadialTerrains.Radial, RadialTerrains.Link, Gen.Int[1, 40]).Sample((radial, link, every) => Compare(radial.Steps, radial.Heights, link, every), iter: 400);

    [Fact]
    public void Agrees_with_the_reference_at_every_sample_for_less_of_the_time() =>
        Gen.Select(RadialTerrains.Radial, RadialTerrains.Link, Gen.Double[1, 49.9]).Sample((radial, link, percent) => Compare(radial.Steps, radial.Heights, link with { TimePercent = percent }, 23), iter: 150);

    /// <summary>
    /// A point on the straight line between the antennas is above or below it by rounding alone, and so are the two slopes of equations (89b) and (89c):
    /// their sum can be 0, and what stands in (90a) and (90b) must not be more than hobs, which is nothing.
    /// </summary>
    [Fact]
    public void Agrees_where_a_point_touches_the_straight_line()
    {
        RadioLink link = new()
        {
            FrequencyMHz = 5484, TransmitterHeightAboveGroundMetres = 1, ReceiverHeightAboveGroundMetres = 1.5, TimePercent = 50,
            RefractivityGradient = 0, SeaLevelRefractivity = 394, LocationPercent = 50,
        };
        foreach (double metres in (ReadOnlySpan<double>)[30, 47.3, 90.1])
        {
            var steps = new RadialSteps(metres, 500);
            for (int point = 2; point <= 60; point += 2)
            {
                for (int rise = 1; rise <= 8 && point * ((2 * rise) + 1) / 2 <= steps.Samples; rise++)
                {
                    // The line climbs from 301 m to 301.5 m + rise, by one metre up to the point.
                    int receiver = point * ((2 * rise) + 1) / 2;
                    double[] heights = new double[steps.DistancesKilometres.Length];
                    Array.Fill(heights, 300);
                    (heights[point], heights[receiver]) = (302, 300 + rise);
                    Compare(steps, heights, link, receiver);
                }
            }
        }
    }

    private static bool Compare(RadialSteps steps, double[] heights, RadioLink link, int every)
    {
        int[] samples = [.. Enumerable.Range(2, steps.Samples - 1).Where(i => i % every == 0 || i == steps.Samples)];
        var (diffraction, loss, open) = new P1812Sweep().Probe(steps, heights, samples, link);
        for (int k = 0; k < samples.Length; k++)
        {
            var profile = new TerrainProfile(steps.DistancesKilometres[..(samples[k] + 1)], heights[..(samples[k] + 1)]);
            var (path, expected) = P1812Model.Losses(profile, P1812Parameters.Of(link, profile.LengthKilometres));
            double wrong = Math.Max(Math.Abs(expected.Median.LossDb - diffraction[k]), Math.Abs(expected.LossDb - loss[k]));
            if (!(wrong <= ToleranceDb) && !OnEdge(profile, path, link, wrong))
            {
                throw new InvalidOperationException($"sample {samples[k]} of {steps.Samples}: Ld {diffraction[k]:R} for {expected.Median.LossDb:R}, Lb {loss[k]:R} for {expected.LossDb:R}");
            }

            // Paths that were not pointed out have no ducting in them, as the floor under Lba promises.
            if (Array.IndexOf(open, k) < 0 && !(expected.LeastDuctedDb >= expected.DiffractedDb))
            {
                throw new InvalidOperationException($"sample {samples[k]}: Lminbap {expected.LeastDuctedDb:R} is below Lbd {expected.DiffractedDb:R}");
            }
        }

        return true;
    }

    // A ν of −0.78 to the last digits is 0 dB or 0.013 dB by rounding alone: no program can be blamed for either.
    private static bool OnEdge(TerrainProfile profile, in P1812Path path, RadioLink link, double wrong)
    {
        double nu = Engine.Radio.Models.Diffraction.BullingtonDiffraction.FresnelParameter(
            profile.DistancesSpan, profile.ElevationsSpan, path.TransmitterMetres, path.ReceiverMetres, DuctingIncidence.MedianEarthRadiusKilometres(link.RefractivityGradient), link.FrequencyMHz / 1000);
        return wrong < Jump && Math.Abs(nu + 0.78) < 1e-9;
    }
}
