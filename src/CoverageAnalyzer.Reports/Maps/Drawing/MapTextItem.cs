namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>A line of text at a place.</summary>
/// <param name="Text">The text.</param>
/// <param name="X">Abscissa of its anchor in px.</param>
/// <param name="Y">Its base line in px.</param>
internal readonly record struct MapTextItem(string Text, float X, float Y);
