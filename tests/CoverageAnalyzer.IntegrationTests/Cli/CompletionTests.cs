using System.CommandLine;
using CoverageAnalyzer.Cli;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Completion needs no second tool: bash's script runs here, the others are looked at.</summary>
public sealed class CompletionTests
{
    [Fact]
    public async Task Bash_completes_verbs_options_values_and_files()
    {
        using var folder = new WorkFolder(withData: false);
        folder.Write("my study.json", "{}");
        folder.Write("ca.sh", (await CliCall.Run("completion", "bash")).Out);
        CliCall call = await CliProcess.Bash(folder.Root, """
            source ./ca.sh || exit 9
            complete -p coverage-analyzer
            try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _coverage_analyzer; (IFS=,; echo "${COMPREPLY[*]}"); }
            try coverage-analyzer an
            try coverage-analyzer a
            try coverage-analyzer --v
            try coverage-analyzer radius --ar
            try coverage-analyzer new d --el
            try coverage-analyzer analyze s --lang ''
            try coverage-analyzer analyze s --csv p
            try coverage-analyzer audit x --fail-on w
            try coverage-analyzer completion fi
            try coverage-analyzer inspect my
            """);
        Assert.Equal(0, call.ExitCode);
        Assert.Empty(call.Error);
        Assert.Equal(
            [
                "complete -o filenames -F _coverage_analyzer coverage-analyzer", "analyze", "analyze,audit", "--version", "--area-km2", "--elevation", "vi,en", "plain",
                "warning", "fish", "my study.json",
            ],
            call.Out.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("bash", "compgen")]
    [InlineData("zsh", "bashcompinit")]
    [InlineData("fish", "complete -c coverage-analyzer")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Every_shells_script_knows_every_verb_and_option(string shell, string mark)
    {
        CliCall call = await CliCall.Run("completion", shell);
        Assert.Equal(0, call.ExitCode);
        Assert.Contains(mark, call.Out);
        Assert.DoesNotContain('\r', call.Out);
        var program = new CommandLineProgram();
        foreach (string word in program.Verbs.Select(v => v.Name).Concat(program.Verbs.SelectMany(v => v.Command.Options).Concat(program.Root.Options).Select(o => o.Name)))
        {
            // fish declares long options without their dashes.
            string wanted = shell == "fish" && word.StartsWith("--", StringComparison.Ordinal) ? $"-l {word[2..]}" : word;
            Assert.True(call.Out.Contains(wanted, StringComparison.Ordinal), $"{shell} does not know {word}");
        }

        foreach (string value in (string[])["vi en", "error warning", "plain excel", "UTF-8 1258 TCVN3"])
        {
            Assert.Contains(value, call.Out);
        }
    }
}
