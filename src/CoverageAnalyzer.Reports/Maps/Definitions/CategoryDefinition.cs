using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>A category: a stored word, its colour and its text in the legend.</summary>
public sealed record CategoryDefinition
{
    /// <summary>The word as stored, for example <c>partial</c>.</summary>
    public required string Value { get; init; }

    /// <summary>Its colour; left out: that of the palette at its place.</summary>
    public MapColor? Color { get; init; }

    /// <summary>Hatched on white in its colour (true) or filled: for what is not decided, beside what is.</summary>
    public bool Hatch { get; init; }

    /// <summary>Its text in the legend; empty: the words of the column.</summary>
    public LocalizedText Label { get; init; }
}
