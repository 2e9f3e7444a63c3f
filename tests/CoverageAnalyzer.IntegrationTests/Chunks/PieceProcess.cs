using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CoverageAnalyzer.Cli;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Chunks;

/// <summary>
/// This test program started again, several times at once, to share a run: with <see cref="Variable"/> set each process takes pieces until none is left,
/// with a folder as the exchange, tells what each took, and never gets as far as running tests.
/// </summary>
/// <remarks>
/// By hand: COVERAGE_ANALYZER_TEST_PIECES=$'STUDY\nEXCHANGE\nRESULTS\nPIECES\nTHREADS' in front of the built program, in as many shells as processes.
/// The exchange folder must be there and empty.
/// </remarks>
internal static class PieceProcess
{
    private const string Variable = "COVERAGE_ANALYZER_TEST_PIECES";

    /// <summary>Starts a process that shares a run.</summary>
    public static Process Start(string study, string exchange, string results, int pieces, int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(PieceProcess).Assembly.Location);
        }

        start.Environment[Variable] = string.Create(CultureInfo.InvariantCulture, $"{study}\n{exchange}\n{results}\n{pieces}\n{threads}");
        return Process.Start(start)!;
    }

#pragma warning disable CA2255 // It must act before the test runner does.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Act()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('\n') is not [string study, string exchange, string results, string pieces, string threads])
        {
            return;
        }

        try
        {
            Share(study, exchange, results, int.Parse(pieces, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
            Environment.Exit(0);
        }
#pragma warning disable CA1031 // whatever it is, the test that started the process shows it
        catch (Exception e)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine(e);
            Environment.Exit(1);
        }
    }

    private static void Share(string path, string exchange, string results, int pieces, int threads)
    {
        string In(string name) => Path.Combine(exchange, name);
        StudyFile study = StudyFileReader.Read(path);
        using ChunkedStudy chunked = Timed("open", () => ChunkedStudy.Open(study, new StudyOptions(threads), CommandLineProgram.Version, null, CancellationToken.None));
        Put(In($"inputs-{Environment.ProcessId}"), System.Text.Encoding.ASCII.GetBytes(chunked.InputsSha256));
        string[] measured = [.. Enumerable.Range(0, pieces).Select(k => In($"piece-{k}"))];
        for (int k = 0; k < pieces; k++)
        {
            if (Claim(measured[k]))
            {
                Put(measured[k], Timed($"measure {k}", () => chunked.Measure(k, pieces, CancellationToken.None)));
            }
        }

        Await(measured);
        byte[][] all = [.. measured.Select(File.ReadAllBytes)];
        Timed("complete", () => chunked.Complete(all, null, CancellationToken.None));
        string working = ChunkedStudy.WorkingFolderOf(results, "shared");
        var options = new ReportOptions { Threads = threads };
        foreach (string group in ChunkedStudy.WriteGroups)
        {
            if (Claim(In(group)))
            {
                Timed($"write {group}", () =>
                {
                    chunked.Write(group, working, options, CancellationToken.None);
                    return true;
                });
                Put(In(group), []);
            }
        }

        if (Claim(In("seal")))
        {
            Await([.. ChunkedStudy.WriteGroups.Select(In)]);
            Timed("seal", () => chunked.Seal(working, results, options, CancellationToken.None));
        }
    }

    private static bool Claim(string file)
    {
        try
        {
            using var claim = new FileStream(file + ".claim", FileMode.CreateNew, FileAccess.Write);
            return true;
        }
        catch (IOException) when (File.Exists(file + ".claim"))
        {
            return false;
        }
    }

    private static void Put(string file, byte[] bytes)
    {
        File.WriteAllBytes(file + ".part", bytes);
        File.Move(file + ".part", file);
    }

    private static void Await(string[] files)
    {
        var waited = Stopwatch.StartNew();
        while (!Array.TrueForAll(files, File.Exists))
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new TimeoutException("The other process does not go on.");
            }

            Thread.Sleep(2);
        }
    }

    private static T Timed<T>(string name, Func<T> step)
    {
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long began = Stopwatch.GetTimestamp();
        T result = step();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.00} s CPU, at {DateTime.UtcNow:mm:ss.f}"));
        return result;
    }
}
