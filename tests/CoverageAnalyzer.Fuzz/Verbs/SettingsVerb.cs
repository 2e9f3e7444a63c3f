using System.CommandLine;
using System.Diagnostics;
using CoverageAnalyzer.Fuzz.Settings;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>settings [PATH]</c>: every key of the published schemas with odd values; those whose file and path begin so, or all.</summary>
internal static class SettingsVerb
{
    public static Command Command()
    {
        var path = new Argument<string>("path") { Description = "How 'file:path' of the keys begins, such as study.json:mobile.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => string.Empty };
        var command = new Command("settings", "Tries every key of the published schemas with odd values.") { path };
        command.SetAction(parsed =>
        {
            string start = parsed.GetValue(path)!;
            var watch = Stopwatch.StartNew();
            SettingsRun run = SettingsRun.Of(Root(), (file, key, _) => $"{file.Name}:{key.Path}".StartsWith(start, StringComparison.Ordinal));
            foreach (string fault in run.Faults)
            {
                Console.WriteLine(fault);
            }

            bool fine = run.Faults.Count == 0 && run.Cases > 0;
            Console.WriteLine(FormattableString.Invariant(
                $"{run.Keys} keys × {OddValue.All.Count} odd values: {run.Cases} files, {run.Accepted} read as the schema says ({run.Ran} of them run), {run.Cases - run.Accepted} refused with file and key, {run.Faults.Count} faults, {watch.Elapsed.TotalSeconds:F0} s: {(fine ? "ok" : "FALLS SHORT")}"));
            return fine ? 0 : 1;
        });
        return command;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CoverageAnalyzer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("CoverageAnalyzer.sln was not found above the program's folder.");
    }
}
