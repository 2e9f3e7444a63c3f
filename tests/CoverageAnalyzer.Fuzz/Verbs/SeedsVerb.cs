using System.CommandLine;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>seeds</c>: writes the seeds of the corpus anew.</summary>
internal static class SeedsVerb
{
    public static Command Command()
    {
        var targets = new Argument<string[]>("target") { Description = "Formats; none for every one.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string?>("--out") { Description = "Folder; left out: the corpus." };
        var command = new Command("seeds", "Writes the seeds of the corpus anew.") { targets, output };
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetValue(targets) ?? [];
            foreach (FuzzTarget target in named.Length == 0 ? FuzzTargets.All : [.. named.Select(FuzzTargets.Named)])
            {
                string folder = Path.Combine(parsed.GetValue(output) ?? CorpusFiles.Folder, target.Name, "seeds");
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }

                Directory.CreateDirectory(folder);
                int count = 0;
                long bytes = 0;
                foreach ((string name, byte[] content) in target.Seeds())
                {
                    File.WriteAllBytes(Path.Combine(folder, name), content);
                    count++;
                    bytes += content.Length;
                }

                Console.WriteLine($"{target.Name}: {count} seeds, {bytes:N0} bytes");
            }

            return 0;
        });
        return command;
    }
}
