using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>store</c>: the shared store of a department, a PostgreSQL database with PostGIS: prepare it, push, pull, list, remove.</summary>
internal sealed class StoreVerb : Verb
{
    private const string Init = "init", List = "list", PushWord = "push", Pull = "pull", Remove = "remove";

    private Argument<string> action = null!;
    private Argument<string[]> what = null!;
    private Option<string?> database = null!;
    private Option<bool> force = null!;

    /// <inheritdoc/>
    public override string Name => "store";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "kho chung PostGIS: chuẩn bị, đưa nghiên cứu và kết quả lên, lấy về, liệt kê, xóa",
        "the shared PostGIS store: prepare it; push and pull studies and results; list, remove");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        ["store init --database env:COVERAGE_ANALYZER_DATABASE", "store push data/quang-tri-2012", "store push results", "store pull quang-tri-2012@1 results-again", "store list"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => [Init, List, PushWord, Pull, Remove];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string word = parsed.GetValue(action)!;
        string[] items = parsed.GetValue(what) ?? [];
        (int count, LocalizedText wanted) = word switch
        {
            Init or List => (0, LocalizedText.Empty),
            PushWord => (1, new("THƯ_MỤC kết quả hoặc nghiên cứu", "the folder of results or of a study")),
            Pull => (2, new("TÊN, TÊN@LẦN_CHẠY hoặc study:TÊN, rồi THƯ_MỤC", "NAME, NAME@RUN or study:NAME, then DIR")),
            Remove => (1, new("TÊN@LẦN_CHẠY", "NAME@RUN")),
            _ => throw Unknown(word),
        };
        if (items.Length != count)
        {
            throw new UsageException(count == 0
                ? new($"store {word}: thừa '{items[0]}'.", $"store {word}: '{items[0]}' is one too many.")
                : new($"store {word}: cần {wanted.Vietnamese}.", $"store {word}: needs {wanted.English}."));
        }

        if (parsed.GetValue(force) && word != PushWord)
        {
            throw new UsageException(new("--force chỉ dùng với store push.", "--force goes with store push."));
        }

        // What was typed is looked at before the server is: a wrong folder is told without waiting.
        StudyPlace? place = word == PushWord ? StudyPlace.Of(items[0]) : null;
        using var store = PostGisDatabase.At(AddressOf("--database", parsed.GetValue(database)));
        return Task.FromResult(word switch
        {
            Init => StoreAnswers.Prepare(store, session),
            List => StoreAnswers.List(store, session),
            PushWord when place!.IsResults => StoreAnswers.Push(store, place.Path, parsed.GetValue(force), session, cancellation),
            PushWord when parsed.GetValue(force) => throw new UsageException(new("--force chỉ dùng với thư mục kết quả.", "--force goes with a results folder.")),
            PushWord => StudyAnswers.Push(store, place.Path, session, cancellation),
            Pull when items[0].StartsWith(StudyAnswers.Prefix, StringComparison.Ordinal) => StudyAnswers.Pull(store, items[0][StudyAnswers.Prefix.Length..], items[1], session, cancellation),
            Pull => StoreAnswers.Pull(store, items[0], items[1], session, cancellation),
            _ => StoreAnswers.Remove(store, items[0], session),
        });
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        action = AddArgument(target, "ACTION", new("init (chuẩn bị cơ sở dữ liệu), list, push, pull hoặc remove", "init (prepares the database), list, push, pull or remove"));
        what = AddListArgument(
            target,
            "WHAT",
            new(
                "push: thư mục kết quả hoặc nghiên cứu; pull: TÊN, TÊN@LẦN_CHẠY (kết quả) hoặc study:TÊN (nghiên cứu), rồi thư mục; remove: TÊN@LẦN_CHẠY",
                "push: a folder of results or of a study; pull: NAME, NAME@RUN (results) or study:NAME (the study), then a folder; remove: NAME@RUN"),
            mayBeAbsent: true);
        database = AddOption(target, "--database", "ADDRESS", DatabaseMeaning);
        force = AddFlag(target, "--force", new("đưa lên cả khi thư mục kết quả đã bị sửa sau khi phân tích", "push also a results folder that was changed after its run"));
    }

    private UsageException Unknown(string word)
    {
        string? near = Data.Text.Suggestions.Closest(word, Words);
        string list = string.Join(", ", Words);
        return new UsageException(near is null
            ? new($"store '{word}': chỉ có {list}.", $"store '{word}': only {list}.")
            : new($"store '{word}': có phải ý bạn là '{near}'?", $"store '{word}': did you mean '{near}'?"));
    }
}
