using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>Heights along a path at the places a picture draws: those of the profile and as many between as curves need, or the highest of many in one.</summary>
internal sealed class ProfileSamples
{
    private const int Most = 2400;
    private const int Between = 480;

    private ProfileSamples(double[] kilometres, double[] ground, double[] top) => (Kilometres, Ground, Top) = (kilometres, ground, top);

    /// <summary>Distances in km, rising.</summary>
    public double[] Kilometres { get; }

    /// <summary>Ground above sea level in m; NaN where not known.</summary>
    public double[] Ground { get; }

    /// <summary>Ground with what stands on it.</summary>
    public double[] Top { get; }

    /// <summary>Samples a profile.</summary>
    public static ProfileSamples Of(TerrainProfile profile)
    {
        int n = profile.Count;
        double length = profile.LengthKilometres;
        double[] places = n <= Most
            ? [.. Enumerable.Range(0, Between + 1).Select(i => length * i / Between).Concat(profile.DistancesKilometres).Distinct().Order()]
            : [.. Enumerable.Range(0, Most + 1).Select(i => length * i / Most)];
        var ground = new double[places.Length];
        var top = new double[places.Length];
        int right = 0;
        for (int i = 0; i < places.Length; i++)
        {
            int from = right;
            while (right < n - 1 && profile.DistancesKilometres[right] < places[i])
            {
                right++;
            }

            if (n > Most)
            {
                // The highest point since the last sample: a peak is never lost.
                int highest = right;
                for (int j = Math.Min(from + 1, right); j < right; j++)
                {
                    highest = !(profile.ElevationsMetres[j] <= profile.ElevationsMetres[highest]) ? j : highest;
                }

                (ground[i], top[i]) = (profile.ElevationsMetres[highest], TopOf(profile, highest));
                continue;
            }

            int left = Math.Max(0, right - 1);
            double span = profile.DistancesKilometres[right] - profile.DistancesKilometres[left], share = span > 0 ? (places[i] - profile.DistancesKilometres[left]) / span : 1;
            ground[i] = Mix(profile.ElevationsMetres[left], profile.ElevationsMetres[right], share);
            top[i] = Mix(TopOf(profile, left), TopOf(profile, right), share);
        }

        return new ProfileSamples(places, ground, top);
    }

    // What stands at the ends does not count: the antennas stand there.
    private static double TopOf(TerrainProfile profile, int i) =>
        profile.ElevationsMetres[i] + (i == 0 || i == profile.Count - 1 ? 0 : profile.ClutterMetres?[i] ?? 0);

    private static double Mix(double a, double b, double share) => share == 0 ? a : share == 1 ? b : a + ((b - a) * share);
}
