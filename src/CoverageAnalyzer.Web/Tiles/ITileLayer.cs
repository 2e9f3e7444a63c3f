namespace CoverageAnalyzer.Web.Tiles;

/// <summary>A layer that is cut into tiles.</summary>
internal interface ITileLayer
{
    /// <summary>Adds the features of a tile to an encoder that was started.</summary>
    /// <param name="address">Which tile.</param>
    /// <param name="scratch">The caller's scratch.</param>
    void Add(TileAddress address, TileScratch scratch);
}
