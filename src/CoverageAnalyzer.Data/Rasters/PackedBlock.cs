namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The bytes of a compressed block; says whether more were asked for than there are, which a block that is whole never does.</summary>
/// <param name="bytes">Holds the block.</param>
/// <param name="count">Bytes of the block.</param>
internal sealed class PackedBlock(byte[] bytes, int count) : MemoryStream(bytes, 0, count, writable: false)
{
    /// <summary>True where more bytes were asked for behind the last.</summary>
    public bool BreaksOff { get; private set; }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Mark(base.Read(buffer, offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Mark(base.Read(buffer));

    private int Mark(int read)
    {
        BreaksOff |= read == 0;
        return read;
    }
}
