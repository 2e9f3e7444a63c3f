using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Models;

/// <summary>Profiles and links of every kind that the models take.</summary>
internal static class RandomPaths
{
    /// <summary>3 to 60 points, steps of 1 m to 3 km, plains to alps, bare and inland.</summary>
    public static readonly Gen<TerrainProfile> Profiles =
        from steps in Gen.Double[0.001, 3].Array[2, 60]
        from relief in Gen.Double[0, 2000]
        from heights in Gen.Double[0, 1].Array[steps.Length + 1]
        select new TerrainProfile(Distances(steps), [.. heights.Select(h => h * relief)]);

    /// <summary>The same with clutter and zones.</summary>
    public static readonly Gen<TerrainProfile> Mixed =
        from bare in Profiles
        from clutter in Gen.Double[0, 40].Array[bare.Count]
        from zones in Gen.Int[0, 2].Array[bare.Count]
        select new TerrainProfile([.. bare.DistancesKilometres], [.. bare.ElevationsMetres], clutter, [.. zones.Select(z => z == 0 ? RadioClimaticZone.Sea : (RadioClimaticZone)(z + 2))]);

    /// <summary>Any link within the limits of P.1812.</summary>
    public static readonly Gen<RadioLink> Links =
        from megahertz in Gen.Double[30, 6000]
        from heights in Gen.Select(Gen.Double[1, 3000], Gen.Double[1, 3000])
        from percents in Gen.Select(Gen.Double[1, 50], Gen.Double[1, 99])
        from climate in Gen.Select(Gen.Double[0, 120], Gen.Double[250, 450], Gen.Double[-90, 90])
        from coast in Gen.Select(Gen.Double[0, 20], Gen.Double[0, 20])
        from vertical in Gen.Bool
        select new RadioLink
        {
            FrequencyMHz = megahertz,
            TransmitterHeightAboveGroundMetres = heights.Item1,
            ReceiverHeightAboveGroundMetres = heights.Item2,
            TimePercent = percents.Item1,
            LocationPercent = percents.Item2,
            RefractivityGradient = climate.Item1,
            SeaLevelRefractivity = climate.Item2,
            TransmitterLatitudeDegrees = climate.Item3,
            ReceiverLatitudeDegrees = climate.Item3,
            TransmitterToCoastKilometres = coast.Item1,
            ReceiverToCoastKilometres = coast.Item2,
            Polarization = vertical ? Polarization.Vertical : Polarization.Horizontal,
        };

    /// <summary>The path from the other end.</summary>
    public static TerrainProfile Reversed(TerrainProfile p) => new(
        [.. p.DistancesKilometres.Reverse().Select(d => p.LengthKilometres - d)],
        [.. p.ElevationsMetres.Reverse()],
        p.ClutterMetres is null ? null : [.. p.ClutterMetres.Reverse()],
        p.Zones is null ? null : [.. p.Zones.Reverse()]);

    private static double[] Distances(double[] steps)
    {
        double[] distances = new double[steps.Length + 1];
        for (int i = 0; i < steps.Length; i++)
        {
            distances[i + 1] = distances[i] + steps[i];
        }

        return distances;
    }
}
