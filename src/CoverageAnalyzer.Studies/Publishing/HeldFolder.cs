namespace CoverageAnalyzer.Studies.Publishing;

/// <summary>A folder for temporary files, as long as it is used.</summary>
/// <remarks>
/// Behavior: it lies in the system's folder for temporary files (<c>TMPDIR</c>), can be entered by its user alone, and goes with the object. One
/// that a killed process left is known by the file in it that nobody holds any more, and goes when the next one is made.
/// </remarks>
public sealed class HeldFolder : IDisposable
{
    private const string Beginning = "coverage-analyzer-held-", Mark = ".held";

    private readonly FileStream held;

    private HeldFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Makes an empty one.</summary>
    /// <param name="inside">The folder to make it in; null: the system's for temporary files.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static HeldFolder Make(string? inside = null)
    {
        inside ??= System.IO.Path.GetTempPath();
        ClearAway(inside);
        string path = System.IO.Path.Combine(inside, $"{Beginning}{Guid.NewGuid():N}");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new HeldFolder(path, new FileStream(System.IO.Path.Combine(path, Mark), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        held.Dispose();
        Remove(Path);
    }

    // A folder without the file in it is one that another process is just making: it stays.
    private static void ClearAway(string inside)
    {
        string[] left;
        try
        {
            left = Directory.GetDirectories(inside, Beginning + "*");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }

        foreach (string folder in left.Where(f => new DirectoryInfo(f).LinkTarget is null))
        {
            try
            {
                using (new FileStream(System.IO.Path.Combine(folder, Mark), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    // Nobody holds it.
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            Remove(folder);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder for temporary files keeps it until it is cleared.
        }
    }
}
