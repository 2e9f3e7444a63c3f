using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Units of a layer that look alike.</summary>
/// <param name="Units">The units.</param>
/// <param name="Fill">Colour, or null for none.</param>
/// <param name="IsHatched">The colour is that of hatch lines on white.</param>
internal sealed record UnitLook(IReadOnlyList<int> Units, MapColor? Fill, bool IsHatched);
