using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>Rounds the breaks of quantiles to numbers that can be read: 2,400 in place of 2,409.</summary>
internal static class ReadableBreaks
{
    /// <summary>Share of a class that may move into its neighbour by rounding.</summary>
    private const double MovedFraction = 0.1;

    private const int MostDigits = 6;

    /// <summary>
    /// The classes with the fewest significant digits, 2 or more, with which no class becomes empty and none gains or loses more
    /// than a tenth of the values it would have; the exact ones where no rounding does that.
    /// </summary>
    /// <param name="exact">The quantiles.</param>
    /// <param name="values">The values they come from.</param>
    public static NumericClasses Of(NumericClasses exact, IReadOnlyList<double> values)
    {
        int[] wanted = CountsOf(exact, values);
        double most = MovedFraction * wanted.Sum() / Math.Max(1, exact.Count);
        for (int digits = 2; digits <= MostDigits; digits++)
        {
            NumericClasses rounded = NumericClasses.FromBreaks(exact.Breaks.Select(b => Round(b, digits)), exact.Closed);
            if (rounded.Count != exact.Count)
            {
                continue;
            }

            int[] counts = CountsOf(rounded, values);
            if (counts.Zip(wanted).All(p => p.First > 0 && Math.Abs(p.First - p.Second) <= most))
            {
                return rounded;
            }
        }

        return exact;
    }

    private static int[] CountsOf(NumericClasses classes, IReadOnlyList<double> values)
    {
        var counts = new int[classes.Count];
        foreach (double value in values)
        {
            if (classes.ClassOf(value) is >= 0 and int c)
            {
                counts[c]++;
            }
        }

        return counts;
    }

    private static double Round(double value, int digits)
    {
        if (value == 0)
        {
            return 0;
        }

        int power = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        // A power of ten is exact up to 10²²; dividing by it is right to the last bit, multiplying by 0.01 is not.
        double scale = Math.Pow(10, Math.Abs(power));
        return power >= 0 ? Math.Round(value * scale, MidpointRounding.AwayFromZero) / scale : Math.Round(value / scale, MidpointRounding.AwayFromZero) * scale;
    }
}
