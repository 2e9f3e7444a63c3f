using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>The numbers of points that would make the other figures right.</summary>
/// <param name="Low">Least number, not yet whole; above 0.</param>
/// <param name="High">Greatest number, not yet whole.</param>
/// <param name="Value">The number that the figures give exactly as printed, not whole.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImpliedCount(double Low, double High, double Value)
{
    // An interval closes on a whole number only up to the rounding of the division.
    private const double Slack = 1e-9;

    /// <summary>The least whole number of points in the range.</summary>
    public double LeastWhole => Math.Max(1, Math.Ceiling(Low * (1 - Slack)));

    /// <summary>The greatest whole number of points in the range.</summary>
    public double GreatestWhole => Math.Floor(High * (1 + Slack));

    /// <summary>True where a whole number of points lies in the range.</summary>
    public bool HasWhole => LeastWhole <= GreatestWhole;

    /// <summary>The numbers in this range and in another.</summary>
    /// <param name="other">The other range.</param>
    public ImpliedCount And(ImpliedCount other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High), Value);

    /// <summary>The number of points where a total and its part per point are printed.</summary>
    /// <param name="total">Area or people in all.</param>
    /// <param name="perPoint">Area or people per point.</param>
    internal static ImpliedCount Of(RoundedFigure total, RoundedFigure perPoint) =>
        new(total.Low / perPoint.High, total.High / perPoint.Low, total.Value / perPoint.Value);
}
