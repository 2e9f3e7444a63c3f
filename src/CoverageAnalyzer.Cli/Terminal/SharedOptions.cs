using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>The options every verb has, declared once.</summary>
internal sealed class SharedOptions
{
    private const int MostThreads = 1024;

    /// <summary>Makes the options.</summary>
    public SharedOptions()
    {
        Descriptions = new Dictionary<Symbol, LocalizedText>
        {
            [Language] = new("ngôn ngữ của thông báo và báo cáo: vi hoặc en", "language of messages and report: vi or en"),
            [Threads] = new("số luồng tính toán (mặc định: mọi lõi)", "threads to compute with (default: all cores)"),
            [Quiet] = new("chỉ in kết quả, không in tiến độ và lời nhắc", "print the answer only, no progress and no notes"),
            [Json] = new("in một đối tượng JSON thay cho chữ", "print one JSON object instead of text"),
            [FailOn] = new("thoát với mã 3 khi có ghi nhận từ mức này: 'error' (lỗi) hoặc 'warning' (cảnh báo)", "exit with 3 where findings reach this rank: error or warning"),
        };
    }

    /// <summary><c>--lang vi|en</c>.</summary>
    public Option<string?> Language { get; } = Make("--lang", "vi|en");

    /// <summary><c>--threads N</c>.</summary>
    public Option<string?> Threads { get; } = Make("--threads", "N");

    /// <summary><c>--quiet</c>.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Recursive = true };

    /// <summary><c>--json</c>.</summary>
    public Option<bool> Json { get; } = new("--json") { Recursive = true };

    /// <summary><c>--fail-on error|warning</c>.</summary>
    public Option<string?> FailOn { get; } = Make("--fail-on", "error|warning");

    /// <summary>What they mean.</summary>
    public IReadOnlyDictionary<Symbol, LocalizedText> Descriptions { get; }

    /// <summary>Adds them to the root command, for every verb.</summary>
    /// <param name="root">The root.</param>
    public void AddTo(Command root)
    {
        foreach (Option option in Descriptions.Keys.OfType<Option>())
        {
            root.Add(option);
        }
    }

    /// <summary>The language to speak before anything else is known.</summary>
    /// <param name="parsed">What the user typed.</param>
    public (ReportLanguage? Stated, ReportLanguage Spoken) LanguageOf(ParseResult parsed)
    {
        // Asked before the command line is checked: an option given twice has no value that can be asked for.
        ReportLanguage? stated = (parsed.GetResult(Language)?.Tokens is [.., Token last] ? last.Value : null) switch
        {
            "vi" => ReportLanguage.Vietnamese,
            "en" => ReportLanguage.English,
            _ => null,
        };
        return (stated, stated ?? (EnvironmentIsVietnamese() ? ReportLanguage.Vietnamese : ReportLanguage.English));
    }

    /// <summary>Whether an option without a value stands on the command line, also where that is not yet checked.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="option">The option.</param>
    public static bool IsGiven(ParseResult parsed, Option<bool> option) =>
        parsed.GetResult(option) is { Implicit: false } given && !(given.Tokens is [.., Token last] && string.Equals(last.Value, "false", StringComparison.OrdinalIgnoreCase));

    /// <summary>The call with what the shared options say.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <exception cref="UsageException">A value cannot be meant.</exception>
    public Session SessionOf(ParseResult parsed, TextWriter output, TextWriter error)
    {
        if (parsed.GetValue(Language) is string language && language is not ("vi" or "en"))
        {
            throw new UsageException(LocalizedText.Of($"--lang '{SettingsText.Shown(language)}': chỉ có vi hoặc en.", $"--lang '{SettingsText.Shown(language)}': only vi or en."));
        }

        int threads = Environment.ProcessorCount;
        if (parsed.GetValue(Threads) is string text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out threads) || threads is < 1 or > MostThreads))
        {
            throw new UsageException(LocalizedText.Of($"--threads '{SettingsText.Shown(text)}': phải là số từ 1 đến {MostThreads}.", $"--threads '{SettingsText.Shown(text)}': must be a number from 1 to {MostThreads}."));
        }

        FindingRank? failOn = parsed.GetValue(FailOn) switch
        {
            null => null,
            "error" => FindingRank.Error,
            "warning" => FindingRank.Warning,
            string other => throw new UsageException(LocalizedText.Of($"--fail-on '{SettingsText.Shown(other)}': chỉ có 'error' hoặc 'warning'.", $"--fail-on '{SettingsText.Shown(other)}': only error or warning.")),
        };

        (ReportLanguage? stated, ReportLanguage spoken) = LanguageOf(parsed);
        return new Session
        {
            StatedLanguage = stated,
            Language = spoken,
            Threads = threads,
            Quiet = parsed.GetValue(Quiet),
            Json = parsed.GetValue(Json),
            FailOn = failOn,
            Out = output,
            Error = error,
            ErrorIsTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected,
        };
    }

    private static Option<string?> Make(string name, string value) => new(name) { HelpName = value, Recursive = true, Arity = ArgumentArity.ExactlyOne };

    private static bool EnvironmentIsVietnamese()
    {
        foreach (string name in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                return value.StartsWith("vi", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
