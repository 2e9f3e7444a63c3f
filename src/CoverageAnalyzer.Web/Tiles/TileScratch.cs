namespace CoverageAnalyzer.Web.Tiles;

/// <summary>What one thread needs to make tiles, kept from tile to tile.</summary>
internal sealed class TileScratch
{
    /// <summary>The ring or line that is being made. Clipping may put another in its place.</summary>
    public TilePath Path { get; } = new();

    /// <summary>Features found.</summary>
    public List<int> Found { get; } = [];

    /// <summary>The clipping.</summary>
    public TileClip Clip { get; } = new();

    /// <summary>The encoder.</summary>
    public TileEncoder Encoder { get; } = new();
}
