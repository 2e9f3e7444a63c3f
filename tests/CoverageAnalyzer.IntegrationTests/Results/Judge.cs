using System.ComponentModel;
using System.Diagnostics;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>Another program that judges our files. Where it is absent the test is skipped by name; with <c>CI=true</c> it fails.</summary>
internal static class Judge
{
    /// <summary>Runs the program and gives what it printed on both streams; its exit code must be 0.</summary>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process process = Start(start);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {output}{await error}");
        return output + await error;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            string message = $"'{start.FileName}' is not installed.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
            throw;
        }
    }
}
