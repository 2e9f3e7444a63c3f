using BitMiracle.LibTiff.Classic;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Decodes LZW and PackBits blocks with LibTiff.NET, which undoes the predictor and hands out the machine's byte order.</summary>
internal sealed class LibTiffBlockDecoder : TiffBlockDecoder
{
    private readonly Tiff tiff;
    private readonly TiffLayout layout;

    /// <summary>Opens the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="directory">Its directory, checked.</param>
    /// <param name="layout">The layout of its blocks, checked.</param>
    public LibTiffBlockDecoder(string path, TiffDirectory directory, TiffLayout layout)
    {
        Tiff.SetErrorHandler(new Silence());
        tiff = Tiff.Open(path, "r") ?? throw new InvalidDataException("LibTiff refuses the file.");
        this.layout = layout;
        if (tiff.IsTiled() != directory.IsTiled || (tiff.IsTiled() ? tiff.TileSize() : tiff.StripSize()) != layout.DecodedBytes(0))
        {
            tiff.Dispose();
            throw new InvalidDataException("LibTiff sees other blocks than the directory states.");
        }
    }

    /// <inheritdoc/>
    public override bool IsConcurrent => false;

    /// <inheritdoc/>
    public override void Decode(int block, byte[] samples)
    {
        int bytes = layout.DecodedBytes(block);
        int decoded = layout.IsTiled ? tiff.ReadEncodedTile(block, samples, 0, bytes) : tiff.ReadEncodedStrip(block, samples, 0, bytes);
        if (decoded != bytes)
        {
            throw new InvalidDataException("A block cannot be decoded.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => tiff.Dispose();

    private sealed class Silence : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
            // The return values say it; nothing may be printed from here.
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
            // As above.
        }
    }
}
