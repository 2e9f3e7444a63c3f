using System.Text.Json;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>One call of the program: who reads, where to write, and what the options on every verb say.</summary>
internal sealed class Session
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Language the user asked for, or null to follow the study.</summary>
    public ReportLanguage? StatedLanguage { get; init; }

    /// <summary>Language of texts: stated, else the environment's, else English. A study's language overrides the environment.</summary>
    public ReportLanguage Language { get; set; }

    /// <summary>Threads the kernels may use.</summary>
    public int Threads { get; init; }

    /// <summary>Print nothing but what was asked for.</summary>
    public bool Quiet { get; init; }

    /// <summary>One JSON object on standard output instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Least rank of findings that makes the exit code 3, or null.</summary>
    public FindingRank? FailOn { get; init; }

    /// <summary>Where answers go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors, warnings and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True where standard error is a terminal that may be redrawn.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Says a text on standard output, unless JSON was asked for.</summary>
    /// <param name="text">The text.</param>
    public void Say(LocalizedText text)
    {
        if (!Json)
        {
            Out.WriteLine(TerminalText.Safe(text.In(Language)));
        }
    }

    /// <summary>Says an aside on standard error, unless quiet.</summary>
    /// <param name="text">The text.</param>
    public void Note(LocalizedText text)
    {
        if (!Quiet)
        {
            Error.WriteLine(TerminalText.Safe(text.In(Language)));
        }
    }

    /// <summary>Prints the JSON answer where it was asked for.</summary>
    /// <param name="answer">An object the serializer can write.</param>
    public void Answer(object answer)
    {
        if (Json)
        {
            Out.WriteLine(ToJson(answer));
        }
    }

    /// <summary>A value as the program prints JSON: indented, Vietnamese letters as they are, nothing that steers a terminal.</summary>
    /// <param name="answer">An object the serializer can write.</param>
    public static string ToJson(object answer) => TerminalText.SafeJson(JsonSerializer.Serialize(answer, Indented));

    /// <summary>The exit code of a run that ended: 3 where findings reach <c>--fail-on</c>.</summary>
    /// <param name="findings">The findings.</param>
    public int ExitCodeFor(IEnumerable<Finding> findings) =>
        FailOn is FindingRank least && findings.Any(f => f.Rank >= least) ? ExitCode.Findings : ExitCode.Done;
}
