using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Fuzz.Running;

namespace CoverageAnalyzer.Fuzz.Bombs;

/// <summary>Reads each bomb in a child process of its own and compares what it took with the goal.</summary>
internal static class BombRun
{
    private const double MostSeconds = 1;
    private const long MostMebibytes = 128;
    private const int LongestShown = 90;

    /// <summary>Runs all bombs whose names hold a word.</summary>
    /// <param name="word">The word; empty for all.</param>
    /// <returns>Whether all were refused in time and memory.</returns>
    public static bool Run(string word)
    {
        using var folder = new CaseFolder();
        long empty = Child(string.Empty).KiB;
        int refused = 0, count = 0;
        double longest = 0, longestClock = 0;
        long most = 0;
        foreach (Bomb bomb in BombFiles.All.Where(b => b.Name.Contains(word, StringComparison.Ordinal)))
        {
            string path = Path.Combine(folder.Path, bomb.File);
            bomb.Write(path);
            long bytes = new FileInfo(path).Length;
            (string outcome, double seconds, double clock, long kib) = Child(path);
            folder.Clear();
            long mebibytes = Math.Max(0, kib - empty) / 1_024;
            bool isFine = outcome.StartsWith("refused: ", StringComparison.Ordinal) && seconds <= MostSeconds && mebibytes <= MostMebibytes;
            count++;
            refused += isFine ? 1 : 0;
            (longest, longestClock, most) = (Math.Max(longest, seconds), Math.Max(longestClock, clock), Math.Max(most, mebibytes));
            string shown = outcome.Length > LongestShown ? outcome[..LongestShown] + "…" : outcome;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(isFine ? "ok  " : "BAD ")} {bomb.Name} ({bytes:N0} bytes): {seconds:F2} s, {mebibytes} MiB, {shown}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{refused} of {count} bombs refused with what to do, each in at most {longest:F2} s of processor time ({longestClock:F2} s by the clock) and {most} MiB beyond a run that reads nothing: {(refused == count ? "ok" : "FALLS SHORT")}"));
        return refused == count;
    }

    private static (string Outcome, double Seconds, double Clock, long KiB) Child(string path)
    {
        using Process child = ChildProcess.Start("bomb", path);
        Task<string> said = child.StandardOutput.ReadToEndAsync(), errors = child.StandardError.ReadToEndAsync();
        if (!child.WaitForExit(TimeSpan.FromSeconds(120)))
        {
            child.Kill();
            return ("hung", double.PositiveInfinity, double.PositiveInfinity, long.MaxValue / 2);
        }

        Task.WaitAll(said, errors);
        string[] words = said.Result.TrimEnd().Split('\t');
        return child.ExitCode == 0 && words.Length == 4
            ? (words[0], Number(words[1]) / 1_000, Number(words[2]) / 1_000, (long)Number(words[3]))
            : ($"died with exit code {child.ExitCode}", 0, 0, 0);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
