namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Turns the straight boundaries of a network into lines that look surveyed, and keeps every area.</summary>
/// <remarks>
/// Source: Fournier, Fussell, Carpenter, Computer Rendering of Stochastic Models, CACM 25 (1982) (midpoint displacement).
/// Each boundary becomes the graph of a random function over its chord, so that it cannot cross itself. Where two boundaries cross, both
/// are flattened by half until none do. A flat parabola added to each inner boundary then gives each unit back the area the random part took:
/// the area under a graph is linear in its heights, so one linear system of equations has the exact answer.
/// </remarks>
internal sealed class BoundaryRoughening
{
    private const double LeafMetres = 330;
    private const double Roughness = 0.56; // displacement shrinks by this factor from one level to the next
    private const int MostFlattenings = 40;

    private readonly BoundaryNetwork network;
    private readonly double[][] noise;
    private readonly double[] flattening;

    private BoundaryRoughening(BoundaryNetwork network, Func<Boundary, double> amplitude, ulong seed, IReadOnlyList<string> names)
    {
        this.network = network;
        noise = new double[network.Boundaries.Count][];
        flattening = new double[network.Boundaries.Count];
        var drawn = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int b = 0; b < noise.Length; b++)
        {
            var boundary = network.Boundaries[b];
            string right = boundary.Right >= 0 ? names[boundary.Right] : boundary.Side ?? string.Empty;
            string key = names[boundary.Left] + "/" + right;
            drawn[key] = drawn.GetValueOrDefault(key) + 1; // a unit may meet the same side in several stretches
            var random = SplitMix64.For(seed, names[boundary.Left], right + "/" + drawn[key]);
            noise[b] = Noise(Chord(b).Length, amplitude(boundary), random);
            if (boundary.Right < 0)
            {
                Neutralize(noise[b]);
            }

            flattening[b] = 1;
        }
    }

    /// <summary>Roughens a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="amplitude">Standard displacement of a boundary's middle, as a share of its length.</param>
    /// <param name="seed">The study's seed.</param>
    /// <param name="names">A name for each unit, which fixes its random numbers.</param>
    /// <returns>The line of each boundary, from its first node to its last.</returns>
    /// <exception cref="InvalidOperationException">The straight network itself has crossings.</exception>
    public static Place[][] Lines(BoundaryNetwork network, Func<Boundary, double> amplitude, ulong seed, IReadOnlyList<string> names)
    {
        var roughening = new BoundaryRoughening(network, amplitude, seed, names);
        for (int attempt = 0; attempt < MostFlattenings; attempt++)
        {
            var lines = roughening.Lines();
            var crossing = SegmentCrossings.LinesThatCross(lines);
            if (crossing.Count == 0)
            {
                return lines;
            }

            foreach (int b in crossing)
            {
                roughening.flattening[b] = attempt > 8 ? 0 : roughening.flattening[b] / 2;
            }
        }

        throw new InvalidOperationException("The boundaries of the schematic study cross each other.");
    }

    private Place Chord(int b) => network.Nodes[network.Boundaries[b].To] - network.Nodes[network.Boundaries[b].From];

    private static double[] Noise(double lengthMetres, double amplitude, SplitMix64 random)
    {
        int levels = 0;
        while (lengthMetres / (1 << levels) > LeafMetres * 1.4)
        {
            levels++;
        }

        double[] heights = new double[(1 << levels) + 1];
        double spread = amplitude * lengthMetres;
        for (int span = heights.Length - 1; span > 1; span /= 2, spread *= Roughness)
        {
            for (int i = span / 2; i < heights.Length; i += span)
            {
                double middle = (heights[i - (span / 2)] + heights[i + (span / 2)]) / 2;
                heights[i] = middle + (spread * random.NextSigned());
            }
        }

        return heights;
    }

    /// <summary>Takes the mean out of an outer line by a parabola, so that the outline keeps its area.</summary>
    private static void Neutralize(double[] heights)
    {
        double sum = 0, bump = 0;
        for (int i = 0; i < heights.Length; i++)
        {
            sum += heights[i];
            bump += Bump(i, heights.Length);
        }

        for (int i = 0; i < heights.Length && bump > 0; i++)
        {
            heights[i] -= sum / bump * Bump(i, heights.Length);
        }
    }

    private static double Bump(int i, int count)
    {
        double t = i / (double)(count - 1);
        return 4 * t * (1 - t);
    }

    private Place[][] Lines()
    {
        double[] level = Levels();
        var lines = new Place[noise.Length][];
        for (int b = 0; b < lines.Length; b++)
        {
            var boundary = network.Boundaries[b];
            Place from = network.Nodes[boundary.From], chord = Chord(b);
            Place normal = chord.TurnedLeft * (1 / chord.Length);
            double raise = boundary.Right < 0 ? 0 : BumpHeight(b, level);
            var line = new Place[noise[b].Length];
            for (int i = 0; i < line.Length; i++)
            {
                double height = (flattening[b] * noise[b][i]) + (raise * Bump(i, line.Length));
                line[i] = from + (chord * (i / (double)(line.Length - 1))) + (normal * height);
            }

            line[^1] = network.Nodes[boundary.To];
            lines[b] = line;
        }

        return lines;
    }

    /// <summary>A level for each unit such that bumps from higher to lower levels give each unit its area back.</summary>
    private double[] Levels()
    {
        int n = network.UnitCount;
        double[,] matrix = new double[n, n];
        double[] gained = new double[n];
        for (int b = 0; b < noise.Length; b++)
        {
            var boundary = network.Boundaries[b];
            if (boundary.Right < 0)
            {
                continue;
            }

            // Heights are to the left, so what lies under them is the right unit's gain.
            double gain = flattening[b] * noise[b].Sum() * Spacing(b);
            gained[boundary.Right] += gain;
            gained[boundary.Left] -= gain;
            double slope = BumpSum(b) * Spacing(b) * Stiffness(b);
            matrix[boundary.Left, boundary.Left] += slope;
            matrix[boundary.Right, boundary.Right] += slope;
            matrix[boundary.Left, boundary.Right] -= slope;
            matrix[boundary.Right, boundary.Left] -= slope;
        }

        double[] right = new double[n - 1];
        for (int i = 0; i < n - 1; i++)
        {
            right[i] = -gained[i];
        }

        double[] solution = SymmetricSystem.Solve(matrix, right)
            ?? throw new InvalidOperationException("The units of the schematic study are not one connected piece.");
        return [.. solution, 0];
    }

    private double BumpHeight(int b, double[] level) =>
        (level[network.Boundaries[b].Right] - level[network.Boundaries[b].Left]) * Stiffness(b);

    private double BumpSum(int b)
    {
        double sum = 0;
        for (int i = 0; i < noise[b].Length; i++)
        {
            sum += Bump(i, noise[b].Length);
        }

        return sum;
    }

    private double Spacing(int b) => Chord(b).Length / (noise[b].Length - 1);

    /// <summary>Long boundaries take more of the correction: their bump grows with their length.</summary>
    private double Stiffness(int b) => Chord(b).Length;
}
