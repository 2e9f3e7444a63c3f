namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Terrain profiles from a number, the same on every machine: waves of several lengths, a slope and noise. Recorded answers name the number.</summary>
internal static class ItmTerrain
{
    /// <summary>Heights in m, none below the sea.</summary>
    /// <param name="seed">The number; its last digit says how rugged the terrain is: 0 flat sea to 9 mountains.</param>
    /// <param name="count">Points.</param>
    public static double[] Profile(uint seed, int count)
    {
        ulong state = (seed * 2_654_435_761UL) + 12_345;
        double Next()
        {
            state = (state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL;
            return (state >> 11) * (1.0 / (1UL << 53));
        }

        double rugged = seed % 10, amplitude = rugged * rugged * 6, level = Next() * rugged * 120, tilt = (Next() - 0.5) * rugged * 0.3, noise = rugged * 0.4;
        (double Size, double Length, double Phase)[] waves = [.. Enumerable.Range(0, 5).Select(k => (amplitude * Next() / (k + 1), (4 + (Next() * 40)) * (5 - k), Next() * 6))];
        double[] heights = new double[count];
        for (int i = 0; i < count; i++)
        {
            double height = level + (tilt * i) + (noise * (Next() - 0.5));
            foreach (var (size, length, phase) in waves)
            {
                height += size * Math.Sin((i / length) + phase);
            }

            heights[i] = Math.Round(Math.Max(0, height), 3);
        }

        return heights;
    }
}
