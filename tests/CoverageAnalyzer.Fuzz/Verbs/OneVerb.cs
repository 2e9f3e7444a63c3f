using System.CommandLine;
using CoverageAnalyzer.Fuzz.Mutating;
using CoverageAnalyzer.Fuzz.Running;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>one TARGET FILE</c> or <c>one TARGET --index N</c>: a single case, told in full.</summary>
internal static class OneVerb
{
    public static Command Command()
    {
        var target = new Argument<string>("target") { Description = "Format." };
        var file = new Argument<string>("file") { Description = "The case.", Arity = ArgumentArity.ZeroOrOne };
        var index = new Option<long?>("--index") { Description = "A mutant instead of a file." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the mutant.", DefaultValueFactory = _ => 1 };
        var save = new Option<string?>("--save") { Description = "Where the mutant is written to." };
        var command = new Command("one", "Runs one case and says what became of it.") { target, file, index, seed, save };
        command.SetAction(parsed =>
        {
            FuzzTarget format = FuzzTargets.Named(parsed.GetValue(target)!);
            byte[] bytes = parsed.GetValue(index) is { } i
                ? new MutantSource(format, CorpusFiles.Of(format), parsed.GetValue(seed)).At(i)
                : File.ReadAllBytes(parsed.GetRequiredValue(file));
            if (parsed.GetValue(save) is { } path)
            {
                File.WriteAllBytes(path, bytes);
            }

            using var folder = new CaseFolder();
            CaseResult result = new CaseJudge(format, folder).Judge(bytes);
            Console.WriteLine($"{bytes.Length} bytes: {(result.Figures is { } figures ? $"accepted, {figures}" : "refused")}; {result.AllocatedBytes:N0} bytes allocated, {result.Time.TotalMilliseconds:N1} ms");
            if (result.Escape is not { } escape)
            {
                return 0;
            }

            Console.WriteLine($"{escape.Kind}: {escape.Cause}\n{escape.Message}");
            return 1;
        });
        return command;
    }
}
