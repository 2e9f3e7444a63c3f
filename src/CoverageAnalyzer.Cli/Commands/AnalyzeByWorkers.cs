using System.Text.Json.Nodes;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Workers.Jobs;
using CoverageAnalyzer.Workers.Submitting;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>analyze --workers</c>: submits studies, shows one bar while machines work on them, and ends as a run on this machine would.</summary>
internal static class AnalyzeByWorkers
{
    /// <summary>The most pieces a study may be measured in.</summary>
    public const int MostPieces = 4096;

    /// <summary>Runs it.</summary>
    /// <param name="call">What was typed.</param>
    /// <param name="session">The call.</param>
    /// <param name="cancellation">Ctrl-C: the waiting ends, the job goes on.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(AnalyzeByWorkersCall call, Session session, CancellationToken cancellation)
    {
        JobRequest request = RequestOf(call, session, out StudyFile first);
        using PostGisDatabase database = PostGisDatabase.At(call.Address);
        JobClient client = JobClient.Open(database);
        Guid job = StartOrFind(client, call, request, first, session);
        JobProgress end;
        try
        {
            var notices = new WorkerNotices(session, database.Name, call);
            end = await ProgressDisplay.RunWorkersAsync(
                session,
                show => client.WaitAsync(
                    job,
                    (progress, refusals) =>
                    {
                        notices.Note(progress, refusals);
                        show(progress);
                    },
                    fault => session.Note(new($"{fault.In(ReportLanguage.Vietnamese)} Đang thử lại …", $"{fault.In(ReportLanguage.English)} Trying again …")),
                    cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            string again = $"coverage-analyzer analyze {string.Join(' ', call.Studies.Select(Quoted))}{(call.Output is null ? string.Empty : $" --out {Quoted(call.Output)}")} --workers {call.AddressShown} --resume";
            session.Error.WriteLine(TerminalText.Safe(new LocalizedText(
                $"Đã thôi theo dõi; các máy vẫn chạy tiếp việc {job:N}. Xem tiếp: {again}",
                $"No longer watching; the machines go on with the job {job:N}. To watch it again: {again}").In(session.Language)));
            session.Answer(new JsonObject { ["job"] = job.ToString("N"), ["state"] = "running", ["exit"] = ExitCode.Interrupted });
            return ExitCode.Interrupted;
        }

        IReadOnlyDictionary<int, JobAnswer> answers = client.Answers(job, request);
        IReadOnlyList<ChunkFailure> failures = client.Failures(job);
        int code = request.Kind == JobKind.Cut
            ? EndOne(request, answers, failures, end, session)
            : EndMany(request, answers, failures, end, session);
        foreach (int study in answers.Keys.Where(_ => call.IsPushed && (request.Kind != JobKind.Cut || end.State == JobState.Done)).Order())
        {
            StoredRun pushed = call.Push(request.Studies[study].Results);
            session.Note(new($"Kho chung: lần chạy {pushed.Name}", $"Shared store: run {pushed.Name}"));
        }

        return code;
    }

    // One study: what a run on this machine prints.
    private static int EndOne(JobRequest request, IReadOnlyDictionary<int, JobAnswer> answers, IReadOnlyList<ChunkFailure> failures, JobProgress end, Session session)
    {
        if (end.State != JobState.Done || !answers.TryGetValue(0, out JobAnswer? answer))
        {
            return Fail(failures, end, session);
        }

        session.Answer(JsonNode.Parse(answer.Summary)!);
        foreach (LocalizedText line in answer.Headline)
        {
            session.Say(line);
        }

        session.Say(LocalizedText.Empty);
        string shown = Path.GetRelativePath(Environment.CurrentDirectory, request.Studies[0].Results);
        session.Say(LocalizedText.Of(
            $"Kết quả: {shown} (mở report.html; results.gpkg cho QGIS; report.xlsx cho Excel)",
            $"Results: {shown} (open report.html; results.gpkg for QGIS; report.xlsx for Excel)"));
        return ExitCodeOf([answer], session);
    }

    // Several: the headline of each, then those that failed.
    private static int EndMany(JobRequest request, IReadOnlyDictionary<int, JobAnswer> answers, IReadOnlyList<ChunkFailure> failures, JobProgress end, Session session)
    {
        var studies = new JsonArray();
        for (int i = 0; i < request.Studies.Count; i++)
        {
            StudyTask task = request.Studies[i];
            string shown = Path.GetRelativePath(Environment.CurrentDirectory, task.Results);
            if (answers.TryGetValue(i, out JobAnswer? answer))
            {
                studies.Add(new JsonObject { ["study"] = task.Study, ["results"] = task.Results, ["summary"] = JsonNode.Parse(answer.Summary) });
                foreach (LocalizedText line in answer.Headline)
                {
                    session.Say(line);
                }

                session.Say(LocalizedText.Of($"Kết quả: {shown}", $"Results: {shown}"));
                session.Say(LocalizedText.Empty);
            }
            else
            {
                LocalizedText error = failures.FirstOrDefault(f => f.Number == i)?.Error ?? end.Error;
                studies.Add(new JsonObject { ["study"] = task.Study, ["error"] = error.In(session.Language) });
            }
        }

        session.Answer(new JsonObject { ["studies"] = studies, ["exit"] = end.State == JobState.Done ? ExitCodeOf(answers.Values, session) : ExitCode.Failed });
        session.Say(LocalizedText.Of($"{answers.Count:N0} trên {request.Studies.Count:N0} nghiên cứu đã xong.", $"{answers.Count:N0} of {request.Studies.Count:N0} studies are done."));
        return end.State == JobState.Done ? ExitCodeOf(answers.Values, session) : Fail(failures, end, session, isAnswered: true);
    }

    private static int Fail(IReadOnlyList<ChunkFailure> failures, JobProgress end, Session session, bool isAnswered = false)
    {
        LocalizedText[] lines =
        [
            .. end.Error.IsEmpty ? Array.Empty<LocalizedText>() : [end.Error],
            .. failures.Select(f => LocalizedText.Of(
                $"'{f.Key}' thất bại {f.Failures} lần (lần cuối trên {f.Worker}): {f.Error.Vietnamese}",
                $"'{f.Key}' failed {f.Failures} times (last on {f.Worker}): {f.Error.English}")),
            new(
                "Các phần khác đã xong. Sửa nguyên nhân rồi chạy lại cùng lệnh với --resume: chỉ phần còn thiếu được làm lại.",
                "The other pieces are done. Mend the cause, then run the same command with --resume: only what is missing is done again."),
        ];
        foreach (LocalizedText line in lines)
        {
            session.Error.WriteLine(TerminalText.Safe(line.In(session.Language)));
        }

        if (!isAnswered)
        {
            session.Answer(new JsonObject { ["error"] = string.Join(' ', lines.Select(l => l.In(session.Language))), ["exit"] = ExitCode.Failed });
        }

        return ExitCode.Failed;
    }

    private static int ExitCodeOf(IEnumerable<JobAnswer> answers, Session session) => session.FailOn switch
    {
        FindingRank.Error when answers.Any(a => a.HasErrors) => ExitCode.Findings,
        FindingRank.Warning when answers.Any(a => a.HasErrors || a.HasWarnings) => ExitCode.Findings,
        _ => ExitCode.Done,
    };

    private static Guid StartOrFind(JobClient client, AnalyzeByWorkersCall call, JobRequest request, StudyFile first, Session session)
    {
        if (call.IsResume && client.Find(request, CommandLineProgram.Version) is { } found && found.Error.IsEmpty)
        {
            session.Note(LocalizedText.Of(
                $"Theo dõi tiếp việc {found.Id:N}: {found.Done:N0} trên {found.Chunks:N0} phần đã xong.", $"Going on with the job {found.Id:N}: {found.Done:N0} of {found.Chunks:N0} pieces are done."));
            if (found.State != JobState.Done)
            {
                client.Resume(found);
            }

            return found.Id;
        }

        if (call.IsResume)
        {
            session.Note(new("Chưa có việc nào như vậy để theo dõi tiếp; giao việc mới.", "There is no such job to go on with; submitting a new one."));
        }

        string label = request.Kind == JobKind.Cut
            ? first.Name
            : LocalizedText.Of($"{request.Studies.Count:N0} nghiên cứu", $"{request.Studies.Count:N0} studies").In(session.Language);
        return client.Submit(label, request, CommandLineProgram.Version, call.Pieces);
    }

    // Every study is read here first, so that a wrong key in a study.json is told at once and with its own exit code.
    private static JobRequest RequestOf(AnalyzeByWorkersCall call, Session session, out StudyFile first)
    {
        string[] folders = [.. call.Studies.SelectMany(StudiesIn)];
        StudyFile[] files = [.. folders.Select(f => StudyFileReader.Read(f))];
        first = files[0];
        session.Language = session.StatedLanguage ?? first.Language;
        var tasks = new List<StudyTask>(files.Length);
        foreach (StudyFile file in files)
        {
            string results = Path.GetFullPath(
                call.Output is null ? Path.Combine(file.Directory, "results")
                : files.Length == 1 ? call.Output
                : Path.Combine(call.Output, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(file.Directory)))));
            if (tasks.Exists(t => string.Equals(t.Results, results, StringComparison.Ordinal)))
            {
                throw new UsageException(new(
                    $"Hai nghiên cứu sẽ ghi vào cùng thư mục '{results}'. Bỏ --out, hoặc đổi tên thư mục nghiên cứu.",
                    $"Two studies would write into the same folder '{results}'. Leave --out away, or rename a study's folder."));
            }

            ResultsWriter.Check(file, results);
            string folder = Path.GetFullPath(file.Directory);
            tasks.Add(new StudyTask(folder, results, JobClient.Sha256OfStudy(folder)));
        }

        return new JobRequest { Kind = tasks.Count == 1 ? JobKind.Cut : JobKind.Whole, Studies = tasks, Language = session.StatedLanguage, CsvStyle = call.CsvStyle };
    }

    // A folder of studies stands for the studies in it, by name.
    private static IEnumerable<string> StudiesIn(string path)
    {
        if (Directory.Exists(path) && !File.Exists(Path.Combine(path, StudyFile.FileName)))
        {
            string[] within = [.. Directory.EnumerateDirectories(path).Where(d => File.Exists(Path.Combine(d, StudyFile.FileName))).Order(StringComparer.Ordinal)];
            if (within.Length > 0)
            {
                return within;
            }
        }

        return [path];
    }

    private static string Quoted(string word) => word.Any(c => !char.IsLetterOrDigit(c) && c is not ('/' or '.' or '-' or '_')) ? $"'{word}'" : word;
}
