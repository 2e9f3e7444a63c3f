using System.Globalization;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Web.Tiles;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>What each word after <c>store</c> does and says.</summary>
internal static class StoreAnswers
{
    /// <summary>Prepares the database.</summary>
    public static int Prepare(PostGisDatabase store, Session session)
    {
        IReadOnlyList<string> steps = StoreSchema.Prepare(store, CommandLineProgram.Version);
        IReadOnlyList<string> left = StoreRoles.Prepare(store);
        session.Answer(new Dictionary<string, object?>
        {
            ["database"] = store.Name,
            ["version"] = StoreSchema.Version,
            ["steps"] = steps,
            ["roles"] = new[] { StoreRoles.Viewer, StoreRoles.Editor },
            ["administrator_runs"] = left,
        });
        session.Say(steps.Count == 0
            ? LocalizedText.Of($"{store.Name}: kho chung đã sẵn sàng (phiên bản {StoreSchema.Version}).", $"{store.Name}: the shared store is ready (version {StoreSchema.Version}).")
            : new($"{store.Name}: đã chuẩn bị kho chung ({string.Join(", ", steps)}).", $"{store.Name}: the shared store is prepared ({string.Join(", ", steps)})."));
        if (left.Count == 0)
        {
            session.Say(new(
                $"Cấp quyền cho từng người: GRANT {StoreRoles.Viewer} TO người_xem; GRANT {StoreRoles.Editor} TO người_sửa;",
                $"Give people their rights: GRANT {StoreRoles.Viewer} TO reader; GRANT {StoreRoles.Editor} TO writer;"));
            return ExitCode.Done;
        }

        session.Say(new(
            "Bạn không có quyền tạo vai trò. Người quản trị chạy trong cơ sở dữ liệu này:",
            "You may not make roles. The administrator runs in this database:"));
        foreach (string sql in left)
        {
            session.Say(LocalizedText.Same($"  {sql};"));
        }

        return ExitCode.Done;
    }

    /// <summary>Lists studies and runs.</summary>
    public static int List(PostGisDatabase store, Session session)
    {
        IReadOnlyList<PushedStudy> studies = StudyPull.List(store);
        IReadOnlyList<StoredRun> runs = StoredRuns.List(store);
        session.Answer(new Dictionary<string, object?> { ["database"] = store.Name, ["studies"] = studies.Select(StudyAnswers.ToJson).ToArray(), ["runs"] = runs.Select(ToJson).ToArray() });
        StudyAnswers.Say(studies, session);
        if (runs.Count == 0)
        {
            session.Say(new("Kho chung chưa có lần chạy nào. Đưa lên: coverage-analyzer store push THƯ_MỤC", "The shared store has no runs. Push one: coverage-analyzer store push DIR"));
            return ExitCode.Done;
        }

        ReportLanguage language = session.Language;
        string In(string vietnamese, string english) => new LocalizedText(vietnamese, english).In(language);
        var table = new TextTable(
            [In("Lần chạy", "Run"), In("Đưa lên lúc", "Pushed at"), In("Người đưa", "By"), In("Xã", "Communes"), In("Bán kính (km/điểm)", "Radius (km/point)"), In("Dân được phủ (%)", "People covered (%)"), In("Thiếu bưu chính", "Lack post"), In("Thiếu di động", "Lack mobile")],
            [false, false, false, true, true, true, true, true]);
        foreach (StoredRun run in runs)
        {
            string Number(string key, int decimals, double factor = 1) => run.Figure(key) is var value && double.IsNaN(value) ? "–" : NumberSigns.Print(value * factor, decimals, language);
            table.Add(
                [
                    run.Name, run.PushedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), run.PushedBy, Number("communes", 0), Number("average_service_radius_km", 2),
                    Number("mobile_covered_population_share", 1, 100), Number("communes_lacking_postal", 0), Number("communes_lacking_mobile", 0),
                ],
                RemarkOf(run).In(language));
        }

