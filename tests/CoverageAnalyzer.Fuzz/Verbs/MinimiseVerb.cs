using System.CommandLine;
using System.Diagnostics;
using CoverageAnalyzer.Fuzz.Running;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>minimise TARGET FILE…</c>: makes inputs smaller that break a rule, and puts them into the corpus.</summary>
internal static class MinimiseVerb
{
    public static Command Command()
    {
        var target = new Argument<string>("target") { Description = "Format." };
        var files = new Argument<string[]>("file") { Description = "Inputs that break a rule.", Arity = ArgumentArity.OneOrMore };
        var seconds = new Option<double>("--seconds") { Description = "Longest time for each.", DefaultValueFactory = _ => 30 };
        var output = new Option<string?>("--out") { Description = "Folder for the result; left out: the crashers of the corpus." };
        var command = new Command("minimise", "Makes inputs that break a rule smaller and keeps them.") { target, files, seconds, output };
        command.SetAction(parsed =>
        {
            FuzzTarget format = FuzzTargets.Named(parsed.GetValue(target)!);
            string folder = parsed.GetValue(output) ?? Path.Combine(CorpusFiles.Folder, format.Name, "crashers");
            Directory.CreateDirectory(folder);
            using var cases = new CaseFolder();
            var judge = new CaseJudge(format, cases);
            foreach (string file in parsed.GetValue(files)!)
            {
                byte[] bytes = File.ReadAllBytes(file);
                bool dies = Dies(format, cases, bytes);
                string? cause = dies ? "died" : judge.Judge(bytes).Escape?.Cause;
                if (cause is null)
                {
                    Console.WriteLine($"{file}: breaks no rule");
                    continue;
                }

                Func<byte[], bool> fails = dies ? b => Dies(format, cases, b) : b => judge.Judge(b).Escape?.Cause == cause;
                byte[] smaller = new Minimiser(format, fails, TimeSpan.FromSeconds(parsed.GetValue(seconds))).Minimised(bytes);
                string path = Path.Combine(folder, CrasherName.Of(smaller, cause));
                File.WriteAllBytes(path, smaller);
                Console.WriteLine($"{file}: {bytes.Length} -> {smaller.Length} bytes, {path}");
            }

            return 0;
        });
        return command;
    }

    // Exit code 0 and 1 are answers; anything else is the end of a process.
    private static bool Dies(FuzzTarget target, CaseFolder cases, byte[] bytes)
    {
        string path = cases.Write("minimise.case", bytes);
        using Process child = ChildProcess.Start("one", target.Name, path);
        Task<string> output = child.StandardOutput.ReadToEndAsync(), error = child.StandardError.ReadToEndAsync();
        if (!child.WaitForExit(CaseJudge.Longest + CaseJudge.Longest))
        {
            child.Kill();
            return true;
        }

        Task.WaitAll(output, error);
        return child.ExitCode is not (0 or 1);
    }
}
