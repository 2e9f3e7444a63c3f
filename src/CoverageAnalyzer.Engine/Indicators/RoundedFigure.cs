using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>A figure as it was printed, and the interval of values that round to it.</summary>
/// <remarks>
/// The unit is that of whoever holds it. Both ends belong to the interval: authors round a half up, down or to even.
/// The default value is a printed 0 and stands for no figure; optional figures are nullable.
/// </remarks>
/// <param name="Value">The value as printed, above 0.</param>
/// <param name="Low">Least value it may stand for, above 0.</param>
/// <param name="High">Greatest value it may stand for.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RoundedFigure(double Value, double Low, double High)
{
    /// <summary>True where the figure stands for one value only: a count that was not rounded.</summary>
    public bool IsExact => Low == High;

    /// <summary>Decimals worth printing: those that tell the two ends apart, at most 9; 0 for an exact figure.</summary>
    public int Decimals => IsExact ? 0 : Math.Clamp((int)Math.Ceiling(-Math.Log10(High - Low) - 1e-6), 0, 9);

    /// <summary>A figure that is exactly what it says.</summary>
    /// <param name="value">The value, finite and 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public static RoundedFigure Exact(double value) => Within(value, 0);

    /// <summary>A figure that was rounded to its last printed digit: half a unit of that digit either way.</summary>
    /// <param name="value">The value, finite and 0 or more.</param>
    /// <param name="decimals">Decimals that were printed, 0 or more; below 0: the digits before the point that were rounded away.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite, or the decimals are beyond ±15.</exception>
    public static RoundedFigure Printed(double value, int decimals)
    {
        if (decimals is < -15 or > 15)
        {
            throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "Between -15 and 15 decimals.");
        }

        return Within(value, 0.5 * Math.Pow(10, -decimals));
    }

    /// <summary>A whole number said to be rounded ("13000", "about 9,600,000"): half a unit of its last digit that is not 0, either way.</summary>
    /// <param name="value">The value, finite and 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public static RoundedFigure RoundedWhole(double value)
    {
        int zeros = 0;
        for (double rest = value; rest >= 10 && rest < 1e15 && rest % 10 == 0; rest /= 10)
        {
            zeros++;
        }

        return Printed(value, -zeros);
    }

    /// <summary>The same figure in another unit.</summary>
    /// <param name="factor">What one old unit is in new ones, above 0.</param>
    public RoundedFigure Times(double factor) => new(Value * factor, Low * factor, High * factor);

    /// <summary>True where a computed value rounds to this figure.</summary>
    /// <param name="value">The value; NaN never does.</param>
    public bool Holds(double value) => value >= Low && value <= High;

    private static RoundedFigure Within(double value, double half)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A printed figure is a finite number, 0 or more.");
        }

        return new(value, Math.Max(0, value - half), value + half);
    }
}
