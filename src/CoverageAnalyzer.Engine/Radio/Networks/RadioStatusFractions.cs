using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>How an area, or the people in it, divides over the four states of coverage. The parts add up to 1; all are NaN where there is nothing to divide.</summary>
/// <param name="CoveredFraction">Covered under all assumptions, 0–1.</param>
/// <param name="UncertainFraction">Covered under some assumptions only, 0–1.</param>
/// <param name="UncoveredFraction">Covered under none, 0–1.</param>
/// <param name="UnknownFraction">Not known, for want of heights on the way or at the place itself, 0–1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RadioStatusFractions(double CoveredFraction, double UncertainFraction, double UncoveredFraction, double UnknownFraction)
{
    /// <summary>Nothing to divide.</summary>
    public static RadioStatusFractions None => new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Divides a whole.</summary>
    /// <param name="amounts">Amount of each state, in the order of <see cref="RadioCoverageStatus"/>.</param>
    /// <returns>Fractions; <see cref="None"/> where the amounts add up to nothing.</returns>
    public static RadioStatusFractions Of(ReadOnlySpan<double> amounts)
    {
        double whole = amounts[0] + amounts[1] + amounts[2] + amounts[3];
        return whole > 0
            ? new(
                amounts[(int)RadioCoverageStatus.Covered] / whole,
                amounts[(int)RadioCoverageStatus.Uncertain] / whole,
                amounts[(int)RadioCoverageStatus.Uncovered] / whole,
                amounts[(int)RadioCoverageStatus.Unknown] / whole)
            : None;
    }
}
