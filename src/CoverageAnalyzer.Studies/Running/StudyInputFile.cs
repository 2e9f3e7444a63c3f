namespace CoverageAnalyzer.Studies.Running;

/// <summary>A file or table a run read.</summary>
/// <param name="Role">Layer of the study it belongs to.</param>
/// <param name="Path">Full path; of a table, <c>host:port/database schema.table</c> and the condition.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">SHA-256, lower-case hexadecimal.</param>
public sealed record StudyInputFile(string Role, string Path, long Bytes, string Sha256)
{
    /// <summary>The rows read, where it is a table of a database; then the path says where the table is. Null for a file.</summary>
    public long? TableRows { get; init; }

    /// <summary>What was read of a database's table.</summary>
    /// <param name="role">Layer of the study it belongs to.</param>
    /// <param name="digest">What was read.</param>
    public static StudyInputFile Of(string role, Data.PostGis.Layers.TableDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return new StudyInputFile(role, digest.Source, digest.Bytes, digest.Sha256) { TableRows = digest.Rows };
    }

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
