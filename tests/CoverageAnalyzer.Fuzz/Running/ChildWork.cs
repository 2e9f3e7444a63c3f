using System.Text.Json;
using CoverageAnalyzer.Fuzz.Mutating;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>The work of a child process: every so many-th mutant of a run. Stack overflow and a lack of memory end it, and its parent sees at which case.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="From">First index.</param>
/// <param name="To">First index that is not run.</param>
/// <param name="Step">Distance to the next index.</param>
/// <param name="LongestMilliseconds">Longest time of a case.</param>
/// <param name="CountsFile">File of <see cref="SharedCounts"/>.</param>
/// <param name="EscapesFile">File that escapes are added to, a line of JSON each.</param>
public sealed record ChildWork(string Target, ulong Seed, long From, long To, long Step, long LongestMilliseconds, string CountsFile, string EscapesFile)
{
    private const int KeptForEachCause = 3;

    /// <summary>Does it.</summary>
    public void Run()
    {
        FuzzTarget target = FuzzTargets.Named(Target);
        var source = new MutantSource(target, CorpusFiles.Of(target), Seed);
        using var folder = new CaseFolder(Path.GetDirectoryName(CountsFile)!);
        using var counts = new SharedCounts(CountsFile);
        using StreamWriter escapes = File.AppendText(EscapesFile);
        var judge = new CaseJudge(target, folder, TimeSpan.FromMilliseconds(LongestMilliseconds));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (long i = From; i < To; i += Step)
        {
            byte[] file = source.At(i);
            counts.StartedMilliseconds = Environment.TickCount64;
            counts.Index = i;
            CaseResult result = judge.Judge(file);
            counts.Count(result);
            counts.Index = -1;
            if (result.Escape is { } escape)
            {
                // The message of the first few is kept; the others are counted.
                int times = seen[escape.Cause] = seen.GetValueOrDefault(escape.Cause) + 1;
                escapes.WriteLine(JsonSerializer.Serialize(escape with { Index = i, Message = times <= KeptForEachCause ? escape.Message : string.Empty }));
                escapes.Flush();
            }
        }
    }
}
