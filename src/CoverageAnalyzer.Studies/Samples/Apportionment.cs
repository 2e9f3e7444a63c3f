namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Shares out a number of points among units in proportion to a weight.</summary>
internal static class Apportionment
{
    /// <summary>Shares out by the method of Webster and Sainte-Laguë: the next point goes where weight / (2 · points + 1) is the greatest.</summary>
    /// <param name="weights">Weight of each unit; 0 gets none beyond what it holds.</param>
    /// <param name="held">Points each unit holds already; takes the result.</param>
    /// <param name="total">Points to hold in all.</param>
    public static void Fill(double[] weights, int[] held, int total)
    {
        for (int count = held.Sum(); count < total; count++)
        {
            int best = 0;
            for (int i = 1; i < weights.Length; i++)
            {
                if (weights[i] / ((2 * held[i]) + 1) > weights[best] / ((2 * held[best]) + 1))
                {
                    best = i;
                }
            }

            held[best]++;
        }
    }
}
