using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>How a text of a picture looks.</summary>
/// <param name="Size">Height of the letters in px.</param>
/// <param name="Bold">Bold letters.</param>
/// <param name="Color">Colour.</param>
/// <param name="Anchor">Which point of the text its position means.</param>
/// <param name="Halo">Colour of the halo, or null.</param>
internal sealed record MapTextStyle(float Size, bool Bold, MapColor Color, TextAnchor Anchor = TextAnchor.Start, MapColor? Halo = null);
