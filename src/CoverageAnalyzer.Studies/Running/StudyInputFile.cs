namespace CoverageAnalyzer.Studies.Running;

/// <summary>A file a run read.</summary>
/// <param name="Role">Layer of the study it belongs to.</param>
/// <param name="Path">Full path.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">SHA-256, lower-case hexadecimal.</param>
public sealed record StudyInputFile(string Role, string Path, long Bytes, string Sha256)
{
    /// <summary>Reads a file's length and hash.</summary>
    /// <param name="role">Layer of the study it belongs to.</param>
    /// <param name="path">Full path.</param>
    public static StudyInputFile Of(string role, string path)
    {
        using FileStream stream = File.OpenRead(path);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream));
        return new StudyInputFile(role, path, stream.Length, hash);
    }
}
