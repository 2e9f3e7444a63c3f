using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Large;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Web.Tiles;
using CoverageAnalyzer.Workers.Submitting;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>analyze</c>: the whole run, from the study's files to the results folder.</summary>
internal sealed class AnalyzeVerb : Verb
{
    private Argument<string[]> study = null!;
    private Option<string?> output = null!;
    private Option<string?> scenario = null!;
    private Option<string?> csv = null!;
    private Option<string?> memory = null!;
    private Option<bool> timings = null!;
    private Option<bool> push = null!;
    private Option<string?> database = null!;
    private Option<string?> workers = null!;
    private Option<string?> chunks = null!;
    private Option<bool> resume = null!;
    private Option<string?> mobileModel = null!;

    /// <inheritdoc/>
    public override string Name => "analyze";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "chạy toàn bộ phân tích và ghi báo cáo, bảng, bản đồ, GeoPackage",
        "runs the whole analysis and writes the report, tables, maps and GeoPackage");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["analyze data/quang-tri-2012", "analyze data/quang-tri-2012 --out results --lang en", "analyze data/quang-tri-2012 --scenario them-ba-diem", "analyze data/quang-tri-2012 --mobile-model line-of-sight --out results-terrain"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        CsvStyle style = parsed.GetValue(csv) switch
        {
            null or "plain" => CsvStyle.Machine,
            "excel" => CsvStyle.Excel,
            string other => throw new UsageException(LocalizedText.Of($"--csv '{SettingsText.Shown(other)}': chỉ có plain hoặc excel.", $"--csv '{SettingsText.Shown(other)}': only plain or excel.")),
        };
        int? mebibytes = MemoryText.Mebibytes(parsed, memory, StudyMemory.LeastMebibytes, StudyMemory.MostMebibytes);
        if (mebibytes is not null && parsed.GetValue(scenario) is not null)
        {
            throw new UsageException(new("--memory không dùng cùng --scenario: một phương án sửa từng trạm, nên cần cả lớp trong bộ nhớ.", "--memory cannot be used with --scenario: a scenario changes single sites and needs the whole layer in memory."));
        }

        string[] studies = parsed.GetValue(study)!;
        if (parsed.GetValue(workers) is { } address)
        {
            RefuseBeside("--workers", (scenario.Name, parsed.GetValue(scenario) is not null), (timings.Name, parsed.GetValue(timings)), (memory.Name, mebibytes is not null), (mobileModel.Name, parsed.GetValue(mobileModel) is not null));
            return AnalyzeByWorkers.RunAsync(
                new AnalyzeByWorkersCall
                {
                    Studies = studies,
                    Address = AddressOf("--workers", address),
                    AddressAsTyped = address,
                    Output = parsed.GetValue(output),
                    CsvStyle = style,
                    Pieces = PiecesOf(parsed.GetValue(chunks)),
                    IsResume = parsed.GetValue(resume),
                    IsPushed = parsed.GetValue(push),
                    Push = folder => Push(folder, parsed, address, session, cancellation),
                },
                session,
                cancellation);
        }

        RefuseWithout("--workers", (chunks.Name, parsed.GetValue(chunks) is not null), (resume.Name, parsed.GetValue(resume)));
        if (studies.Length > 1)
        {
            throw new UsageException(LocalizedText.Of($"Thừa '{studies[1]}'. Xem: coverage-analyzer analyze --help", $"'{studies[1]}' is one too many. See: coverage-analyzer analyze --help"));
        }

        string named = studies[0];
        using PostGisDatabase? store = OpenStore(parsed, named);
        using StoredStudy? stored = StoredStudy.IsOne(named) ? StoredStudy.Open(named, AddressOf("--database", parsed.GetValue(database))) : null;
        StudyFile file = stored?.Study ?? StudyFileReader.Read(named);
        if (session.StatedLanguage is ReportLanguage stated)
        {
            file = file with { Language = stated };
        }

        session.Language = file.Language;
        file = parsed.GetValue(mobileModel) is { } model ? WithModel(file, model) : file;
        ScenarioFile? changes = parsed.GetValue(scenario) is { } asked ? ScenarioFile.Open(asked, file.Directory) : null;
        string target = parsed.GetValue(output) ?? Path.Combine(stored is null ? file.Directory : Environment.CurrentDirectory, changes is null ? "results" : $"results-{changes.ResultsName}");
        ResultsWriter.Check(file, target);
        var times = new StageTimes();
        (StudyResults results, string written) = ProgressDisplay.Run(session, StudyStage.Publish, display =>
        {
            IProgress<StudyProgress> progress = times.Beside(display);
            var options = new StudyOptions(session.Threads) { MemoryMebibytes = mebibytes };
            return Bounded(mebibytes, () =>
            {
                StudyResults found = changes is null
                    ? StudyRunner.Run(file, options, CommandLineProgram.Version, progress, cancellation)
                    : StudyRunner.RunScenario(file, changes, options, CommandLineProgram.Version, progress, cancellation);
                return (found, ResultsWriter.Publish(found, target, new ReportOptions { CsvStyle = style, Threads = session.Threads, Written = times.Add }, progress, cancellation));
            });
        });
        if (parsed.GetValue(timings))
        {
            times.Print(session); // the answer of --json has them too
        }

        StoredRun? pushed = store is null ? null : Push(store, written, session, cancellation);
        session.Answer(AnswerOf(results.Content, parsed.GetValue(timings) ? times : null, pushed));
        foreach (LocalizedText line in AnalyzeHeadline.Of(results))
        {
            session.Say(line);
        }

        session.Say(LocalizedText.Empty);
        string shown = Path.GetRelativePath(Environment.CurrentDirectory, written);
        session.Say(LocalizedText.Of(
            $"Kết quả: {shown} (mở report.html; results.gpkg cho QGIS; report.xlsx cho Excel)",
            $"Results: {shown} (open report.html; results.gpkg for QGIS; report.xlsx for Excel)"));
        if (pushed is not null)
        {
            session.Say(new($"Kho chung: lần chạy {pushed.Name} ({store!.Name})", $"Shared store: run {pushed.Name} ({store.Name})"));
        }

        return Task.FromResult(session.ExitCodeFor(results.Content.Findings));
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        study = AddListArgument(target, "STUDY", new(
            "thư mục nghiên cứu, tệp study.json của nó, hoặc store:TÊN trong kho chung; với --workers: cũng có thể là nhiều nghiên cứu, hay thư mục chứa chúng",
            "the study's folder, its study.json, or store:NAME in the shared store; with --workers also several studies, or a folder of studies"));
        output = AddOption(target, "--out", OutValue, OutMeaning);
        scenario = AddOption(target, "--scenario", "FILE|NAME", new(
            "tính phương án: tệp, hoặc tên của một phương án trong thư mục 'scenarios' (kết quả: 'results-TÊN')",
            "run a scenario: a file, or the name of one in the folder 'scenarios' (results: 'results-NAME')"));
        csv = AddOption(target, "--csv", "plain|excel", new("CSV cho chương trình khác (plain) hoặc để mở bằng Excel (excel)", "CSV for programs (plain) or to open in Excel (excel)"));
        mobileModel = AddOption(target, "--mobile-model", string.Join('|', StudyKeys.MobileModels), new(
            "xét phủ sóng di động bằng mô hình này thay cho 'mobile.model' của nghiên cứu", "judge mobile coverage by this model, whatever the study's 'mobile.model' says"));
        push = AddFlag(target, "--push", new("đưa kết quả lên kho chung PostGIS sau khi ghi xong", "push the results into the shared PostGIS store after they are written"));
        database = AddOption(target, "--database", "ADDRESS", DatabaseMeaning);
        memory = AddOption(target, "--memory", "MiB", MemoryMeaning);
        timings = AddFlag(target, "--timings", new("in thời gian của từng bước và từng tệp ra stderr (với --json: khóa 'timings')", "print how long each stage and each file took on standard error (with --json: the key 'timings')"));
        workers = AddOption(target, "--workers", "ADDRESS", new(
            "giao việc cho các máy chạy 'coverage-analyzer worker': địa chỉ PostgreSQL, như --database của worker (tốt nhất là env:TÊN, để mật khẩu không hiện trong danh sách tiến trình)",
            "leave the work to the machines that run 'coverage-analyzer worker': a PostgreSQL address, as --database of worker (best env:NAME, so that no password stands in the process list)"));
        chunks = AddOption(target, "--chunks", "N", new("với --workers: chia nghiên cứu thành N phần để tính (thường không cần)", "with --workers: measure the study in N pieces (seldom needed)"));
        resume = AddFlag(target, "--resume", new("với --workers: theo dõi tiếp việc đã giao, hoặc chỉ làm lại phần còn thiếu", "with --workers: go on with the job submitted before, or redo only what is missing"));
    }

    private static StudyFile WithModel(StudyFile file, string name)
    {
        int model = StudyKeys.MobileModels.ToList().IndexOf(name);
        return model >= 0
            ? file.WithMobileModel((MobileModel)model)
            : throw new UsageException(LocalizedText.Of(
                $"--mobile-model '{name}': chỉ có {string.Join(", ", StudyKeys.MobileModels)}.", $"--mobile-model '{name}': there are only {string.Join(", ", StudyKeys.MobileModels)}."));
    }

    private static int PiecesOf(string? text) => text is null
        ? JobClient.UsualPieces
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pieces) && pieces is >= 1 and <= AnalyzeByWorkers.MostPieces
            ? pieces
            : throw new UsageException(LocalizedText.Of($"--chunks '{SettingsText.Shown(text)}': phải là số từ 1 đến {AnalyzeByWorkers.MostPieces}.", $"--chunks '{SettingsText.Shown(text)}': must be a number from 1 to {AnalyzeByWorkers.MostPieces}."));

    private static void RefuseBeside(string option, params (string Name, bool IsGiven)[] others)
    {
        if (Array.Find(others, o => o.IsGiven).Name is { } other)
        {
            throw new UsageException(new($"{other} không dùng được cùng {option}.", $"{other} cannot be used with {option}."));
        }
    }

    private static void RefuseWithout(string option, params (string Name, bool IsGiven)[] others)
    {
        if (Array.Find(others, o => o.IsGiven).Name is { } other)
        {
            throw new UsageException(new($"{other} chỉ dùng cùng {option}.", $"{other} needs {option}."));
        }
    }

    // Where the bound is met in the middle of something: one sentence with an amount that is more likely to do.
    private static T Bounded<T>(int? mebibytes, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (mebibytes is not null && MemoryShortage.Is(e))
        {
            int more = ((mebibytes.Value * 3 / 2) + 15) / 16 * 16;
            throw new UsageException(LocalizedText.Of(
                $"--memory {mebibytes} quá nhỏ cho nghiên cứu này. Kết quả cũ vẫn nguyên vẹn. Chạy lại với --memory {more}.",
                $"--memory {mebibytes} is too small for this study. The old results are untouched. Run again with --memory {more}."));
        }
    }

    // The summary as it is published; the times are of this run and stand beside it.
    private static JsonObject AnswerOf(ReportContent content, StageTimes? times, StoredRun? pushed)
    {
        JsonObject answer = JsonNode.Parse(SummaryDocument.Make(content))!.AsObject();
        if (times is not null)
        {
            answer.Add("timings", times.ToJson());
        }

        if (pushed is not null)
        {
            answer.Add("run", pushed.Name);
        }

        return answer;
    }

    // A store that cannot take the results is told before the study is run, not after.
    private PostGisDatabase? OpenStore(ParseResult parsed, string study)
    {
        if (!parsed.GetValue(push))
        {
            return parsed.GetValue(database) is null || StoredStudy.IsOne(study)
                ? null
                : throw new UsageException(new("--database chỉ dùng cùng --push hoặc với store:TÊN.", "--database goes with --push or store:NAME."));
        }

        var store = PostGisDatabase.At(AddressOf("--database", parsed.GetValue(database)));
        try
        {
            StoreSchema.Check(store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    // After a run by workers: into the database of --database, else into that of the workers.
    private StoredRun Push(string folder, ParseResult parsed, string workersAddress, Session session, CancellationToken cancellation)
    {
        using var store = PostGisDatabase.At(AddressOf("--database", parsed.GetValue(database) ?? workersAddress));
        return Push(store, folder, session, cancellation);
    }

    private static StoredRun Push(PostGisDatabase store, string folder, Session session, CancellationToken cancellation)
    {
        try
        {
            return RunPush.Push(store, folder, new RunPushOptions { Note = session.Note, WriteMore = TileGeometryTable.WriterOf(folder, session.Threads, cancellation) }, cancellation).Run;
        }
        catch (DataStoreException)
        {
            session.Note(new(
                $"Kết quả đã nằm trong {folder}; đưa lên kho sau bằng: coverage-analyzer store push",
                $"The results stand in {folder}; push them later with: coverage-analyzer store push"));
            throw;
        }
    }
}
