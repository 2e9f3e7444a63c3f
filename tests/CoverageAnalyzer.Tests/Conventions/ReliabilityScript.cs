using System.Diagnostics;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>The checks in <c>tests/reliability</c> that are quick enough for every run of the tests.</summary>
internal static class ReliabilityScript
{
    /// <summary>Where they are.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "reliability");

    /// <summary>Runs python3 in that folder; skips the test on a desk that has none.</summary>
    /// <param name="args">Script and arguments.</param>
    /// <returns>Exit code, and what it printed.</returns>
    public static (int Code, string Said) Run(params string[] args)
    {
        var start = new ProcessStartInfo("python3") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.ArgumentList.Add("-B");
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, said + error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "python3 is not installed.");
            throw;
        }
    }
}
