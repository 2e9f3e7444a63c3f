namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>A line of text at a place.</summary>
/// <param name="Text">The text.</param>
/// <param name="X">Abscissa of its anchor in px.</param>
/// <param name="Y">Its base line in px.</param>
/// <param name="Width">Its width in px where it must keep it whatever font the viewer has; 0: as it comes.</param>
internal readonly record struct MapTextItem(string Text, float X, float Y, float Width = 0);
