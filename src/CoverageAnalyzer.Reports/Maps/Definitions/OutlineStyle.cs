namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>A line around polygons or symbols.</summary>
public sealed record OutlineStyle
{
    /// <summary>Colour.</summary>
    public required MapColor Color { get; init; }

    /// <summary>Width in px of a 96 dpi screen.</summary>
    public required double Width { get; init; }
}
