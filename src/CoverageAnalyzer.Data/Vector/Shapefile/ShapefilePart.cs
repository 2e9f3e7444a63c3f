namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>One file of a shapefile, on disk or inside a .zip.</summary>
/// <param name="FileName">Its name without folder.</param>
/// <param name="Length">Its length in bytes (in an archive: what the archive declares).</param>
/// <param name="Open">Opens it for reading in order.</param>
internal sealed record ShapefilePart(string FileName, long Length, Func<Stream> Open)
{
    /// <summary>Reads a short file whole.</summary>
    /// <param name="most">Bytes read at most.</param>
    public byte[] ReadStart(int most)
    {
        using Stream stream = Open();
        byte[] bytes = new byte[(int)Math.Min(most, Math.Max(0, Length))];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
