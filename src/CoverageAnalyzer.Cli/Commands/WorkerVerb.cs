using System.CommandLine;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Workers.Jobs;
using CoverageAnalyzer.Workers.Submitting;
using CoverageAnalyzer.Workers.Working;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>worker</c>: takes pieces of submitted studies and does them, on as many machines as one likes.</summary>
internal sealed class WorkerVerb : Verb
{
    private const int MostListed = 50;
    private Option<string?> database = null!;
    private Option<bool> once = null!;
    private Option<bool> list = null!;

    /// <inheritdoc/>
    public override string Name => "worker";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "nhận và làm các phần việc mà 'analyze --workers' giao, cho đến khi bấm Ctrl-C",
        "does pieces of what 'analyze --workers' submits, until Ctrl-C");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["worker", "worker --database env:COVERAGE_ANALYZER_DATABASE --threads 4", "worker --list"];

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        PostGisAddress address = AddressOf("--database", parsed.GetValue(database));
        using PostGisDatabase store = PostGisDatabase.At(address);
        if (parsed.GetValue(list))
        {
            return List(JobClient.Open(store), session);
        }

        void Log(LocalizedText line)
        {
            if (!session.Quiet)
            {
                session.Error.WriteLine(TerminalText.Safe(line.In(session.Language)));
            }
        }

        var worker = new WorkerLoop(
            store,
            new WorkerOptions { Program = CommandLineProgram.Version, Threads = session.Threads, IsOnce = parsed.GetValue(once) },
            new WorkerHooks(AnswerOf, Describe, Log));
        int done = await Task.Run(() => worker.RunAsync(cancellation), CancellationToken.None);
        session.Answer(new JsonObject { ["worker"] = worker.Name, ["done"] = done });
        Log(LocalizedText.Of($"Đã làm xong {done:N0} phần.", $"{done:N0} pieces were done."));
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        database = AddOption(target, "--database", "ADDRESS", DatabaseMeaning);
        once = AddFlag(target, "--once", new("kết thúc khi không còn phần nào để làm", "end when there is nothing left to take"));
        list = AddFlag(target, "--list", new("liệt kê các việc đã giao gần đây, rồi thôi", "list the jobs submitted lately, and end"));
    }

    private static int List(JobClient client, Session session)
    {
        IReadOnlyList<JobRow> jobs = client.Latest(MostListed);
        session.Answer(new JsonObject
        {
            ["jobs"] = new JsonArray([.. jobs.Select(j => new JsonObject
            {
                ["job"] = j.Id.ToString("N"),
                ["label"] = j.Label,
                ["state"] = j.State.ToString().ToLowerInvariant(),
                ["done"] = j.Done,
                ["chunks"] = j.Chunks,
                ["by"] = j.By,
                ["submitted"] = j.Submitted.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                ["studies"] = new JsonArray([.. j.Request.Studies.Select(s => JsonValue.Create(s.Study))]),
            })]),
        });
        foreach (JobRow job in jobs)
        {
            LocalizedText state = job.State switch
            {
                JobState.Done => new("xong", "done"),
                JobState.Failed => new("thất bại", "failed"),
                JobState.Running => new("đang chạy", "running"),
                _ => new("chưa giao xong", "not fully submitted"),
            };
            string when = job.Submitted.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
            session.Say(LocalizedText.Of(
                $"{job.Id.ToString("N")[..8]}  {when}  {state.Vietnamese}  {job.Done:N0}/{job.Chunks:N0}  {job.Label}  ({job.By})",
                $"{job.Id.ToString("N")[..8]}  {when}  {state.English}  {job.Done:N0}/{job.Chunks:N0}  {job.Label}  ({job.By})"));
        }

        if (jobs.Count == 0)
        {
            session.Say(new("Chưa có việc nào được giao.", "No job was submitted yet."));
        }

        return ExitCode.Done;
    }

    private static JobAnswer AnswerOf(StudyResults results) => new()
    {
        Name = results.Content.StudyName,
        Language = results.Study.Language,
        Headline = AnalyzeHeadline.Of(results),
        Summary = System.Text.Encoding.UTF8.GetString(SummaryDocument.Make(results.Content)),
        HasErrors = results.Content.Findings.Any(f => f.Rank == FindingRank.Error),
        HasWarnings = results.Content.Findings.Any(f => f.Rank == FindingRank.Warning),
        HasNotes = results.Content.Findings.Any(f => f.Rank == FindingRank.Info),
    };

    private static LocalizedText Describe(Exception failure) => failure switch
    {
        InputFileException e => new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English)),
        StudyFileException e => new(e.In(ReportLanguage.Vietnamese).ReplaceLineEndings(" "), e.In(ReportLanguage.English).ReplaceLineEndings(" ")),
        DataStoreException e => new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English)),
        ChunkException e => e.Problem,
        IOException or UnauthorizedAccessException => FailureText.Of(failure),
        OutOfMemoryException => new("thiếu bộ nhớ trên máy này.", "this machine has too little memory."),
        _ => LocalizedText.Of($"lỗi của chương trình ({failure.GetType().Name}).", $"a fault of the program ({failure.GetType().Name})."),
    };
}
