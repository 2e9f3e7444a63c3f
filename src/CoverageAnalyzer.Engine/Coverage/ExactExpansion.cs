namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Exact sums and products of doubles, as sums of doubles that do not overlap, least first.</summary>
/// <remarks>
/// Source: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, 1997: grow-expansion, and
/// scaling by a fused multiply-add. Zero components are left out. Exact for coordinates that are all <see cref="IsSafe"/>: metres are
/// far within.
/// </remarks>
internal static class ExactExpansion
{
    /// <summary>a − b exactly.</summary>
    /// <returns>Number of components written.</returns>
    public static int Difference(double a, double b, Span<double> result)
    {
        double difference = a - b, virtualB = a - difference, virtualA = difference + virtualB;
        return Write(difference, (a - virtualA) + (virtualB - b), result);
    }

    /// <summary>e + f exactly.</summary>
    public static int Sum(ReadOnlySpan<double> e, ReadOnlySpan<double> f, Span<double> result)
    {
        e.CopyTo(result);
        int count = e.Length;
        foreach (double component in f)
        {
            count = Grow(result, count, component);
        }

        return count;
    }

    /// <summary>e · f exactly; the result needs room for twice the product of the lengths.</summary>
    public static int Product(ReadOnlySpan<double> e, ReadOnlySpan<double> f, Span<double> result)
    {
        int count = 0;
        foreach (double a in e)
        {
            foreach (double b in f)
            {
                double product = a * b, error = Math.FusedMultiplyAdd(a, b, -product);
                count = Grow(result, count, error);
                count = Grow(result, count, product);
            }
        }

        return count;
    }

    /// <summary>Changes the sign.</summary>
    public static void Negate(Span<double> e)
    {
        foreach (ref double component in e)
        {
            component = -component;
        }
    }

    /// <summary>Sign of an expansion: that of its greatest component.</summary>
    /// <exception cref="ArithmeticException">Something overflowed on the way, which <see cref="IsSafe"/> rules out.</exception>
    public static int Sign(ReadOnlySpan<double> e) => e.IsEmpty ? 0 : Math.Sign(e[^1]);

    /// <summary>Value of an expansion, to the last digit or the one before.</summary>
    public static double Value(ReadOnlySpan<double> e)
    {
        double value = 0;
        foreach (double component in e)
        {
            value += component;
        }

        return value;
    }

    /// <summary>True for a coordinate from which products of four differences neither overflow nor underflow: 0, or 2⁻²⁰⁰ … 2²⁰⁰.</summary>
    public static bool IsSafe(double coordinate) => coordinate == 0 || Math.Abs(coordinate) is >= 6.223015277861142E-61 and <= 1.6069380442589903E+60;

    private static int Grow(Span<double> e, int count, double value)
    {
        int kept = 0;
        double sum = value;
        for (int i = 0; i < count; i++)
        {
            double a = e[i], next = sum + a, virtualA = next - sum, virtualSum = next - virtualA;
            double error = (sum - virtualSum) + (a - virtualA);
            if (error != 0)
            {
                e[kept++] = error;
            }

            sum = next;
        }

        if (sum != 0)
        {
            e[kept++] = sum;
        }

        return kept;
    }

    private static int Write(double high, double low, Span<double> result)
    {
        int count = 0;
        if (low != 0)
        {
            result[count++] = low;
        }

        if (high != 0)
        {
            result[count++] = high;
        }

        return count;
    }
}
