namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Inverse of the normal distribution, by which a probability at the edge of a cell becomes a margin.</summary>
/// <remarks>Source: the tail probability by continued fraction and series (Abramowitz and Stegun 26.2.12, 26.2.14), inverted by bisection; right to 1e-9.</remarks>
public static class NormalDeviate
{
    /// <summary>Deviate that a normal variable stays below with a probability.</summary>
    /// <param name="probabilityFraction">Probability, above 0 and below 1.</param>
    /// <returns>Standard deviations from the mean: 0 at 0.5, 1.2816 at 0.9.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1.</exception>
    public static double Below(double probabilityFraction)
    {
        if (!(probabilityFraction is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probabilityFraction), probabilityFraction, "A probability must lie between 0 and 1, both left out.");
        }

        double low = -40, high = 40;
        while (high - low > 1e-12 * Math.Max(1, Math.Abs(low)))
        {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = ProbabilityBelow(middle) < probabilityFraction ? (middle, high) : (low, middle);
        }

        double deviate = (low + high) / 2;
        return Math.Abs(deviate) < 1e-11 ? 0 : deviate;
    }

    private static double ProbabilityBelow(double x)
    {
        double a = Math.Abs(x), density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI), tail;
        if (a < 3)
        {
            double term = a, sum = a; // 26.2.11: Φ = 1/2 + φ·(x + x³/3 + x⁵/15 + …)
            for (int n = 3; term > 1e-18 * sum; n += 2)
            {
                sum += term *= a * a / n;
            }

            tail = 0.5 - (density * sum);
        }
        else
        {
            double fraction = a; // 26.2.14
            for (int n = 200; n > 0; n--)
            {
                fraction = a + (n / fraction);
            }

            tail = density / fraction;
        }

        return x < 0 ? tail : 1 - tail;
    }
}
