namespace CoverageAnalyzer.Data.Rasters;

/// <summary>How <see cref="GeoTiffWriter"/> stores a raster.</summary>
public sealed record GeoTiffWriterOptions
{
    /// <summary>The value that stands for no data, or null where every cell has a value.</summary>
    public double? NoData { get; init; }

    /// <summary>What the raster shows, for the tag ImageDescription; empty for none. Anything but ASCII is written as UTF-8, as GDAL does.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Columns and rows of a tile: a multiple of 16, at least 16.</summary>
    public int TileSize { get; init; } = 256;
}
