using CsCheck;
using CoverageAnalyzer.Engine.Radio.Areas.Sweeping;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Radials and links that a sweep can meet, made from a seed.</summary>
internal static class RadialTerrains
{
    /// <summary>Heights of 3 to 700 samples: noise, mountains, whole metres as models have them, flat land, sea with islands, a round hill, a bowl.</summary>
    public static Gen<(RadialSteps Steps, double[] Heights)> Radial { get; } = Gen.Select(Gen.Int[3, 700], Gen.Double[0.01, 0.12], Gen.Int[0, 7], Gen.Int).Select((samples, step, kind, seed) =>
    {
        var steps = new RadialSteps(1000 * step, samples);
        double[] heights = new double[steps.DistancesKilometres.Length];
        var random = new Random(seed);
        double walk = 300, slope = 0, amplitude = Math.Pow(10, (3.5 * random.NextDouble()) - 1);
        for (int i = 0; i < heights.Length; i++)
        {
            double d = i * step, x = (double)i / samples;
            slope = (0.95 * slope) + (random.NextDouble() - 0.5);
            walk = Math.Clamp(walk + (slope * amplitude / 30), -400, 8000);
            heights[i] = kind switch
            {
                0 => amplitude * random.NextDouble(), // rough
                1 => walk,
                2 => Math.Round(walk),
                3 => 12, // flat: every line of sight grazes
                4 => i % 97 < 80 ? 0 : Math.Round(40 * random.NextDouble()),
                5 => amplitude * Math.Exp(-8 * (x - 0.5) * (x - 0.5)), // one round hill: the hull keeps all samples
                6 => amplitude * (x - 0.5) * (x - 0.5), // a bowl: the hull keeps its ends
                _ => i % 40 == 0 ? amplitude : 0.5 * d, // ridges on a slope
            };
        }

        return (steps, heights);
    });

    /// <summary>Links over the whole range of the model.</summary>
    public static Gen<RadioLink> Link { get; } = Gen.Select(
        Gen.Double[1.5, 3.77], Gen.Double[0, 3], Gen.OneOf(Gen.Const(1.5), Gen.Double[1, 60]), Gen.Bool, Gen.Select(Gen.Double[0, 150], Gen.Double[250, 400], Gen.Double[-89, 89]), Gen.Select(Gen.Double[1, 99], Gen.Double[0, 8]))
        .Select((frequency, transmitter, receiver, vertical, climate, places) => new RadioLink
        {
            FrequencyMHz = Math.Pow(10, frequency),
            TransmitterHeightAboveGroundMetres = Math.Pow(10, transmitter),
            ReceiverHeightAboveGroundMetres = receiver,
            Polarization = vertical ? Polarization.Vertical : Polarization.Horizontal,
            RefractivityGradient = climate.Item1,
            SeaLevelRefractivity = climate.Item2,
            TransmitterLatitudeDegrees = climate.Item3,
            ReceiverLatitudeDegrees = climate.Item3,
            LocationPercent = places.Item1,
            LocationDeviationDb = places.Item2,
        });
}
