using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>How one feature is drawn: what a drawing program needs and nothing it has to decide.</summary>
/// <param name="Fill">Colour of the fill or of the hatch lines; null: not filled.</param>
/// <param name="Hatched">Hatched on white.</param>
/// <param name="Outline">Line around it or along it; null for none.</param>
public sealed record FeatureLook(MapColor? Fill, bool Hatched, OutlineStyle? Outline)
{
    /// <summary>Share of white mixed into the colours of a feature that a filter leaves out.</summary>
    private const double FadedFraction = 0.82;

    /// <summary>The look of a feature that a filter leaves out: there, but pale.</summary>
    public FeatureLook Faded => new(
        Fill is { } fill ? Pale(fill) : null,
        Hatched,
        Outline is { } line ? line with { Color = Pale(line.Color) } : null);

    private static MapColor Pale(MapColor color)
    {
        static byte Mix(byte value) => (byte)Math.Round(value + ((255 - value) * FadedFraction));
        return new(Mix(color.Red), Mix(color.Green), Mix(color.Blue));
    }
}
