using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>Classes of a number: the rising breaks between them.</summary>
public sealed class NumericClasses
{
    private NumericClasses(double[] breaks, ClosedSide closed)
    {
        Breaks = breaks;
        Closed = closed;
    }

    /// <summary>The breaks, strictly rising; one less than classes.</summary>
    public IReadOnlyList<double> Breaks { get; }

    /// <summary>Where a value on a break belongs.</summary>
    public ClosedSide Closed { get; }

    /// <summary>Number of classes, 1 or more.</summary>
    public int Count => Breaks.Count + 1;

    /// <summary>Classes with given breaks; those that are not numbers or stand twice are left out.</summary>
    /// <param name="breaks">The breaks in any order.</param>
    /// <param name="closed">Where a value on a break belongs.</param>
    public static NumericClasses FromBreaks(IEnumerable<double> breaks, ClosedSide closed) =>
        new([.. breaks.Where(double.IsFinite).Distinct().Order()], closed);

    /// <summary>
    /// Classes with as many values each as equal values allow: break k is the smallest value that at least k/count of the values
    /// do not exceed. Equal values never fall apart, so there may be fewer classes than asked for, and none is empty.
    /// </summary>
    /// <param name="values">The values; NaN is left out.</param>
    /// <param name="count">Classes wanted, 1 or more.</param>
    public static NumericClasses FromQuantiles(IEnumerable<double> values, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        var breaks = new List<double>();
        for (int k = 1; k < count && sorted.Length > 0; k++)
        {
            int rank = (int)Math.Ceiling((double)k * sorted.Length / count); // counted from 1
            double value = sorted[Math.Max(rank, 1) - 1];
            if (value < sorted[^1] && (breaks.Count == 0 || value > breaks[^1]))
            {
                breaks.Add(value);
            }
        }

        return new([.. breaks], ClosedSide.Upper);
    }

    /// <summary>The class of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>0 for the lowest class; −1 where the value is NaN.</returns>
    public int ClassOf(double value)
    {
        if (double.IsNaN(value))
        {
            return -1;
        }

        int c = 0;
        while (c < Breaks.Count && (Closed == ClosedSide.Upper ? value > Breaks[c] : value >= Breaks[c]))
        {
            c++;
        }

        return c;
    }
}
