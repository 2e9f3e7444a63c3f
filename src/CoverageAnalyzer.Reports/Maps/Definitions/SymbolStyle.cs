namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>How points look.</summary>
public sealed record SymbolStyle
{
    /// <summary>Shape.</summary>
    public SymbolShape Shape { get; init; }

    /// <summary>Fill colour where the layer has no classes.</summary>
    public MapColor Color { get; init; } = new(0x1A, 0x1A, 0x1A);

    /// <summary>Line around the symbol, or null.</summary>
    public OutlineStyle? Outline { get; init; }

    /// <summary>Sizes by zoom, zoom rising.</summary>
    public required IReadOnlyList<SizeAtZoom> Sizes { get; init; }

    /// <summary>The size at a zoom: interpolated, the first and last size beyond the ends.</summary>
    /// <param name="zoom">The zoom level.</param>
    public double SizeAt(double zoom)
    {
        if (zoom <= Sizes[0].Zoom)
        {
            return Sizes[0].Size;
        }

        for (int i = 1; i < Sizes.Count; i++)
        {
            if (zoom <= Sizes[i].Zoom)
            {
                double part = (zoom - Sizes[i - 1].Zoom) / (Sizes[i].Zoom - Sizes[i - 1].Zoom);
                return Sizes[i - 1].Size + (part * (Sizes[i].Size - Sizes[i - 1].Size));
            }
        }

        return Sizes[^1].Size;
    }
}
