using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Files of land cover as one raster, with what is to be said about them.</summary>
public sealed class LandCoverSource : IDisposable
{
    private readonly BlockCache cache;
    private readonly ResampledLandCover cover;

    internal LandCoverSource(IReadOnlyList<ElevationTile> tiles, RasterGrid grid, ResampledLandCover cover, BlockCache cache)
    {
        (this.cover, this.cache, Grid) = (cover, cache, grid);
        Files = [.. tiles.Select(t => t.Path)];
        Format = ElevationWords.FormatOf(tiles);
        Crs = tiles[0].CrsDecision.Explanation;
        Note = ElevationWords.CellsOf(grid, tiles[0].Crs.IsGeographic);
    }

    /// <summary>The classes on the cells of the elevation model; safe for any number of threads.</summary>
    public LandCover Cover => cover;

    /// <summary>The raster's own cells.</summary>
    public RasterGrid Grid { get; }

    /// <summary>Full paths of the files, in the order in which they win where they overlap.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Format for people: <c>GeoTIFF</c>, <c>4 × GeoTIFF</c>.</summary>
    public string Format { get; }

    /// <summary>Coordinate system and how it was decided.</summary>
    public LocalizedText Crs { get; }

    /// <summary>Number and size of the cells.</summary>
    public LocalizedText Note { get; }

    /// <summary>Gives the memory of decoded blocks back.</summary>
    public void Dispose()
    {
        cache.Clear();
        cover.Clear();
    }
}
