using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Where the vector tiles of a study come from.</summary>
public interface ITileSource
{
    /// <summary>A tile; null where the layer has none or there is no such address.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="address">Which tile.</param>
    /// <returns>The tile, which may be empty.</returns>
    Task<TileAnswer?> FindAsync(MapSource source, TileAddress address);
}
