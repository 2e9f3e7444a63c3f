using System.Globalization;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>A threshold as its file states it: a number, or an exact fraction such as 2/3.</summary>
/// <param name="Numerator">The number itself, or the numerator.</param>
/// <param name="Denominator">1, or the denominator; more than 0.</param>
public sealed record RuleThreshold(double Numerator, double Denominator = 1)
{
    /// <summary>Relative slack of a comparison: a sum of areas that is two thirds on paper counts as two thirds.</summary>
    public const double Slack = 1e-9;

    /// <summary>The threshold as a number.</summary>
    public double Value => Numerator / Denominator;

    /// <summary>Reads a fraction of two whole numbers, "2/3".</summary>
    /// <param name="text">The text.</param>
    /// <returns>The threshold, or null where the text is no such fraction.</returns>
    public static RuleThreshold? Fraction(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out int numerator)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int denominator)
            && denominator > 0
            ? new RuleThreshold(numerator, denominator)
            : null;
    }

    /// <summary>Whether a number meets the comparison, the slack in favor of equality.</summary>
    /// <param name="value">The number.</param>
    /// <param name="comparison">The comparison.</param>
    public bool IsMetBy(double value, Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => Reaches(value),
        Comparison.LessThan => !Reaches(value),
        Comparison.AtMost => StaysWithin(value),
        Comparison.MoreThan => !StaysWithin(value),
        _ => Reaches(value) && StaysWithin(value),
    };

    // Multiplied out, so that a third is never rounded.
    private bool Reaches(double value) => value * Denominator >= Numerator - (Slack * Math.Abs(Numerator));

    private bool StaysWithin(double value) => value * Denominator <= Numerator + (Slack * Math.Abs(Numerator));
}
