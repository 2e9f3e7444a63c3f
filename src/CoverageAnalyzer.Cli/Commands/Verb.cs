using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;

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

    /// <summary>What <c>--crs</c> means, wherever it stands.</summary>
    protected static LocalizedText CrsMeaning => new(
        "hệ tọa độ của ranh giới xã (inspect: của tệp được xem) khi tệp không ghi",
        "coordinate system of the communes (inspect: of the files looked at) where the file does not say");

    /// <summary>What <c>--out</c> means, wherever it stands.</summary>
    protected static LocalizedText OutMeaning => new(
        "thư mục kết quả (analyze: mặc định là 'results' trong thư mục nghiên cứu; count: không ghi thì chỉ in ra)",
        "results folder (analyze: default 'results' in the study's folder; count: without it the answer is only printed)");

    /// <summary>What <c>--encoding</c> means, wherever it stands.</summary>
    protected static LocalizedText EncodingMeaning => new(
        "bảng mã của ranh giới xã (inspect: của tệp được xem): UTF-8, 1258 hoặc TCVN3",
        "text encoding of the communes (inspect: of the files looked at): UTF-8, 1258 or TCVN3");

    /// <summary>What <c>--database</c> means, wherever it stands.</summary>
    protected static LocalizedText DatabaseMeaning => new(
        $"địa chỉ PostgreSQL: Host=…;Database=…, postgres://… hoặc env:TÊN (mặc định: biến môi trường {PostGisAddress.Variable})",
        $"PostgreSQL address: Host=…;Database=…, postgres://… or env:NAME (default: the environment variable {PostGisAddress.Variable})");

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
    protected Argument<string[]> AddListArgument(Command target, string name, LocalizedText description)
    {
        var argument = new Argument<string[]>(name) { Arity = ArgumentArity.OneOrMore };
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
