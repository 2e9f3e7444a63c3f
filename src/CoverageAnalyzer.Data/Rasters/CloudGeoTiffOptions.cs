using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>How <see cref="CloudGeoTiffWriter{T}"/> stores a raster.</summary>
public sealed record CloudGeoTiffOptions
{
    /// <summary>The value that stands for no data, or null where every cell has a value. NaN for floats that may be NaN.</summary>
    public double? NoData { get; init; }

    /// <summary>What the raster shows; both languages go into the file.</summary>
    public LocalizedText Description { get; init; }

    /// <summary>Unit of the values, for example dBm; empty for none.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>How overviews come about.</summary>
    public OverviewRule Overviews { get; init; } = OverviewRule.Mode;

    /// <summary>Color of each value of a raster of bytes from 0 on, as 0xRRGGBB; empty for shades of gray.</summary>
    public IReadOnlyList<int> Colors { get; init; } = [];

    /// <summary>Columns and rows of a tile: a multiple of 16. No overview is made of a level that one tile holds.</summary>
    public int TileSize { get; init; } = 512;

    /// <summary>Threads that pack tiles; the bytes are the same for any number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>True to use places of 8 bytes (BigTIFF) whatever the size; else only where the file is larger than 4 GB.</summary>
    public bool IsAlwaysBig { get; init; }
}
