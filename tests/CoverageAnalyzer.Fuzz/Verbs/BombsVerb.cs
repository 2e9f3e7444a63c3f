using System.CommandLine;
using CoverageAnalyzer.Fuzz.Bombs;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>bombs</c>: small files that ask for a great deal, each read in a process of its own.</summary>
internal static class BombsVerb
{
    public static Command Command()
    {
        var word = new Argument<string>("word") { Description = "Only bombs whose names hold it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("bombs", "Makes bombs, and has each read in a process of its own.") { word };
        command.SetAction(parsed => BombRun.Run(parsed.GetValue(word) ?? string.Empty) ? 0 : 1);
        return command;
    }
}
