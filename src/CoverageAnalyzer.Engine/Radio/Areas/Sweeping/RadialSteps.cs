namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>What depends on nothing but the step of a radial and the number of its samples.</summary>
internal sealed class RadialSteps
{
    /// <summary>Makes the tables.</summary>
    /// <param name="stepMetres">Distance between samples.</param>
    /// <param name="samples">Number of the last sample.</param>
    public RadialSteps(double stepMetres, int samples)
    {
        (StepMetres, StepKilometres, Samples) = (stepMetres, stepMetres / 1000, samples);
        int room = samples + 80;
        DistancesKilometres = new double[room];
        InverseDistances = new double[room];
        Reciprocals = new double[room];
        Roots = new double[room];
        ReversedInverseRoots = new double[room];
        BlockRoots = new double[(room / 8) + 8];
        for (int i = 0; i < room; i++)
        {
            DistancesKilometres[i] = i * StepKilometres;
            Reciprocals[i] = 1.0 / i;
            InverseDistances[i] = 1 / DistancesKilometres[i];
            Roots[i] = Math.Sqrt(i);
            ReversedInverseRoots[i] = i < samples ? 1 / Math.Sqrt(samples - i) : 0;
        }

        Roots[0] = 1; // the site itself is no point between the terminals: its slope of −∞ is to stay that
        for (int block = 0; block < BlockRoots.Length; block++)
        {
            BlockRoots[block] = Math.Sqrt(Math.Max(1, 8 * block)); // the first point that counts is 1
        }

        for (int rest = 0; rest < 8; rest++)
        {
            double[] table = new double[(2 * BlockRoots.Length) + 8];
            for (int k = 0; k < table.Length; k++)
            {
                int away = rest + (8 * (BlockRoots.Length - k));
                table[k] = away > 0 ? 1 / Math.Sqrt(away) : 0;
            }

            ReversedBlockInverseRoots[rest] = table;
        }
    }

    /// <summary>Distance between samples in m.</summary>
    public double StepMetres { get; }

    /// <summary>Distance between samples in km.</summary>
    public double StepKilometres { get; }

    /// <summary>Number of the last sample; sample 0 is the site.</summary>
    public int Samples { get; }

    /// <summary>Distance of each sample in km.</summary>
    public double[] DistancesKilometres { get; }

    /// <summary>1 / distance in 1/km.</summary>
    public double[] InverseDistances { get; }

    /// <summary>1 / k.</summary>
    public double[] Reciprocals { get; }

    /// <summary>√k; 1 at 0.</summary>
    public double[] Roots { get; }

    /// <summary>1 / √(Samples − k) at place k: for a receiver at sample n, the values for points i = 0, 1, … stand from place Samples − n on.</summary>
    public double[] ReversedInverseRoots { get; }

    /// <summary>√ of the first point of each block of eight.</summary>
    public double[] BlockRoots { get; }

    /// <summary>1 / √(rest + 8 (length of <see cref="BlockRoots"/> − k)) at place k of table <c>rest</c>.</summary>
    public double[][] ReversedBlockInverseRoots { get; } = new double[8][];
}
