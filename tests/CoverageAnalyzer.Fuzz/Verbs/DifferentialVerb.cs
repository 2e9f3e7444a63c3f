using System.CommandLine;
using System.Globalization;
using CoverageAnalyzer.Fuzz.Differential;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>differential TARGET…</c>: mutants that we accept are read by GDAL too; every difference has a reason, or is a failure.</summary>
internal static class DifferentialVerb
{
    private const int MissingExitCode = 77;

    public static Command Command()
    {
        var targets = new Argument<string[]>("target") { Description = "Vector formats; none for every one.", Arity = ArgumentArity.ZeroOrMore };
        var count = new Option<double>("--count") { Description = "Accepted mutants of each (1e4 = ten thousand).", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the mutants.", DefaultValueFactory = _ => 1 };
        var keep = new Option<string?>("--keep") { Description = "Folder that unexplained ones are written to." };
        var command = new Command("differential", "Compares accepted mutants with what GDAL reads of them.") { targets, count, seed, keep };
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetValue(targets) ?? [];
            bool isFine = true;
            foreach (VectorTarget target in (named.Length == 0 ? FuzzTargets.All : [.. named.Select(FuzzTargets.Named)]).OfType<VectorTarget>())
            {
                var run = new DifferentialRun(target, parsed.GetValue(seed), parsed.GetValue(keep));
                if (!run.Run((long)parsed.GetValue(count)))
                {
                    Console.WriteLine("GDAL for python3 is missing: apt install python3-gdal");
                    return MissingExitCode;
                }

                long all = run.Classes.Values.Sum(c => c.Count), unexplained = run.Classes.Where(c => c.Key.Contains(Difference.Unexplained, StringComparison.Ordinal)).Sum(c => c.Value.Count);
                long equal = run.Classes.GetValueOrDefault(Difference.None).Count;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {all:N0} accepted mutants read by GDAL too: {equal:N0} equal, {all - equal - unexplained:N0} explained, {unexplained:N0} unexplained"));
                foreach ((string kind, (long files, long first)) in run.Classes.OrderByDescending(c => c.Value.Count))
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {files,8:N0}  {kind} (first: index {first})"));
                }

                isFine &= unexplained == 0;
            }

            return isFine ? 0 : 1;
        });
        return command;
    }
}
