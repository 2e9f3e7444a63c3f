using System.CommandLine;
using System.Text.Json;
using CoverageAnalyzer.Cli;
using CoverageAnalyzer.Cli.Commands;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Walks the whole command tree: one name for one thing, and examples that run.</summary>
public sealed class CommandTreeTests
{
    private static readonly string[] OfTheContract = ["analyze", "serve", "inspect", "new", "count", "radius", "audit", "link", "store", "compare", "worker", "sample", "completion"];

    [Fact]
    public void Every_verb_of_the_contract_is_there_and_stands_in_the_tree_once()
    {
        var program = new CommandLineProgram();
        Assert.Equal(OfTheContract.Order(), program.Verbs.Select(v => v.Name).Order());
        Assert.Equal(program.Verbs.Select(v => v.Command), program.Root.Subcommands);
    }

    [Fact]
    public void An_option_has_one_name_one_value_and_one_meaning_in_all_verbs()
    {
        var program = new CommandLineProgram();
        var meanings = new Dictionary<string, (string? Value, string Meaning, string Verb)>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        HashSet<string> shared = [.. program.Root.Options.SelectMany(o => o.Aliases.Append(o.Name))];
        foreach (Verb verb in program.Verbs)
        {
            foreach (Option option in verb.Command.Options)
            {
                Assert.DoesNotContain(option.Name, shared); // no verb redefines an option of all verbs
                Assert.Matches("^--[a-z][a-z0-9]*(-[a-z0-9]+)*$", option.Name);
                (string? Value, string Meaning, string Verb) now = (option.HelpName, verb.Descriptions[option].English, verb.Name);
                (string? Value, string Meaning, string Verb) before = meanings.GetValueOrDefault(option.Name, now);
                Assert.True((before.Value, before.Meaning) == (now.Value, now.Meaning), $"{option.Name} means '{before.Meaning}' in {before.Verb} and '{now.Meaning}' in {now.Verb}");
                string other = names.GetValueOrDefault(now.Meaning, option.Name);
                Assert.True(other == option.Name, $"'{now.Meaning}' is called {other} and {option.Name}");
                meanings[option.Name] = now;
                names[now.Meaning] = option.Name;
            }

            Assert.All(verb.Command.Arguments, a => Assert.False(verb.Descriptions[a].IsEmpty));
        }
    }

    [Fact]
    public async Task The_help_of_every_verb_ends_with_its_examples()
    {
        foreach (Verb verb in new CommandLineProgram().Verbs)
        {
            CliCall help = await CliCall.Run(verb.Name, "--help", "--lang", "en");
            Assert.Equal(0, help.ExitCode);
            string[] lines = help.Out.TrimEnd().Split('\n');
            Assert.NotEmpty(verb.Examples);
            Assert.Equal(verb.Examples.Select(e => $"  coverage-analyzer {e}"), lines[^verb.Examples.Count..].Select(l => l.TrimEnd('\r')));
            Assert.All(verb.Examples, e => Assert.StartsWith(verb.Name, e, StringComparison.Ordinal));
        }
    }

    // A server runs until it is stopped, a store and its workers need one: their examples run in Web/ServeVerbTests, PostGis/StoreVerbTests and Workers/WorkerFaultTests.
    public static TheoryData<string> Verbs => [.. new CommandLineProgram().Verbs.Select(v => v.Name).Where(n => n is not ("serve" or "store" or "worker"))];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_example_runs_and_answers_in_json_too(string name)
    {
        Verb verb = new CommandLineProgram().Verbs.Single(v => v.Name == name);
        using var folder = new WorkFolder();
        if (name == "compare")
        {
            Assert.Equal(0, (await CliProcess.Run(folder.Root, "analyze", folder.Study, "--out", "results-before", "--quiet")).ExitCode);
            Assert.Equal(0, (await CliProcess.Run(folder.Root, "analyze", folder.Study, "--scenario", "them-ba-diem", "--out", "results-after", "--quiet")).ExitCode);
        }

        for (int i = 0; i < verb.Examples.Count; i++)
        {
            string[] words = verb.Examples[i].Split(' ');
            CliCall call = await CliProcess.Run(folder.Root, words);
            Assert.True(call.ExitCode == 0, $"{verb.Examples[i]}: exit {call.ExitCode}: {call.Error}");
            Assert.Empty(call.Error);
            Assert.NotEmpty(call.Out);
            Assert.DoesNotContain('\u001b', call.Out);
            if (i == verb.Examples.Count - 1)
            {
                // 'new' refuses a folder that has a study already.
                if (verb.Name == "new")
                {
                    words[1] += "-2";
                }

                CliCall json = words.Contains("--json") ? call : await CliProcess.Run(folder.Root, [.. words, "--json"]);
                Assert.Equal((0, string.Empty), (json.ExitCode, json.Error));
                using var answer = JsonDocument.Parse(json.Out); // exactly one value, or this throws
                Assert.Equal(JsonValueKind.Object, answer.RootElement.ValueKind);
            }
        }
    }

    [Fact]
    public async Task Version_and_help_answer_in_json_too()
    {
        using var version = JsonDocument.Parse((await CliCall.Run("--version", "--json")).Out);
        Assert.Equal(CommandLineProgram.Version, version.RootElement.GetProperty("version").GetString());
        using var help = JsonDocument.Parse((await CliCall.Run("audit", "--help", "--json")).Out);
        Assert.Contains("coverage-analyzer audit", help.RootElement.GetProperty("help").GetString());
        Assert.Equal(CommandLineProgram.Version + Environment.NewLine, (await CliCall.Run("--version")).Out);
    }

    [Fact]
    public async Task No_verb_at_all_shows_the_help_and_is_wrong_usage()
    {
        CliCall call = await CliCall.Run();
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("analyze", call.Out);
    }
}
