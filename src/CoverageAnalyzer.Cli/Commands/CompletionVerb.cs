using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>completion</c>: prints a script that lets a shell complete verbs, options and values, with no second tool.</summary>
internal sealed class CompletionVerb(Func<IReadOnlyList<Verb>> verbs, SharedOptions shared) : Verb
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];
    private Argument<string> shell = null!;

    /// <inheritdoc/>
    public override string Name => "completion";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "in đoạn mã gợi ý lệnh cho bash, zsh, fish hoặc PowerShell",
        "prints the completion script of bash, zsh, fish or PowerShell");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["completion bash"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => Shells;

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string name = parsed.GetValue(shell)!;
        string[] common = [.. Names(shared.Descriptions), "--help"];
        var words = verbs().ToDictionary(v => v.Name, v => (string[])[.. v.Words, .. Names(v.Descriptions), .. common], StringComparer.Ordinal);
        string script = name switch
        {
            "bash" => CompletionScripts.Bash(words),
            "zsh" => CompletionScripts.Zsh(words),
            "fish" => CompletionScripts.Fish(words),
            "pwsh" => CompletionScripts.PowerShell(words),
            _ => throw new UsageException(LocalizedText.Of(
                $"'{name}': chỉ có {string.Join(", ", Shells)}.",
                $"'{name}': only {string.Join(", ", Shells)}.")),
        };
        session.Answer(new Dictionary<string, object?> { ["shell"] = name, ["script"] = script });
        if (!session.Json)
        {
            session.Out.Write(script);
        }

        return Task.FromResult(ExitCode.Done);
    }

    /// <inheritdoc/>
    protected override void Declare(Command target) =>
        shell = AddArgument(target, "SHELL", new("bash, zsh, fish hoặc pwsh", "bash, zsh, fish or pwsh"));

    private static IEnumerable<string> Names(IReadOnlyDictionary<Symbol, LocalizedText> symbols) => symbols.Keys.OfType<Option>().Select(o => o.Name);
}
