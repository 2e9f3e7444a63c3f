namespace CoverageAnalyzer.Studies.Publishing;

/// <summary>
/// The file operations that what a user keeps is written with, so that a test can let each of them fail, or the process end, at any point
/// (as SQLite does with its file layer). Each may throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IPublishingFiles
{
    /// <summary>Takes a lock that ends with the stream or the process.</summary>
    /// <param name="path">The lock's file.</param>
    Stream Lock(string path);

    /// <summary>Makes a folder and those above it.</summary>
    /// <param name="path">The folder.</param>
    void CreateDirectory(string path);

    /// <summary>Opens a new file to write; writing and closing count as operations too.</summary>
    /// <param name="path">The file.</param>
    Stream Create(string path);

    /// <summary>Brings a written and closed file to disk.</summary>
    /// <param name="path">The file.</param>
    void FlushToDisk(string path);

    /// <summary>Brings a file to disk that is still open.</summary>
    /// <param name="path">The file.</param>
    /// <param name="written">What <see cref="Create"/> gave.</param>
    void FlushToDisk(string path, Stream written);

    /// <summary>Brings to disk which names a folder holds: those just made, renamed or deleted in it.</summary>
    /// <param name="path">The folder.</param>
    void FlushFolder(string path);

    /// <summary>Renames a folder; atomic on one volume.</summary>
    /// <param name="from">Its name.</param>
    /// <param name="to">Its new name, which must be free.</param>
    void MoveDirectory(string from, string to);

    /// <summary>Renames a file.</summary>
    /// <param name="from">Its name.</param>
    /// <param name="to">Its new name, which must be free.</param>
    void MoveFile(string from, string to);

    /// <summary>Renames a file, in place of one of that name where there is one; atomic on one volume.</summary>
    /// <param name="from">Its name.</param>
    /// <param name="to">Its new name.</param>
    void ReplaceFile(string from, string to);

    /// <summary>Deletes a file; nothing where there is none.</summary>
    /// <param name="path">The file.</param>
    void DeleteFile(string path);

    /// <summary>Deletes a folder with all it holds.</summary>
    /// <param name="path">The folder.</param>
    void DeleteDirectory(string path);
}
