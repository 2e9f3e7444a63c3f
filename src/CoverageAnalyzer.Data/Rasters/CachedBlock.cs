namespace CoverageAnalyzer.Data.Rasters;

/// <summary>A decoded block that is kept for a while.</summary>
/// <param name="tile">The tile it belongs to.</param>
/// <param name="block">Its number in the tile.</param>
/// <param name="samples">Takes its bytes.</param>
/// <param name="length">Bytes it has.</param>
internal sealed class CachedBlock(int tile, int block, byte[] samples, int length)
{
    /// <summary>The tile and the block.</summary>
    public (int Tile, int Block) Key { get; } = (tile, block);

    /// <summary>Its bytes; the array may be longer.</summary>
    public byte[] Samples { get; } = samples;

    /// <summary>Bytes it has.</summary>
    public int Length { get; } = length;

    /// <summary>Readers that hold it; guarded by the cache.</summary>
    public int Users { get; set; }

    /// <summary>True once it is decoded; guarded by the block itself.</summary>
    public bool IsDecoded { get; set; }
}
