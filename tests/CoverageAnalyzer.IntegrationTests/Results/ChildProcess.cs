using System.Diagnostics;
using System.Runtime.CompilerServices;
using CoverageAnalyzer.IntegrationTests.Publishing;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>
/// This test program started a second time, to be killed: with <see cref="Variable"/> set it publishes a small folder (or only holds it)
/// and never gets as far as running tests.
/// </summary>
internal static class ChildProcess
{
    private const string Variable = "COVERAGE_ANALYZER_TEST_CHILD";
    private const string Manifest = """{"program":"coverage-analyzer 1","study":"STUDY","outputs":[{"file":"a.csv","bytes":3,"sha256":"HASH"}]}""";

    /// <summary>Starts a child that kills itself before an operation; 0: that only takes hold of the folder and waits.</summary>
    public static Process Start(string target, int killAt)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        start.Environment[Variable] = $"{killAt}\n{target}";
        return Process.Start(start)!;
    }

    /// <summary>Publishes a folder of one table, with an operation's number told before it.</summary>
    public static void Publish(string target, string study, IPublishingFiles files)
    {
        using ResultsFolder folder = ResultsFolder.Open(target, [], files);
        byte[] table = System.Text.Encoding.ASCII.GetBytes(study[..2] + "\n");
        Put(folder, "a.csv", table);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(table));
        Put(folder, "manifest.json", System.Text.Encoding.UTF8.GetBytes(Manifest.Replace("STUDY", study, StringComparison.Ordinal).Replace("HASH", hash, StringComparison.Ordinal)));
        folder.Publish();
    }

#pragma warning disable CA2255 // It must act before the test runner does.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Act()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('\n', 2) is not [string at, string target])
        {
            return;
        }

        int killAt = int.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        if (killAt == 0)
        {
            using ResultsFolder held = ResultsFolder.Open(target, []);
            Console.WriteLine("held");
            Thread.Sleep(TimeSpan.FromSeconds(30));
            Environment.Exit(1);
        }

        // Kill is SIGKILL here and TerminateProcess on Windows: no finally block runs, no stream is closed.
        Publish(target, "new", new CountingFiles(step =>
        {
            if (step == killAt)
            {
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        }));
        Environment.Exit(0);
    }

    private static void Put(ResultsFolder folder, string name, byte[] bytes)
    {
        using Stream stream = folder.Create(name);
        stream.Write(bytes);
    }
}
