using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>A run of many mutants in child processes, each watched for time and memory and started again behind the case that ended it.</summary>
/// <param name="target">The format.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="count">Mutants.</param>
/// <param name="jobs">Children side by side.</param>
/// <param name="longestCase">Longest processor time of a case.</param>
public sealed class Campaign(FuzzTarget target, ulong seed, long count, int jobs, TimeSpan longestCase)
{
    private const long GreatestResidentBytes = 2_048L << 20;
    private const int MostDeaths = 50;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly List<Escape> escapes = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long peakResidentBytes;

    /// <summary>Runs it.</summary>
    /// <param name="longest">After how long it is ended, whatever is left; null: when it is done.</param>
    public CampaignResult Run(TimeSpan? longest)
    {
        using var folder = new CaseFolder();
        SharedCounts[] counts = [.. Enumerable.Range(0, jobs).Select(j => new SharedCounts(CountsFile(folder, j)) { Index = -1 })];
        Task[] tasks = [.. Enumerable.Range(0, jobs).Select(j => Task.Factory.StartNew(() => Watch(folder, j, counts[j], longest), TaskCreationOptions.LongRunning))];
        Task.WaitAll(tasks);
        for (int j = 0; j < jobs; j++)
        {
            escapes.AddRange(Read(EscapesFile(folder, j)));
        }

        var result = new CampaignResult(
            target.Name, counts.Sum(c => c.Cases) + escapes.Count(e => e.Index >= 0 && IsEnd(e)), counts.Sum(c => c.Accepted), watch.Elapsed, counts.Max(c => c.MostAllocatedBytes),
            TimeSpan.FromMicroseconds(counts.Max(c => c.LongestMicroseconds)), peakResidentBytes, [.. escapes.OrderBy(e => e.Index)]);
        Array.ForEach(counts, c => c.Dispose());
        return result;
    }

    // The case that ended a child was not counted by it.
    private static bool IsEnd(Escape e) => e.Kind == EscapeKind.Died || e.Cause is "time" or "memory";

    private static string CountsFile(CaseFolder folder, int job) => Path.Combine(folder.Path, $"counts-{job}");

    private static string EscapesFile(CaseFolder folder, int job) => Path.Combine(folder.Path, $"escapes-{job}");

    private static IEnumerable<Escape> Read(string file) =>
        File.Exists(file) ? File.ReadLines(file).Where(l => l.EndsWith('}')).Select(l => JsonSerializer.Deserialize<Escape>(l)!) : [];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // One child after the other over the indices of a job, until they are done.
    private void Watch(CaseFolder folder, int job, SharedCounts counts, TimeSpan? longest)
    {
        long from = job;
        for (int deaths = 0; from < count && deaths < MostDeaths; deaths++)
        {
            using Process child = ChildProcess.Start(
                "child", target.Name, seed.ToString(CultureInfo.InvariantCulture), Text(from), Text(count), Text(jobs), Text((long)longestCase.TotalMilliseconds), CountsFile(folder, job), EscapesFile(folder, job));
            Task<string> said = child.StandardError.ReadToEndAsync();
            string? killedFor = null;
            (long Index, TimeSpan Processor) seen = (-1, TimeSpan.Zero);
            while (!child.WaitForExit(Look))
            {
                if (longest is { } bound && watch.Elapsed > bound)
                {
                    child.Kill();
                    child.WaitForExit();
                    return;
                }

                killedFor = Trouble(child, counts, ref seen);
                if (killedFor is not null)
                {
                    child.Kill();
                    child.WaitForExit();
                    break;
                }
            }

            if (child.ExitCode == 0)
            {
                return;
            }

            long index = counts.Index;
            string text = said.Wait(TimeSpan.FromSeconds(5)) ? said.Result : string.Empty;
            lock (escapes)
            {
                escapes.Add(new Escape(
                    killedFor == "time" ? EscapeKind.Time : EscapeKind.Died,
                    killedFor ?? Reason(child.ExitCode, text),
                    killedFor is null ? text : $"Ended by the watch: {killedFor}.") { Index = index });
            }

            if (index < 0)
            {
                return; // it died outside of a case: another start would end the same way
            }

            from = index + jobs;
            counts.Index = -1;
        }
    }

    // The case at hand, and the processor time its child had when it was first seen at it.
    private string? Trouble(Process child, SharedCounts counts, ref (long Index, TimeSpan Processor) seen)
    {
        try
        {
            child.Refresh();
            long resident = child.WorkingSet64;
            lock (escapes)
            {
                peakResidentBytes = Math.Max(peakResidentBytes, resident);
            }

            if (resident > GreatestResidentBytes)
            {
                return "memory";
            }

            (long index, long started, TimeSpan processor) = (counts.Index, counts.StartedMilliseconds, child.TotalProcessorTime);
            if (index != seen.Index)
            {
                seen = (index, processor);
                return null;
            }

            var time = new CaseTime(processor - seen.Processor, TimeSpan.FromMilliseconds(Environment.TickCount64 - started));
            return index >= 0 && time.IsLongerThan(longestCase) && counts.Index == index ? "time" : null;
        }
        catch (InvalidOperationException)
        {
            return null; // it has just ended
        }
    }

    private static string Reason(int exitCode, string said) =>
        said.Contains("Stack overflow", StringComparison.Ordinal) ? "stack overflow"
        : said.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) ? "out of memory"
        : $"exit code {exitCode}";
}
