using System.Diagnostics;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>A disk of less than 1 MB in memory, mounted on a folder; the test is skipped where a mount is not allowed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    /// <summary>Mounts it, with the owner of another folder.</summary>
    public static SmallDisk Mount(string folder, string ownerOf)
    {
        if (Run("mount", "-t", "tmpfs", "-o", "size=900k,mode=0700", "tmpfs", folder) is { Length: > 0 } refused)
        {
            Assert.Skip($"a small disk needs the right to mount, which this machine does not give: {refused}");
        }

        var disk = new SmallDisk(folder);
        string owner = Run("chown", $"--reference={ownerOf}", folder);
        return owner.Length == 0 ? disk : throw new InvalidOperationException(owner);
    }

    /// <inheritdoc/>
    public void Dispose() => Run("umount", "-l", folder);

    private static string Run(string program, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? string.Empty : error.Trim() is { Length: > 0 } said ? said : "it failed";
    }
}
