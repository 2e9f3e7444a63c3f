namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>A vector format.</summary>
public abstract class VectorTarget : FuzzTarget
{
    /// <summary>One case in so many is also written to a file and read back, which takes longer than all else.</summary>
    private const uint CasesForEachFile = 64;

    /// <inheritdoc/>
    public sealed override ReadFigures? Read(byte[] file, CaseFolder folder) => ReadLayer(file, folder) is { } reading ? GeometryTally.Sum(reading.Features) : null;

    /// <summary>Reads a file with all that judges it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where it may be written.</param>
    /// <returns>What was read; null where it is refused.</returns>
    internal abstract LayerReading? ReadLayer(byte[] file, CaseFolder folder);

    /// <summary>Writes a case as another program opens it.</summary>
    /// <param name="file">The case.</param>
    /// <param name="folder">An empty folder.</param>
    /// <returns>The file to open.</returns>
    internal virtual string Put(byte[] file, string folder)
    {
        string path = Path.Combine(folder, "a." + Name);
        File.WriteAllBytes(path, file);
        return path;
    }

    /// <summary>Whether a case is one of those written to a file: by its bytes, so that it is so again when it is replayed.</summary>
    /// <param name="file">The file.</param>
    private protected static bool WritesFile(ReadOnlySpan<byte> file)
    {
        uint hash = 2_166_136_261; // FNV-1a
        foreach (byte b in file)
        {
            hash = (hash ^ b) * 16_777_619;
        }

        return hash % CasesForEachFile == 0;
    }
}
