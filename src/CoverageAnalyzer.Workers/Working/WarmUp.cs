using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Samples;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>Runs the built-in study through every step of a job while a worker has nothing else to do, so that its first job is as quick as later ones.</summary>
/// <remarks>
/// Why: .NET compiles what runs often a second time, better, while it runs. Each of several workers does that for itself, which made the first job of
/// a nation by two workers on two cores a quarter slower than one process.
/// Behavior: gives nothing, and leaves nothing behind.
/// </remarks>
internal static class WarmUp
{
    // Code that ran some thirty times is compiled again; few parts of a study run so seldom that it takes more rounds.
    private const int Rounds = 3;

    /// <summary>Runs it. Whatever stands in its way ends it quietly: it is for speed alone.</summary>
    /// <param name="temporary">A folder for temporary files.</param>
    /// <param name="threads">Threads, as for the jobs.</param>
    /// <param name="program">Version of the program.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>Whether it came to its end.</returns>
    public static bool Run(string temporary, int threads, string program, CancellationToken cancellation)
    {
        try
        {
            using var folder = HeldFolder.Make(temporary);
            string study = Path.Combine(folder.Path, "study"), results = Path.Combine(folder.Path, "results");
            SchematicStudy.Write(study);
            for (int round = 0; round < Rounds; round++)
            {
                Once(study, results, threads, program, cancellation);
            }

            return true;
        }
#pragma warning disable CA1031 // It is for speed alone: what is wrong with this machine the first job tells, in words.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static void Once(string study, string results, int threads, string program, CancellationToken cancellation)
    {
        const int Pieces = 4;
        var form = new ReportOptions { Threads = threads };
        using var chunked = ChunkedStudy.Open(StudyFileReader.Read(study), new StudyOptions(threads), program, progress: null, cancellation);
        byte[][] measured = [.. Enumerable.Range(0, Pieces).Select(k => chunked.Measure(k, Pieces, cancellation))];
        chunked.Complete(measured, progress: null, cancellation);
        string working = ChunkedStudy.WorkingFolderOf(results, "warm-up");
        foreach (string group in ChunkedStudy.WriteGroups)
        {
            cancellation.ThrowIfCancellationRequested();
            chunked.Write(group, working, form, cancellation);
        }

        chunked.Seal(working, results, form, cancellation);
    }
}
