using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>How features without a value look: hatched, so that no colour of a class can be mistaken for it.</summary>
public sealed record NoDataStyle
{
    /// <summary>Colour of the hatch lines (or of the fill without hatch).</summary>
    public MapColor Color { get; init; } = new(0x8C, 0x8C, 0x8C);

    /// <summary>Hatched on white (true) or filled.</summary>
    public bool Hatch { get; init; } = true;

    /// <summary>Text in the legend.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Of($"không có số liệu", $"no data");
}
