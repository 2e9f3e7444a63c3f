using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>new</c>: makes a study from loose files and prints what it guessed about them.</summary>
internal sealed class NewVerb : Verb
{
    private static readonly string[] FileOptions = ["--communes", "--postal", "--bts", "--elevation", "--land-cover", "--population", "--villages", "--border"];

    private const string LatestRules = "vn-2025";

    private Argument<string> directory = null!;
    private Option<string?> communes = null!;
    private Option<string?> postal = null!;
    private Option<string?> bts = null!;
    private Option<string[]> elevation = null!;
    private Option<string[]> landCover = null!;
    private Option<string?> population = null!;
    private Option<string?> villages = null!;
    private Option<string?> border = null!;
    private Option<string?> rules = null!;
    private Option<string?> crs = null!;
    private Option<string?> postalCrs = null!;
    private Option<string?> btsCrs = null!;
    private Option<string?> encoding = null!;

    /// <inheritdoc/>
    public override string Name => "new";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "tạo nghiên cứu từ các tệp rời và in ra những gì đã đoán",
        "makes a study from loose files, and prints what it guessed");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        ["new my-province --communes data/quang-tri-2012/communes.geojson --postal data/quang-tri-2012/postal_points.csv --bts data/quang-tri-2012/bts_sites.csv"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string folder = parsed.GetValue(directory)!;
        string target = Path.Combine(folder, StudyFile.FileName);
        if (File.Exists(target))
        {
            throw new UsageException(LocalizedText.Of(
                $"'{target}' đã có. Chọn thư mục khác, hoặc xóa tệp đó trước.", $"'{target}' exists. Choose another folder, or delete that file first."));
        }

        StudyFile study = new StudyCreation
        {
            Directory = folder,
            Communes = parsed.GetValue(communes) ?? throw new UsageException(new("Thiếu --communes TỆP: tệp ranh giới xã.", "--communes FILE is missing: the commune boundaries.")),
            Postal = parsed.GetValue(postal),
            Bts = parsed.GetValue(bts),
            Elevation = parsed.GetValue(elevation) ?? [],
            LandCover = parsed.GetValue(landCover) ?? [],
            Population = parsed.GetValue(population),
            Villages = parsed.GetValue(villages),
            Border = parsed.GetValue(border),
            Rules = parsed.GetValue(rules) ?? (parsed.GetValue(elevation) is { Length: > 0 } ? LatestRules : null),
            Crs = parsed.GetValue(crs),
            PostalCrs = parsed.GetValue(postalCrs),
            BtsCrs = parsed.GetValue(btsCrs),
            Encoding = parsed.GetValue(encoding),
            Language = session.StatedLanguage ?? ReportLanguage.Vietnamese,
        }.ToStudy();

        string[] missing = [.. parsed.CommandResult.Command.Options.SelectMany(o => parsed.GetResult(o) is { } given && FileOptions.Contains(o.Name) ? given.Tokens.Select(t => (o.Name, File: t.Value)) : [])
            .Where(f => !File.Exists(f.File) && !Directory.Exists(f.File)).Select(f => $"{f.Name} {f.File}")];
        if (missing.Length > 0)
        {
            throw new InputFileException(
                new SourcePlace { File = string.Join(", ", missing) },
                new("không tìm thấy.", missing.Length == 1 ? "the file was not found." : "the files were not found."),
                new("Kiểm tra tên tệp và thư mục đang đứng.", "Check the names, and the folder you are in."));
        }

        // The files are read before anything is written: what cannot be read leaves no half study behind.
        StudyPreview preview = ProgressDisplay.Run(session, StudyStage.Import, progress => StudyPreview.Of(study, session.Threads, progress, cancellation));
        study = study with { Area = preview.HasStatedArea ? AreaKind.Statistical : AreaKind.Polygon };
        Directory.CreateDirectory(folder);
        StudyFileWriter.WriteNew(study, target);

        session.Answer(new Dictionary<string, object?>
        {
            ["study"] = target,
            ["communes"] = preview.Communes,
            ["inputs"] = FindingList.ToJson(preview.Inputs, session.Language),
            ["findings"] = FindingList.ToJson(preview.Findings, session.Language),
        });
        FindingList.Say(session, preview.Inputs);
        FindingList.Say(session, preview.Findings);
        session.Say(LocalizedText.Empty);
        string shown = folder.Any(c => char.IsWhiteSpace(c) || c is '\'' or '"' or '(' or '&') ? $"\"{folder.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : folder;
        session.Say(LocalizedText.Of(
            $"Đã tạo {target}. Chạy: coverage-analyzer analyze {shown}", $"Made {target}. Run: coverage-analyzer analyze {shown}"));
        session.Say(new(
            "Mục tiêu km/điểm: ghi khóa 'targets.averageServiceRadiusKilometres' trong tệp đó.",
            "A target in km per point: state the key 'targets.averageServiceRadiusKilometres' in that file."));
        return Task.FromResult(session.ExitCodeFor(preview.Findings));
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        directory = AddArgument(target, "DIR", new("thư mục để ghi", "the folder to write to"));
        communes = AddOption(target, "--communes", "FILE", new("ranh giới xã: .shp, .zip, thư mục, .gpkg hoặc .geojson (bắt buộc)", "commune boundaries: .shp, .zip, folder, .gpkg or .geojson (required)"));
        postal = AddOption(target, "--postal", "FILE", new("điểm bưu chính: CSV, XLSX hoặc lớp điểm", "postal points: CSV, XLSX or a point layer"));
        bts = AddOption(target, "--bts", "FILE", new("trạm BTS: CSV, XLSX, OpenCellID hoặc lớp điểm", "BTS sites: CSV, XLSX, OpenCellID or a point layer"));
        elevation = AddListOption(target, "--elevation", "FILE", new("mô hình số độ cao: GeoTIFF, .hgt, lưới ASCII, nhiều tệp hoặc một thư mục", "elevation model: GeoTIFF, .hgt or ASCII grid; several tiles or a folder of them"));
        landCover = AddListOption(target, "--land-cover", "FILE", new("lớp phủ bề mặt: GeoTIFF mã lớp (ESA WorldCover), nhiều tệp hoặc một thư mục", "land cover: GeoTIFF of class codes (ESA WorldCover); several tiles or a folder of them"));
        population = AddOption(target, "--population", "FILE", new("lưới dân số GeoTIFF", "population raster (GeoTIFF)"));
        villages = AddOption(target, "--villages", "FILE", new("thôn, bản: điểm hoặc vùng, có số hộ và điện", "villages: points or polygons, with households and electricity"));
        border = AddOption(target, "--border", "FILE", new("đường biên giới quốc gia trên đất liền", "the national land border as lines"));
        rules = AddOption(target, "--rules", "NAME", new($"bộ tiêu chí: vn-2012, vn-2021, vn-2025, hoặc tệp riêng (có độ cao thì mặc định {LatestRules})", $"rule set: vn-2012, vn-2021, vn-2025, or a file of your own (with an elevation model: {LatestRules})"));
        crs = AddOption(target, "--crs", "EPSG:n", CrsMeaning);
        postalCrs = AddOption(target, "--postal-crs", "EPSG:n", new("hệ tọa độ của điểm bưu chính", "coordinate system of the postal points"));
        btsCrs = AddOption(target, "--bts-crs", "EPSG:n", new("hệ tọa độ của trạm BTS", "coordinate system of the BTS sites"));
        encoding = AddOption(target, "--encoding", "NAME", EncodingMeaning);
    }
}
