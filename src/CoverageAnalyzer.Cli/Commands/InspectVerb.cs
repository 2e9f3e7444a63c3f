using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>inspect</c>: says what is in files, or in a study, before they are used.</summary>
internal sealed class InspectVerb : Verb
{
    private Argument<string[]> files = null!;
    private Option<string?> crs = null!;
    private Option<string?> encoding = null!;

    /// <inheritdoc/>
    public override string Name => "inspect";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "xem tệp có gì: định dạng, hệ tọa độ, cột, số dòng, phạm vi, chỗ sai",
        "says what files hold: format, coordinate system, fields, rows, extent, faults");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["inspect data/quang-tri-2012/communes.geojson data/quang-tri-2012/postal_points.csv", "inspect data/quang-tri-2012"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var answers = new List<object>();
        string[] named = parsed.GetValue(files)!;
        int failed = ExitCode.Done;
        foreach (string file in named)
        {
            bool isStudy = File.Exists(Path.Combine(file, StudyFile.FileName)) || Path.GetFileName(file) == StudyFile.FileName;
            try
            {
                answers.Add(isStudy ? Study(file, session, findings, cancellation) : Single(file, parsed, session, findings, cancellation));
            }
            catch (Exception e) when (named.Length > 1 && e is InputFileException or StudyFileException)
            {
                // The other files are looked at all the same; what is wrong with this one is said where it would be said alone.
                (string message, int code) = e is StudyFileException study
                    ? (study.In(session.Language), ExitCode.Usage)
                    : (((InputFileException)e).In(session.Language), ExitCode.Failed);
                session.Error.WriteLine(e is StudyFileException ? TerminalText.SafeLines(message) : TerminalText.Safe(message));
                answers.Add(new Dictionary<string, object?> { ["file"] = file, ["error"] = message });
                failed = failed == ExitCode.Failed ? failed : code;
            }
        }

        session.Answer(answers.Count == 1 ? answers[0] : new Dictionary<string, object?> { ["files"] = answers });
        return Task.FromResult(failed == ExitCode.Done ? session.ExitCodeFor(findings) : failed);
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        files = AddListArgument(target, "FILE", new("tệp hoặc thư mục nghiên cứu", "files, or a study's folder"));
        crs = AddOption(target, "--crs", "EPSG:n", CrsMeaning);
        encoding = AddOption(target, "--encoding", "NAME", EncodingMeaning);
    }

    private static Dictionary<string, object?> Study(string path, Session session, List<Finding> findings, CancellationToken cancellation)
    {
        StudyFile study = StudyFileReader.Read(path);
        StudyPreview preview = ProgressDisplay.Run(session, StudyStage.Import, progress => StudyPreview.Of(study, session.Threads, progress, cancellation));
        findings.AddRange(preview.Findings);
        session.Say(LocalizedText.Of($"{study.Name}: đọc được, {preview.Communes:N0} xã", $"{study.Name}: can be read, {preview.Communes:N0} communes"));
        long Count(FindingRank rank) => preview.Findings.Where(f => f.Rank == rank).Sum(f => f.Count);
        session.Say(LocalizedText.Of(
            $"  {Count(FindingRank.Error):N0} lỗi, {Count(FindingRank.Warning):N0} cảnh báo, {Count(FindingRank.Info):N0} thông tin; chưa tính chỉ tiêu nào",
            $"  {Count(FindingRank.Error):N0} errors, {Count(FindingRank.Warning):N0} warnings, {Count(FindingRank.Info):N0} notes; nothing was computed"));
        FindingList.Say(session, preview.Inputs);
        FindingList.Say(session, preview.Findings);
        return new Dictionary<string, object?>
        {
            ["study"] = path,
            ["name"] = study.Name,
            ["communes"] = preview.Communes,
            ["inputs"] = FindingList.ToJson(preview.Inputs, session.Language),
            ["findings"] = FindingList.ToJson(preview.Findings, session.Language),
        };
    }

    private Dictionary<string, object?> Single(string path, ParseResult parsed, Session session, List<Finding> findings, CancellationToken cancellation)
    {
        FileInspection file = FileInspection.Of(path, parsed.GetValue(crs), parsed.GetValue(encoding), session.Threads, cancellation);
        findings.AddRange(file.Findings);
        Bounds e = file.ExtentDegrees;
        session.Say(LocalizedText.Same(file.File));
        session.Say(file.Sheet is not null
            ? LocalizedText.Of($"  định dạng: {file.Format}; trang tính: {file.Sheet}", $"  format: {file.Format}; sheet: {file.Sheet}")
            : file.HeaderPlace is not null
                ? LocalizedText.Of($"  định dạng: {file.Format}", $"  format: {file.Format}")
                : LocalizedText.Of($"  định dạng: {file.Format}; lớp: {string.Join(", ", file.Layers)}", $"  format: {file.Format}; layers: {string.Join(", ", file.Layers)}"));
        session.Say(LocalizedText.Of($"  hệ tọa độ: {file.Crs.Vietnamese}", $"  coordinate system: {file.Crs.English}"));
        if (file.Raster is { } raster)
        {
            SayRaster(raster, file.Bytes, session);
        }
        else
        {
            SayRows(file, session);
        }

        if (!file.Encoding.IsEmpty)
        {
            session.Say(LocalizedText.Of($"  bảng mã: {file.Encoding.Vietnamese}", $"  text encoding: {file.Encoding.English}"));
        }

        if (file.HeaderPlace is { } header)
        {
            session.Say(LocalizedText.Of(
                $"  hàng tiêu đề: {header.Row(ReportLanguage.Vietnamese)}", $"  header row: {header.Row(ReportLanguage.English)}"));
        }

        if (file.Fields.Count > 0)
        {
            session.Say(LocalizedText.Of($"  cột: {string.Join(", ", file.Fields)}", $"  fields: {string.Join(", ", file.Fields)}"));
        }

        if (file.Columns.Count > 0)
        {
            string columns = string.Join(", ", file.Columns.Select(c => $"{c.Key} = '{c.Value}'"));
            session.Say(LocalizedText.Of($"  được hiểu là: {columns}", $"  understood as: {columns}"));
        }

        if (!e.IsEmpty)
        {
            session.Say(LocalizedText.Of(
                $"  phạm vi: {e.MinX:0.0000} đến {e.MaxX:0.0000} kinh độ, {e.MinY:0.0000} đến {e.MaxY:0.0000} vĩ độ (WGS 84)",
                $"  extent: longitude {e.MinX:0.0000} to {e.MaxX:0.0000}, latitude {e.MinY:0.0000} to {e.MaxY:0.0000} (WGS 84)"));
        }

        FindingList.Say(session, file.Findings);
        return new Dictionary<string, object?>
        {
            ["file"] = file.File,
            ["format"] = file.Format,
            ["layers"] = file.Layers,
            ["fields"] = file.Fields,
            ["rows"] = file.Rows,
            ["rowsRead"] = file.RowsRead,
            ["raster"] = file.Raster is null ? null : ToJson(file.Raster, file.Bytes),
            ["sheet"] = file.Sheet,
            ["header"] = file.HeaderPlace?.Row(session.Language),
            ["columns"] = file.Columns,
            ["crs"] = file.Crs.In(session.Language),
            ["encoding"] = file.Encoding.In(session.Language),
            ["extent"] = e.IsEmpty ? null : new[] { e.MinX, e.MinY, e.MaxX, e.MaxY },
            ["findings"] = FindingList.ToJson(file.Findings, session.Language),
        };
    }

    private static void SayRows(FileInspection file, Session session) => session.Say(file.RowsRead > 0
        ? LocalizedText.Of($"  số dòng dùng được: {file.Rows:N0} trên {file.RowsRead:N0} dòng đọc", $"  usable rows: {file.Rows:N0} of {file.RowsRead:N0} read")
        : LocalizedText.Of($"  số dòng dùng được: {file.Rows:N0}", $"  usable rows: {file.Rows:N0}"));

    private static void SayRaster(RasterSummary raster, long bytes, Session session)
    {
        double voidPercent = 100.0 * raster.VoidCells / raster.Grid.CellCount;
        session.Say(LocalizedText.Of($"  lưới: {raster.Note.Vietnamese}; tệp {bytes:N0} byte", $"  raster: {raster.Note.English}; file of {bytes:N0} bytes"));
        session.Say(double.IsNaN(raster.LeastValue)
            ? new LocalizedText("  giá trị: không ô nào có", "  values: none in any cell")
            : LocalizedText.Of(
                $"  giá trị: từ {raster.LeastValue:#,0.###} đến {raster.GreatestValue:#,0.###}",
                $"  values: from {raster.LeastValue:#,0.###} to {raster.GreatestValue:#,0.###}"));
        session.Say(LocalizedText.Of(
            $"  ô không có số liệu: {raster.VoidCells:N0} ({voidPercent:0.0} %)", $"  cells without data: {raster.VoidCells:N0} ({voidPercent:0.0} %)"));
    }

    private static Dictionary<string, object?> ToJson(RasterSummary raster, long bytes) => new()
    {
        ["columns"] = raster.Grid.Columns,
        ["rows"] = raster.Grid.Rows,
        ["cellWidth"] = raster.Grid.CellWidth,
        ["cellHeight"] = raster.Grid.CellHeight,
        ["unit"] = raster.Crs.IsGeographic ? "degree" : "metre",
        ["least"] = double.IsNaN(raster.LeastValue) ? null : raster.LeastValue,
        ["greatest"] = double.IsNaN(raster.GreatestValue) ? null : raster.GreatestValue,
        ["voids"] = raster.VoidCells,
        ["voidFraction"] = (double)raster.VoidCells / raster.Grid.CellCount,
        ["bytes"] = bytes,
    };
}
