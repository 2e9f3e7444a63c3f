using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Large;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>One verb of the command line: what it is called, what it takes, an example that runs, and what it does.</summary>
internal abstract class Verb
{
    private readonly Dictionary<Symbol, LocalizedText> descriptions = [];
    private Command? command;

    /// <summary>The verb.</summary>
    public abstract string Name { get; }

    /// <summary>One line of what it does.</summary>
    public abstract LocalizedText Summary { get; }

    /// <summary>Examples that run from a fresh checkout.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>What its options and arguments mean.</summary>
    public IReadOnlyDictionary<Symbol, LocalizedText> Descriptions => descriptions;

    /// <summary>Words that may stand right after the verb, for the shell to complete; empty where a file or a name stands there.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>What <c>--crs</c> means, wherever it stands.</summary>
    protected static LocalizedText CrsMeaning => new(
        "hệ tọa độ của ranh giới xã (inspect: của tệp được xem) khi tệp không ghi",
        "coordinate system of the communes (inspect: of the files looked at) where the file does not say");

    /// <summary>What the value of <c>--out</c> is called.</summary>
    protected const string OutValue = "DIR|FILE";

    /// <summary>What <c>--out</c> means, wherever it stands.</summary>
    protected static LocalizedText OutMeaning => new(
        "thư mục kết quả (analyze: mặc định là 'results' trong thư mục nghiên cứu; count: không ghi thì chỉ in ra; compare: tệp CSV các xã thay đổi)",
        "results folder (analyze: default 'results' in the study's folder; count: without it the answer is only printed; compare: a CSV file of the communes that changed)");

    /// <summary>What <c>--memory</c> means, wherever it stands.</summary>
    protected static LocalizedText MemoryMeaning => LocalizedText.Of(
        $"bộ nhớ được dùng; tệp không vừa thì đọc từng phần, chỉ tiêu không đổi (analyze: cả chương trình, từ {StudyMemory.LeastMebibytes}, không liệt kê từng trạm BTS khi đọc từng phần; count: cho các điểm đang đọc, chưa kể ranh giới xã, mặc định {CountVerb.UsualMebibytes})",
        $"memory that may be taken; what does not fit is streamed, with the same figures (analyze: by the whole program, {StudyMemory.LeastMebibytes} or more, without a list of BTS sites where they are streamed; count: for the points being read, the communes come on top, default {CountVerb.UsualMebibytes})");

    /// <summary>What <c>--encoding</c> means, wherever it stands.</summary>
    protected static LocalizedText EncodingMeaning => new(
        "bảng mã của ranh giới xã (inspect: của tệp được xem): UTF-8, 1258 hoặc TCVN3",
        "text encoding of the communes (inspect: of the files looked at): UTF-8, 1258 or TCVN3");

    /// <summary>What <c>--database</c> means, wherever it stands.</summary>
    protected static LocalizedText DatabaseMeaning => new(
        $"địa chỉ PostgreSQL: Host=…;Database=…, postgres://…, 'service=TÊN' hoặc env:TÊN (mặc định: biến môi trường {PostGisAddress.Variable})",
        $"PostgreSQL address: Host=…;Database=…, postgres://…, service=NAME or env:NAME (default: the environment variable {PostGisAddress.Variable})");

    /// <summary>The verb as a command of the parser.</summary>
    public Command Command => command ??= Build();

    /// <summary>Does it.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="session">The call.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation);

    /// <summary>Adds the verb's own arguments and options.</summary>
    /// <param name="target">The command.</param>
    protected abstract void Declare(Command target);

    /// <summary>Declares an option that takes a value.</summary>
    /// <param name="target">The command.</param>
    /// <param name="name">Name with dashes.</param>
    /// <param name="value">What the value is called in the help.</param>
    /// <param name="description">What it means.</param>
    protected Option<string?> AddOption(Command target, string name, string value, LocalizedText description)
    {
        var option = new Option<string?>(name) { HelpName = value, Arity = ArgumentArity.ExactlyOne };
        descriptions[option] = description;
        target.Add(option);
        return option;
    }

    /// <summary>The database an option names.</summary>
    /// <param name="option">Name of the option, for the message.</param>
    /// <param name="text">Its value; null: the environment's.</param>
    /// <exception cref="UsageException">It names none.</exception>
    protected static PostGisAddress AddressOf(string option, string? text) => PostGisAddress.TryParse(text, out LocalizedText fault)
        ?? throw new UsageException(new($"{option}: {fault.Vietnamese}", $"{option}: {fault.English}"));

    /// <summary>Declares an option without a value.</summary>
    /// <param name="target">The command.</param>
    /// <param name="name">Name with dashes.</param>
    /// <param name="description">What it means.</param>
    protected Option<bool> AddFlag(Command target, string name, LocalizedText description)
    {
        var option = new Option<bool>(name);
        descriptions[option] = description;
        target.Add(option);
        return option;
    }

    /// <summary>Declares an option that takes several values.</summary>
    /// <param name="target">The command.</param>
    /// <param name="name">Name with dashes.</param>
    /// <param name="value">What a value is called in the help.</param>
    /// <param name="description">What it means.</param>
    protected Option<string[]> AddListOption(Command target, string name, string value, LocalizedText description)
    {
        var option = new Option<string[]>(name) { HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        descriptions[option] = description;
        target.Add(option);
        return option;
    }

    /// <summary>Declares an argument.</summary>
    /// <param name="target">The command.</param>
    /// <param name="name">Name in the help.</param>
    /// <param name="description">What it means.</param>
    protected Argument<string> AddArgument(Command target, string name, LocalizedText description)
    {
        var argument = new Argument<string>(name) { Arity = ArgumentArity.ExactlyOne };
        descriptions[argument] = description;
        target.Add(argument);
        return argument;
    }

    /// <summary>Declares an argument that takes several values.</summary>
    /// <param name="target">The command.</param>
    /// <param name="name">Name in the help.</param>
    /// <param name="description">What it means.</param>
    /// <param name="mayBeAbsent">Whether none at all is right too.</param>
    protected Argument<string[]> AddListArgument(Command target, string name, LocalizedText description, bool mayBeAbsent = false)
    {
        var argument = new Argument<string[]>(name) { Arity = mayBeAbsent ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore };
        descriptions[argument] = description;
        target.Add(argument);
        return argument;
    }

    private Command Build()
    {
        var built = new Command(Name, Summary.English);
        Declare(built);
        return built;
    }
}
