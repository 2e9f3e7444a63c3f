using System.CommandLine;
using CoverageAnalyzer.Fuzz.Running;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>replay TARGET…</c>: every file of the corpus once. Seeds must be accepted, those named <c>bad-…</c> refused, and no file may break a rule.</summary>
internal static class ReplayVerb
{
    public static Command Command()
    {
        var targets = new Argument<string[]>("target") { Description = "Formats; none for every one.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("replay", "Runs every file of the corpus once.") { targets };
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetValue(targets) ?? [];
            int bad = 0;
            foreach (FuzzTarget target in named.Length == 0 ? FuzzTargets.All : [.. named.Select(FuzzTargets.Named)])
            {
                bad += Replay(target);
            }

            return bad == 0 ? 0 : 1;
        });
        return command;
    }

    private static int Replay(FuzzTarget target)
    {
        int bad = 0, accepted = 0;
        CorpusFiles corpus = CorpusFiles.Of(target);
        using var folder = new CaseFolder();
        var judge = new CaseJudge(target, folder);
        foreach ((string name, byte[] file, bool isSeed) in corpus.Files)
        {
            folder.Clear();
            CaseResult result = judge.Judge(file);
            accepted += result.Figures is null ? 0 : 1;
            bool mustBeRefused = name.StartsWith("seeds/bad-", StringComparison.Ordinal);
            string? wrong = result.Escape is { } escape ? $"{escape.Kind}: {escape.Cause}\n{escape.Message}"
                : isSeed && mustBeRefused == result.Figures is not null ? (mustBeRefused ? "it was accepted" : "it was refused")
                : null;
            if (wrong is not null)
            {
                bad++;
                Console.WriteLine($"{target.Name}/{name}: {wrong}");
            }
        }

        Console.WriteLine($"{target.Name}: {corpus.Files.Count} files, {accepted} accepted, {bad} broke a rule");
        return bad;
    }
}
