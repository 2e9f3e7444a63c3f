using System.ComponentModel;
using System.Diagnostics;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Opens an address in the user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens it; where there is no browser, nothing happens: the address was printed.</summary>
    /// <param name="address">The address.</param>
    public static void Open(Uri address)
    {
        try
        {
            using Process? started = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
                ? Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })
                : Process.Start(new ProcessStartInfo("xdg-open", address.ToString()) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            // No browser here.
        }
    }
}
