using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Comparing;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>compare</c>: two results side by side, from folders or from the shared store.</summary>
internal sealed class CompareVerb : Verb
{
    private Argument<string> first = null!;
    private Argument<string> second = null!;
    private Option<string?> database = null!;
    private Option<string?> output = null!;

    /// <inheritdoc/>
    public override string Name => "compare";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "so sánh hai kết quả: chỉ tiêu chính, các xã thay đổi, ghi nhận, đầu vào và thiết lập",
        "compares two results: headline figures, communes that changed, findings, inputs and settings");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["compare results-before results-after", "compare results-before results-after --out changes.csv"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string[] names = [parsed.GetValue(first)!, parsed.GetValue(second)!];
        bool usesStore = names.Any(IsOfStore);
        if (!usesStore && parsed.GetValue(database) is not null)
        {
            throw new UsageException(new("--database chỉ dùng khi so sánh với 'store:TÊN'.", "--database goes with 'store:NAME'."));
        }

        string[] folders = [.. names.Select(n => IsOfStore(n) ? string.Empty : FolderOf(n))];
        using PostGisDatabase? store = usesStore ? PostGisDatabase.At(AddressOf("--database", parsed.GetValue(database))) : null;
        ComparedResults Read(int side) => folders[side].Length > 0
            ? ComparedResults.OfFolder(folders[side], cancellation) with { Name = names[side] }
            : ComparedResults.OfRun(store!, StoredRuns.Require(store!, names[side][StoredRun.Scheme.Length..]), cancellation);
        ResultsComparison comparison = ResultsComparison.Of(Read(0), Read(1));
        session.Language = session.StatedLanguage ?? comparison.After.Content.Language;
        if (parsed.GetValue(output) is { } file)
        {
            ComparisonTable.Write(comparison, file);
        }

        session.Answer(ComparisonText.ToJson(comparison, session.Language));
        ComparisonText.Say(session, comparison);
        if (parsed.GetValue(output) is { } written)
        {
            session.Say(LocalizedText.Empty);
            session.Say(LocalizedText.Of(
                $"Bảng các xã thay đổi ({comparison.Communes.Count:N0} xã): {written}", $"Table of the communes that changed ({comparison.Communes.Count:N0}): {written}"));
        }

        return Task.FromResult(session.ExitCodeFor(comparison.NewFindings));
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        LocalizedText meaning = new("thư mục kết quả, hoặc 'store:TÊN', 'store:TÊN@LẦN_CHẠY' của kho chung", "a results folder, or 'store:NAME', 'store:NAME@RUN' of the shared store");
        first = AddArgument(target, "A", new($"kết quả trước: {meaning.Vietnamese}", $"the earlier results: {meaning.English}"));
        second = AddArgument(target, "B", new($"kết quả sau: {meaning.Vietnamese}", $"the later results: {meaning.English}"));
        output = AddOption(target, "--out", OutValue, OutMeaning);
        database = AddOption(target, "--database", "ADDRESS", DatabaseMeaning);
    }

    private static bool IsOfStore(string name) => name.StartsWith(StoredRun.Scheme, StringComparison.Ordinal);

    private static string FolderOf(string name)
    {
        StudyPlace place = StudyPlace.Of(name);
        return place.IsResults
            ? place.Path
            : throw new UsageException(new(
                $"'{name}' là nghiên cứu; compare nhận thư mục kết quả. Chạy trước: coverage-analyzer analyze", $"'{name}' is a study; compare takes results. Run first: coverage-analyzer analyze"));
    }
}
