using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Studies.Publishing;

/// <summary>Brings a folder's list of names to disk. A file on disk whose name is not is lost when the power fails.</summary>
/// <remarks>
/// Source: POSIX.1-2017, open and fsync; .NET opens no folders.
/// Behavior: under Windows nothing is called: its file systems keep a journal of names, and it has no such call. A file system that cannot
/// flush folders (some of networks) is taken as it is, as .NET does with files there.
/// </remarks>
internal static partial class FolderFlush
{
    // Closed in a program that is started meanwhile: it would hold the folder open for as long as it runs. Linux's number is the same on all that .NET runs on.
    private const int ReadOnly = 0, CloseOnExecLinux = 0x80000, CloseOnExecMac = 0x1000000, CloseOnExecBsd = 0x100000;

    private const int Interrupted = 4, InvalidArgument = 22, ReadOnlyDisk = 30, NotSupportedLinux = 95, NotSupportedMac = 45;

    private static int CloseOnExec => OperatingSystem.IsLinux() ? CloseOnExecLinux : OperatingSystem.IsMacOS() ? CloseOnExecMac : OperatingSystem.IsFreeBSD() ? CloseOnExecBsd : 0;

    /// <summary>Flushes a folder, once: a second try after a fault may say "done" of what is lost.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">It cannot be opened or flushed; <c>HResult</c> is the system's number.</exception>
    public static void Run(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int folder;
        do
        {
            folder = Open(path, ReadOnly | CloseOnExec);
        }
        while (folder < 0 && Marshal.GetLastPInvokeError() == Interrupted);

        if (folder < 0)
        {
            throw Fault(path, Marshal.GetLastPInvokeError());
        }

        try
        {
            int result;
            do
            {
                result = Flush(folder);
            }
            while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);

            int error = result < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (error is not (0 or InvalidArgument or ReadOnlyDisk or NotSupportedLinux or NotSupportedMac))
            {
                throw Fault(path, error);
            }
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static IOException Fault(string path, int error) => new($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int folder);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int folder);
}
