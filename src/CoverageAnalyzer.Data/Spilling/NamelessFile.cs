using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Spilling;

/// <summary>A temporary file that is gone with the process, however that ends.</summary>
/// <remarks>Behavior: where the system allows it, its name is taken away as soon as it is open, elsewhere (Windows) when it is closed.</remarks>
public static class NamelessFile
{
    /// <summary>Makes an empty one, open for reading and writing.</summary>
    /// <param name="folder">The folder whose disk it lies on.</param>
    /// <param name="options">How it will be read.</param>
    /// <exception cref="IOException">No file can be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no right to write there.</exception>
    public static SafeFileHandle Open(string folder, FileOptions options = FileOptions.None)
    {
        string path = Path.Combine(folder, $"coverage-analyzer-{Guid.NewGuid():N}.tmp");
        bool stays = OperatingSystem.IsWindows();
        SafeFileHandle file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, options | (stays ? FileOptions.DeleteOnClose : FileOptions.None));
        if (!stays)
        {
            try
            {
                File.Delete(path);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }

        return file;
    }
}
