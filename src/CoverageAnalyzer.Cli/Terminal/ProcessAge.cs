using System.Diagnostics;
using System.Globalization;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>How long this process has been there.</summary>
internal static class ProcessAge
{
    private const int StartField = 19; // of those behind the name
    private const double TicksPerSecond = 100; // in this file on every Linux

    /// <summary>Seconds since the process began.</summary>
    /// <remarks>
    /// Source: proc(5), /proc/[pid]/stat, starttime, and /proc/uptime: both count from the start of the machine.
    /// Behavior: on Linux, setting the clock does not count; elsewhere the platform knows only the wall clock.
    /// </remarks>
    /// <param name="process">This process.</param>
    public static double Seconds(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (DateTime.UtcNow - process.StartTime.ToUniversalTime()).TotalSeconds;
        }

        string state = File.ReadAllText("/proc/self/stat");
        string start = state[(state.LastIndexOf(')') + 2)..].Split(' ')[StartField];
        string now = File.ReadAllText("/proc/uptime").Split(' ')[0];
        return double.Parse(now, CultureInfo.InvariantCulture) - (double.Parse(start, CultureInfo.InvariantCulture) / TicksPerSecond);
    }
}
