using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>How long a case took.</summary>
/// <remarks>
/// A hang is told by the processor's time, which does not grow while other programs have the machine; by the clock only where a case does nothing
/// at all for <see cref="StillFactor"/> times as long.
/// </remarks>
/// <param name="Processor">Processor time of the process, all its threads together.</param>
/// <param name="Clock">Time by the clock.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CaseTime(TimeSpan Processor, TimeSpan Clock)
{
    private const int StillFactor = 6;

    /// <summary>Takes the time of an action.</summary>
    /// <param name="action">The action.</param>
    public static CaseTime Of(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        action();
        return new CaseTime(Environment.CpuUsage.TotalTime - before, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>True for what has hung.</summary>
    /// <param name="longest">Longest processor time of a case.</param>
    public bool IsLongerThan(TimeSpan longest) => Processor > longest || Clock > StillFactor * longest;
}