        foreach (string line in table.Lines())
        {
            session.Say(LocalizedText.Same(line));
        }

        return ExitCode.Done;
    }

    /// <summary>Pushes a results folder.</summary>
    public static int Push(PostGisDatabase store, string folder, bool force, Session session, CancellationToken cancellation)
    {
        RunPushResult result = RunPush.Push(store, folder, new RunPushOptions { Force = force, Note = session.Note, WriteMore = TileGeometryTable.WriterOf(folder, session.Threads, cancellation) }, cancellation);
        session.Answer(new Dictionary<string, object?>
        {
            ["database"] = store.Name,
            ["run"] = ToJson(result.Run),
            ["changed_files"] = result.ChangedFiles,
            ["findings"] = FindingList.ToJson(result.Findings, session.Language),
        });
        session.Say(new($"{store.Name}: đã đưa lên {result.Run.Name}.", $"{store.Name}: pushed {result.Run.Name}."));
        if (result.ChangedFiles.Count > 0)
        {
            string list = string.Join(", ", result.ChangedFiles);
            session.Say(new($"  đã bị sửa sau khi phân tích: {list}", $"  changed after the run: {list}"));
        }

        foreach (var finding in result.Findings)
        {
            session.Say(FindingList.Line(finding));
        }

        return session.ExitCodeFor(result.Findings);
    }

    /// <summary>Makes a run's results folder again.</summary>
    public static int Pull(PostGisDatabase store, string name, string directory, Session session, CancellationToken cancellation)
    {
        StoredRun run = StoredRuns.Require(store, name);
        string written = RunPull.Pull(store, run, directory, session.Note, cancellation);
        string shown = Path.GetRelativePath(Environment.CurrentDirectory, written);
        session.Answer(new Dictionary<string, object?> { ["database"] = store.Name, ["run"] = ToJson(run), ["directory"] = directory });
        session.Say(new($"{run.Name}: đã lấy về {shown}.", $"{run.Name}: pulled into {shown}."));
        return ExitCode.Done;
    }

    /// <summary>Removes a run.</summary>
    public static int Remove(PostGisDatabase store, string name, Session session)
    {
        StoredRun run = StoredRuns.Require(store, name);
        if (!StudyNames.Same(run.Name, name))
        {
            throw new UsageException(new(
                $"store remove: hãy ghi rõ lần chạy, ví dụ '{run.Name}'.", $"store remove: name the run itself, for example '{run.Name}'."));
        }

        StoredRuns.Remove(store, run);
        session.Answer(new Dictionary<string, object?> { ["database"] = store.Name, ["removed"] = run.Name });
        session.Say(new($"{store.Name}: đã xóa {run.Name}.", $"{store.Name}: removed {run.Name}."));
        return ExitCode.Done;
    }

    private static LocalizedText RemarkOf(StoredRun run)
    {
        LocalizedText scenario = run.Scenario.Length == 0 ? LocalizedText.Empty : new($"phương án “{run.Scenario}”", $"scenario “{run.Scenario}”");
        LocalizedText changed = run.IsChanged ? new("thư mục đã bị sửa sau khi phân tích", "the folder was changed after the run") : LocalizedText.Empty;
        string Join(string a, string b) => string.Join("; ", new[] { a, b }.Where(t => !string.IsNullOrEmpty(t)));
        return new(Join(scenario.Vietnamese, changed.Vietnamese), Join(scenario.English, changed.English));
    }

    private static Dictionary<string, object?> ToJson(StoredRun run) => new()
    {
        ["name"] = run.Name,
        ["study"] = run.Study,
        ["number"] = run.Number,
        ["scenario"] = run.Scenario,
        ["program"] = run.Program,
        ["pushed_at"] = run.PushedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["pushed_by"] = run.PushedBy,
        ["changed"] = run.IsChanged,
        ["summary"] = System.Text.Json.Nodes.JsonNode.Parse(run.SummaryJson),
    };
}
