namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Decodes the blocks of an image, one at a time, into samples in the machine's byte order with the predictor undone.</summary>
internal abstract class TiffBlockDecoder : IDisposable
{
    /// <summary>True where several threads may decode different blocks at once.</summary>
    public abstract bool IsConcurrent { get; }

    /// <summary>Opens a decoder: our own for plain and DEFLATE blocks, the library's for LZW and PackBits.</summary>
    /// <param name="path">The file.</param>
    /// <param name="directory">Its directory.</param>
    /// <param name="layout">The layout of its blocks.</param>
    public static TiffBlockDecoder Open(string path, TiffDirectory directory, TiffLayout layout) =>
        directory.Compression is 1 or 8 or 32946 ? new DirectBlockDecoder(path, directory, layout) : new LibTiffBlockDecoder(path, directory, layout);

    /// <summary>Decodes a block that is in the file.</summary>
    /// <param name="block">The block.</param>
    /// <param name="samples">Takes the samples, row by row; as long as the decoded block.</param>
    /// <exception cref="InvalidDataException">The block's data is damaged or too short.</exception>
    public abstract void Decode(int block, byte[] samples);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);
}
