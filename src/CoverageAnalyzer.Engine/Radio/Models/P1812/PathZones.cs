using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>How a path is made up of sea, coast and inland.</summary>
/// <param name="SeaFraction">ω: share over sea, 0 to 1.</param>
/// <param name="LongestLandKilometres">dtm: longest unbroken stretch over land, inland or coastal, in km.</param>
/// <param name="LongestInlandKilometres">dlm: longest unbroken stretch inland in km.</param>
/// <param name="TransmitterAtSea">Whether the first point is sea.</param>
/// <param name="ReceiverAtSea">Whether the last point is sea.</param>
public readonly record struct PathZones(double SeaFraction, double LongestLandKilometres, double LongestInlandKilometres, bool TransmitterAtSea, bool ReceiverAtSea)
{
    /// <summary>A path that is inland all the way.</summary>
    /// <param name="pathKilometres">Its length in km.</param>
    public static PathZones Inland(double pathKilometres) => new(0, pathKilometres, pathKilometres, false, false);

    /// <summary>Measures a path whose points have zones: a zone reaches half way to the next point of another one.</summary>
    /// <remarks>Source: ITU-R P.1812-8, §3.3 and 3.6.</remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising.</param>
    /// <param name="zones">Zone of each point; empty: inland.</param>
    public static PathZones Of(ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<RadioClimaticZone> zones)
    {
        double total = distancesKilometres[^1];
        if (zones.IsEmpty)
        {
            return Inland(total);
        }

        (double sea, _) = Stretches(distancesKilometres, zones, static z => z == RadioClimaticZone.Sea);
        (_, double land) = Stretches(distancesKilometres, zones, static z => z != RadioClimaticZone.Sea);
        (_, double inland) = Stretches(distancesKilometres, zones, static z => z == RadioClimaticZone.Inland);
        return new(sea / total, land, inland, zones[0] == RadioClimaticZone.Sea, zones[^1] == RadioClimaticZone.Sea);
    }

    private static (double Sum, double Longest) Stretches(ReadOnlySpan<double> distances, ReadOnlySpan<RadioClimaticZone> zones, Func<RadioClimaticZone, bool> belongs)
    {
        double sum = 0, longest = 0;
        int last = distances.Length - 1;
        for (int i = 0; i <= last; i++)
        {
            if (!belongs(zones[i]))
            {
                continue;
            }

            double start = i == 0 ? 0 : (distances[i - 1] + distances[i]) / 2;
            while (i < last && belongs(zones[i + 1]))
            {
                i++;
            }

            double end = i == last ? distances[last] : (distances[i] + distances[i + 1]) / 2;
            sum += end - start;
            longest = Math.Max(longest, end - start);
        }

        return (sum, longest);
    }
}
