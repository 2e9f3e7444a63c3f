using System.Security.Cryptography;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>A file that a piece left in the working folder.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
internal sealed record PieceFile(string Name, long Length, string Sha256)
{
    /// <summary>Looks at a file.</summary>
    /// <param name="name">The name it has, or will have.</param>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PieceFile Of(string name, string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        return new PieceFile(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
