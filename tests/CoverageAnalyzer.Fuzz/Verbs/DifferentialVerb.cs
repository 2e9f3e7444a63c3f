using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Fuzz.Differential;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>differential TARGET…</c>: mutants that we accept are read by GDAL or another reader too; every difference has a reason, or is a failure.</summary>
internal static class DifferentialVerb
{
    private const int MissingExitCode = 77;

    public static Command Command()
    {
        var targets = new Argument<string[]>("target") { Description = "Formats; none for every one that is compared.", Arity = ArgumentArity.ZeroOrMore };
        var count = new Option<double>("--count") { Description = "Accepted mutants of each (1e4 = ten thousand).", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the mutants.", DefaultValueFactory = _ => 1 };
        var keep = new Option<string?>("--keep") { Description = "Folder that unexplained ones are written to." };
        var command = new Command("differential", "Compares accepted mutants with what GDAL reads of them.") { targets, count, seed, keep };
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetValue(targets) ?? [];
            ComparedFormat[] formats = [.. (named.Length == 0 ? FuzzTargets.All : [.. named.Select(FuzzTargets.Named)]).Select(ComparedFormat.Of).OfType<ComparedFormat>()];
            var totals = new List<string>();
            long unexplained = 0;
            foreach (ComparedFormat format in formats)
            {
                try
                {
                    unexplained += Run(format, parsed.GetValue(seed), parsed.GetValue(keep), (long)parsed.GetValue(count), totals);
                }
                catch (GdalMissingException e)
                {
                    Console.WriteLine(e.Message);
                    return MissingExitCode;
                }
            }

            Console.WriteLine($"read by GDAL or another reader too: {string.Join("; ", totals)}");
            return unexplained == 0 && formats.Length > 0 ? 0 : 1;
        });
        return command;
    }

    private static long Run(ComparedFormat format, ulong seed, string? keep, long count, List<string> totals)
    {
        var clock = Stopwatch.StartNew();
        var run = new DifferentialRun(format, seed, keep);
        run.Run(count);
        long all = run.Classes.Values.Sum(c => c.Count), equal = run.Classes.Where(c => c.Key.StartsWith(ComparedCase.Equal, StringComparison.Ordinal)).Sum(c => c.Value.Count);
        long unexplained = run.Classes.Where(c => c.Key.Contains(ComparedCase.Unexplained, StringComparison.Ordinal)).Sum(c => c.Value.Count);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{format.Target.Name}: {all:N0} accepted mutants read by another reader too: {equal:N0} equal, {all - equal - unexplained:N0} explained, {unexplained:N0} unexplained ({clock.Elapsed.TotalSeconds:N0} s)"));
        foreach ((string kind, (long files, long first)) in run.Classes.OrderByDescending(c => c.Value.Count))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {files,8:N0}  {kind} (first: index {first})"));
        }

        totals.Add(string.Create(CultureInfo.InvariantCulture, $"{format.Target.Name} {all:N0} accepted mutants, {equal:N0} equal, {all - equal - unexplained:N0} explained, {unexplained:N0} unexplained"));
        return unexplained;
    }
}
