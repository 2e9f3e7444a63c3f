using System.CommandLine;
using CoverageAnalyzer.Fuzz.Mutating;
using CoverageAnalyzer.Fuzz.Running;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>run TARGET… --count N [--file PATH…]</c>: mutants of the corpus, or of a user's files, in child processes.</summary>
internal static class RunVerb
{
    private const int ShownCauses = 20;

    public static Command Command()
    {
        var targets = new Argument<string[]>("target") { Description = "Formats; 'all' for every one.", Arity = ArgumentArity.OneOrMore };
        var count = new Option<double>("--count") { Description = "Mutants of each (1e6 = a million).", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<ulong>("--seed") { Description = "Seed: the same gives the same mutants.", DefaultValueFactory = _ => 1 };
        var jobs = new Option<int>("--jobs") { Description = "Child processes side by side.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var seconds = new Option<double?>("--seconds") { Description = "Ends each format after so long." };
        var longest = new Option<int>("--max-ms") { Description = "Longest time of a case.", DefaultValueFactory = _ => (int)CaseJudge.Longest.TotalMilliseconds };
        var keep = new Option<string?>("--keep") { Description = "Folder that one input for each cause is written to." };
        var strict = new Option<bool>("--strict") { Description = "Counts errors that a reader's edge had to turn into its own as failures too." };
        var files = new Option<string[]>("--file") { Description = "Mutates these files instead of the corpus.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("run", "Runs mutants of the corpus.") { targets, count, seed, jobs, seconds, longest, keep, strict, files };
        command.SetAction(parsed =>
        {
            bool failed = false;
            using var own = new CaseFolder();
            string[] named = parsed.GetValue(targets)!;
            foreach (FuzzTarget target in named is ["all"] ? FuzzTargets.All : [.. named.Select(FuzzTargets.Named)])
            {
                TimeSpan? end = parsed.GetValue(seconds) is { } s ? TimeSpan.FromSeconds(s) : null;
                if (parsed.GetValue(files) is { Length: > 0 } paths)
                {
                    CorpusFiles.Replace(target, paths, own);
                }

                ulong from = parsed.GetValue(seed);
                CampaignResult result = new Campaign(target, from, (long)parsed.GetValue(count), Math.Max(1, parsed.GetValue(jobs)), TimeSpan.FromMilliseconds(parsed.GetValue(longest))).Run(end);
                Console.WriteLine(result);
                Show(result);
                if (parsed.GetValue(keep) is { } folder)
                {
                    Keep(target, from, result, folder);
                }

                failed |= result.EscapeCount > 0 || result.Cases == 0 || (parsed.GetValue(strict) && result.Escapes.Count > 0);
            }

            return failed ? 1 : 0;
        });
        return command;
    }

    private static void Show(CampaignResult result)
    {
        foreach (IGrouping<(EscapeKind, string), Escape> cause in result.Escapes.GroupBy(e => (e.Kind, e.Cause)).OrderByDescending(g => g.Count()).Take(ShownCauses))
        {
            Escape first = cause.FirstOrDefault(e => e.Message.Length > 0) ?? cause.First();
            Console.WriteLine($"  {cause.Count()} x {first.Kind}: {first.Cause} (first: index {cause.First().Index})");
            Console.WriteLine("      " + string.Join("\n      ", first.Message.Split('\n').Take(6).Select(l => l.TrimEnd())));
        }
    }

    private static void Keep(FuzzTarget target, ulong seed, CampaignResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        var source = new MutantSource(target, CorpusFiles.Of(target), seed);
        foreach (IGrouping<string, Escape> cause in result.Escapes.Where(e => e.Index >= 0).GroupBy(e => e.Cause))
        {
            byte[] file = source.At(cause.First().Index);
            File.WriteAllBytes(Path.Combine(folder, CrasherName.Of(file, cause.Key)), file);
        }
    }
}
