using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Spilling;

/// <summary>Temporary files that are gone with the process, however that ends.</summary>
/// <remarks>Behavior: where the system allows it the name is taken away as soon as the file is open, elsewhere (Windows) when it is closed.</remarks>
public static class UnnamedFile
{
    /// <summary>Makes an empty one to read and write.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InputFileException">No file can be made there.</exception>
    public static SafeFileHandle Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = Path.Combine(folder, $"coverage-analyzer-{Guid.NewGuid():N}.tmp");
        SafeFileHandle? file = null;
        try
        {
            bool stays = OperatingSystem.IsWindows();
            file = File.OpenHandle(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.RandomAccess | (stays ? FileOptions.DeleteOnClose : FileOptions.None));
            if (!stays)
            {
                File.Delete(path);
            }

            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw Unusable(folder, 0, e);
        }
    }

    /// <summary>The error of a temporary file that cannot be made, written or read.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="bytes">Bytes that were written so far.</param>
    /// <param name="cause">What the system said.</param>
    public static InputFileException Unusable(string folder, long bytes, Exception cause)
    {
        string written = (bytes / (double)(1 << 20)).ToString("0", CultureInfo.InvariantCulture);
        return new InputFileException(
            SourcePlace.OfFile(folder),
            DiskFault.IsFull(cause)
                ? new($"đĩa của thư mục tạm đã đầy (cần hơn {written} MiB).", $"the disk of the temporary folder is full (more than {written} MiB are needed).")
                : new LocalizedText("không ghi được tệp tạm vào thư mục này.", "a temporary file cannot be written or read in this folder."),
            new(
                "Giải phóng chỗ trống, hoặc đặt biến môi trường TMPDIR (Windows: TEMP) là thư mục ở đĩa khác rồi chạy lại.",
                "Free some space, or set the environment variable TMPDIR (Windows: TEMP) to a folder on another disk and run again."),
            cause);
    }
}
