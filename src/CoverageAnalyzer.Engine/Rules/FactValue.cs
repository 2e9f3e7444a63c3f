using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>A fact's value: a number, an interval the number lies in, or unknown with the reason.</summary>
public sealed record FactValue
{
    private FactValue()
    {
    }

    /// <summary>Least possible value; NaN where unknown.</summary>
    public double Low { get; private init; } = double.NaN;

    /// <summary>Greatest possible value; NaN where unknown.</summary>
    public double High { get; private init; } = double.NaN;

    /// <summary>Why it is unknown; empty where it is known.</summary>
    public LocalizedText Unknown { get; private init; } = LocalizedText.Empty;

    /// <summary>The unit's whole area, which a share of area is of; NaN for other facts.</summary>
    public double WholeSquareKilometres { get; private init; } = double.NaN;

    /// <summary>Share (0–1) of the unit's area whose height is unknown.</summary>
    public double UnknownFraction { get; private init; }

    /// <summary>True where there is a value or an interval.</summary>
    public bool IsKnown => !double.IsNaN(Low);

    /// <summary>A number.</summary>
    /// <param name="value">The number; NaN is a mistake of the caller.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN.</exception>
    public static FactValue Of(double value) => Between(value, value);

    /// <summary>An interval.</summary>
    /// <param name="low">Least possible value.</param>
    /// <param name="high">Greatest possible value, not below <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is NaN, or the bounds are the wrong way round.</exception>
    public static FactValue Between(double low, double high)
    {
        if (!(low <= high))
        {
            throw new ArgumentOutOfRangeException(nameof(low), low, $"must be a number not above the other bound, {high}");
        }

        return new() { Low = low, High = high };
    }

    /// <summary>Yes or no.</summary>
    /// <param name="value">The answer; null where unknown.</param>
    /// <param name="unknown">Why it is unknown, for null.</param>
    public static FactValue Of(bool? value, LocalizedText unknown) => value is bool known ? Of(known ? 1 : 0) : NotKnown(unknown);

    /// <summary>A number, or unknown where it is NaN.</summary>
    /// <param name="value">The number.</param>
    /// <param name="unknown">Why it is unknown, for NaN.</param>
    public static FactValue Of(double value, LocalizedText unknown) => double.IsNaN(value) ? NotKnown(unknown) : Of(value);

    /// <summary>A share of area, part of which is unknown: the known part up to the known and the unknown part, of the whole area.</summary>
    /// <param name="partSquareKilometres">The part known to belong.</param>
    /// <param name="unknownSquareKilometres">The part that may or may not belong.</param>
    /// <param name="wholeSquareKilometres">The whole area, water included; more than 0.</param>
    public static FactValue AreaShare(double partSquareKilometres, double unknownSquareKilometres, double wholeSquareKilometres)
    {
        double low = Math.Clamp(partSquareKilometres / wholeSquareKilometres, 0, 1);
        double high = Math.Clamp((partSquareKilometres + unknownSquareKilometres) / wholeSquareKilometres, low, 1);
        return Between(low, high) with { WholeSquareKilometres = wholeSquareKilometres, UnknownFraction = unknownSquareKilometres / wholeSquareKilometres };
    }

    /// <summary>Unknown.</summary>
    /// <param name="reason">Why, as a short phrase without capital and full stop: "no elevation model".</param>
    public static FactValue NotKnown(LocalizedText reason) => new() { Unknown = reason };

    /// <summary>The same value with the share of area whose height is unknown.</summary>
    /// <param name="fraction">The share, 0 to 1.</param>
    public FactValue WithUnknownFraction(double fraction) => this with { UnknownFraction = fraction };
}
