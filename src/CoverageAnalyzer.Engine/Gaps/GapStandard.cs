using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Gaps;

/// <summary>The service standard a gap is measured against.</summary>
/// <param name="PostalLimitKilometres">Greatest acceptable distance to a postal point.</param>
/// <param name="PostalMinimumFraction">Least share of people (0–1) within that distance.</param>
/// <param name="MobileRadiusKilometres">Coverage radius of a BTS site that states none of its own, for the words of a reason.</param>
/// <param name="MobileMinimumFraction">Least share of people (0–1) covered by a BTS site.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GapStandard(
    double PostalLimitKilometres,
    double PostalMinimumFraction,
    double MobileRadiusKilometres,
    double MobileMinimumFraction)
{
    /// <summary>How mobile coverage is judged, for the words of a reason, where it is not by the radius; null: by the radius.</summary>
    public LocalizedText? MobileBasis { get; init; }
}
