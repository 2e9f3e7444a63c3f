using System.Diagnostics;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>This program started again, with a bound on its memory.</summary>
public static class ChildProcess
{
    /// <summary>Bytes that the managed heap of a child may have.</summary>
    public const long GreatestHeapBytes = 1_536L << 20;

    /// <summary>Starts a child.</summary>
    /// <param name="arguments">What it is told.</param>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = GreatestHeapBytes.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start)!;
    }
}
