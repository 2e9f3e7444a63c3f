using System.Globalization;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>What <c>store push</c> and <c>store pull</c> do with studies, and how <c>store list</c> shows them.</summary>
internal static class StudyAnswers
{
    /// <summary>How a study is told from a run of the same name.</summary>
    public const string Prefix = "study:";

    /// <summary>Pushes a study's layers and settings.</summary>
    public static int Push(PostGisDatabase store, string path, Session session, CancellationToken cancellation)
    {
        StudyPushResult result = StudyPush.Push(store, path, session.Note, cancellation);
        session.Answer(new Dictionary<string, object?>
        {
            ["database"] = store.Name,
            ["study"] = result.Name,
            ["version"] = result.Version,
            ["layers"] = result.Layers.Select(l => new Dictionary<string, object?> { ["layer"] = l.Key, ["table"] = l.Table, ["rows"] = l.Rows }).ToArray(),
            ["notes"] = result.Notes.Select(n => n.In(session.Language)).ToArray(),
        });
        session.Say(LocalizedText.Of(
            $"{store.Name}: đã đưa lên nghiên cứu '{result.Name}' (lần {result.Version}), {result.Layers.Count:N0} bảng trong coverage_data.",
            $"{store.Name}: pushed the study '{result.Name}' (push {result.Version}), {result.Layers.Count:N0} tables in coverage_data."));
        foreach (LocalizedText note in result.Notes)
        {
            session.Say(new($"  {note.Vietnamese}", $"  {note.English}"));
        }

        session.Say(new($"Phân tích: coverage-analyzer analyze 'store:{result.Name}'", $"Analyse it: coverage-analyzer analyze 'store:{result.Name}'"));
        return ExitCode.Done;
    }

    /// <summary>Writes a study of the store as files.</summary>
    public static int Pull(PostGisDatabase store, string name, string directory, Session session, CancellationToken cancellation)
    {
        IReadOnlyList<LocalizedText> notes = StudyPull.Pull(store.Address, name, directory, cancellation);
        session.Answer(new Dictionary<string, object?> { ["database"] = store.Name, ["study"] = name, ["directory"] = directory, ["notes"] = notes.Select(n => n.In(session.Language)).ToArray() });
        session.Say(new($"{name}: đã lấy về {directory}.", $"{name}: pulled into {directory}."));
        foreach (LocalizedText note in notes)
        {
            session.Say(new($"  {note.Vietnamese}", $"  {note.English}"));
        }

        return ExitCode.Done;
    }

    /// <summary>The studies as rows of an answer.</summary>
    public static Dictionary<string, object?> ToJson(PushedStudy study) => new()
    {
        ["name"] = study.Name,
        ["version"] = study.Version,
        ["pushed_at"] = study.PushedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["pushed_by"] = study.PushedBy,
        ["tables"] = study.Tables,
    };

    /// <summary>The studies as people read them.</summary>
    public static void Say(IReadOnlyList<PushedStudy> studies, Session session)
    {
        if (studies.Count == 0)
        {
            return;
        }

        string In(string vietnamese, string english) => new LocalizedText(vietnamese, english).In(session.Language);
        var table = new TextTable([In("Nghiên cứu", "Study"), In("Đưa lên lúc", "Pushed at"), In("Người đưa", "By"), In("Số bảng", "Tables")], [false, false, false, true]);
        foreach (PushedStudy study in studies)
        {
            table.Add([study.Name, study.PushedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), study.PushedBy, NumberSigns.Print(study.Tables.Count, 0, session.Language)], string.Empty);
        }

        foreach (string line in table.Lines())
        {
            session.Say(LocalizedText.Same(line));
        }

        session.Say(LocalizedText.Empty);
    }
}
