using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>One entry of a legend.</summary>
/// <param name="Mark">How its mark looks.</param>
/// <param name="Color">Color of the mark.</param>
/// <param name="Text">What it means.</param>
internal sealed record ProfileLegendEntry(ProfileMark Mark, MapColor Color, string Text);
