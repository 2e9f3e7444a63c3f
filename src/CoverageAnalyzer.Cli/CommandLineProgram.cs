using System.CommandLine;
using System.Reflection;
using CoverageAnalyzer.Cli.Commands;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Cli;

/// <summary>The command line from arguments to exit code: parse, call the verb, turn what it throws into words.</summary>
internal sealed class CommandLineProgram
{
    private readonly SharedOptions shared = new();
    private readonly IReadOnlyList<Verb> verbs;
    private readonly RootCommand root;
    private readonly Option<bool> help = new("--help", "-h", "-?") { Recursive = true };
    private readonly Option<bool> version = new("--version");
    private ReportLanguage spoken = ReportLanguage.Vietnamese;

    /// <summary>Makes the program.</summary>
    public CommandLineProgram()
    {
        verbs =
        [
            new AnalyzeVerb(), new ServeVerb(), new InspectVerb(), new NewVerb(), new CountVerb(), new RadiusVerb(), new AuditVerb(),
            new LinkVerb(), new StoreVerb(), new CompareVerb(), new WorkerVerb(), new SampleVerb(),
            new CompletionVerb(() => verbs!, shared),
        ];
        root = new RootCommand("CoverageAnalyzer");
        root.Options.Clear();
        root.Add(help);
        root.Add(version);
        shared.AddTo(root);
        foreach (Verb verb in verbs)
        {
            root.Add(verb.Command);
        }
    }

    /// <summary>The version of the program.</summary>
    public static string Version =>
        typeof(CommandLineProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The verbs, in the order of the help.</summary>
    public IReadOnlyList<Verb> Verbs => verbs;

    /// <summary>The command tree.</summary>
    public RootCommand Root => root;

    /// <summary>Runs one command line.</summary>
    /// <param name="args">What the user typed after the program's name.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        (_, ReportLanguage language) = shared.LanguageOf(parsed);
        spoken = language;
        var typed = new TypedPaths(args);
        Verb? verb = verbs.FirstOrDefault(v => v.Command == parsed.CommandResult.Command);
        if (SharedOptions.IsGiven(parsed, version) && verb is null)
        {
            return await Print(new() { ["version"] = Version }, Version + Environment.NewLine);
        }

        if (SharedOptions.IsGiven(parsed, help) || args.Count == 0)
        {
            string text = verb is null ? HelpText.OfProgram(verbs, shared, language) : HelpText.OfVerb(verb, shared, language);
            int code = await Print(new() { ["help"] = text }, text);
            return args.Count == 0 ? ExitCode.Usage : code;
        }

        async Task<int> Print(Dictionary<string, object?> json, string text)
        {
            try
            {
                await output.WriteAsync(SharedOptions.IsGiven(parsed, shared.Json) ? Session.ToJson(json) + Environment.NewLine : text);
                return ExitCode.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return await Fail(error, null, FailureText.Of(e, typed).In(language), ExitCode.Failed);
            }
        }

        bool json = SharedOptions.IsGiven(parsed, shared.Json);
        Task<int> Refuse(string message, int code, bool isLines = false) => Fail(error, json ? output : null, message, code, isLines);

        Session? session = null;
        try
        {
            if (UsageCheck.FaultOf(parsed, verbs, shared) is LocalizedText fault)
            {
                throw new UsageException(fault);
            }

            session = shared.SessionOf(parsed, output, error);
            return await verb!.RunAsync(parsed, session, cancellation);
        }
        catch (UsageException e)
        {
            return await Refuse(e.Text.In(session?.Language ?? language), ExitCode.Usage);
        }
        catch (StudyFileException e)
        {
            return await Refuse(e.In(session?.Language ?? language), ExitCode.Usage, isLines: true);
        }
        catch (ScenarioException e)
        {
            return await Refuse(e.In(session?.Language ?? language), ExitCode.Usage, isLines: true);
        }
        catch (DataStoreException e)
        {
            return await Refuse(e.In(session?.Language ?? language), ExitCode.Failed);
        }
        catch (InputFileException e)
        {
            return await Refuse(e.In(session?.Language ?? language, e.Place with { File = typed.Of(e.Place.File) }), ExitCode.Failed);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && IsStop(e))
        {
            return await Refuse(
                new LocalizedText("Đã dừng. Kết quả cũ vẫn nguyên vẹn.", "Stopped. The old results are untouched.").In(session?.Language ?? language),
                ExitCode.Interrupted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await Refuse(FailureText.Of(e, typed).In(session?.Language ?? language), ExitCode.Failed);
        }
#pragma warning disable CA1031 // The last line of defence: a fault of the program is one sentence, not a stack trace, unless asked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return await Refuse(Fault(e, error).In(session?.Language ?? language), ExitCode.Failed);
        }
    }

    /// <summary>Says what nothing could catch, since it was thrown on a thread that nobody waits for, in one sentence.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code.</returns>
    public int Unhandled(Exception e, TextWriter error) => Fail(error, null, Fault(e, error).In(spoken), ExitCode.Failed).GetAwaiter().GetResult();

    // Too little memory, which any step may meet, or a fault of ours.
    private static LocalizedText Fault(Exception e, TextWriter error)
    {
        if (Environment.GetEnvironmentVariable("COVERAGE_ANALYZER_TRACE") == "1")
        {
            error.WriteLine(e.ToString());
        }

        return MemoryShortage.Is(e) ? MemoryShortage.Text() : LocalizedText.Of(
            $"Lỗi của chương trình ({e.GetType().Name}). Chạy lại với COVERAGE_ANALYZER_TRACE=1 và gửi thông báo cho người phát triển.",
            $"A fault of the program ({e.GetType().Name}). Run again with COVERAGE_ANALYZER_TRACE=1 and report what it prints.");
    }

    // Parallel work may wrap the stop of each of its threads.
    private static bool IsStop(Exception e) =>
        e is OperationCanceledException || (e is AggregateException many && many.Flatten().InnerExceptions.All(i => i is OperationCanceledException));

    // Text on standard error for people; where JSON was asked for, the same as one object on standard output.
    private static async Task<int> Fail(TextWriter error, TextWriter? jsonOutput, string message, int code, bool isLines = false)
    {
        try
        {
            await error.WriteLineAsync(isLines ? TerminalText.SafeLines(message) : TerminalText.Safe(message));
            if (jsonOutput is not null)
            {
                await jsonOutput.WriteLineAsync(Session.ToJson(new Dictionary<string, object?> { ["error"] = message, ["exit"] = code }));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A closed or full standard stream: nobody can be told: the exit code still says it.
        }

        return code;
    }
}
