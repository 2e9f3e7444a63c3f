using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Counting;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>count</c>: the points of a file of any length, counted in communes.</summary>
internal sealed class CountVerb : Verb
{
    /// <summary>MiB for the points being read where none are stated.</summary>
    internal const int UsualMebibytes = 64;

    private const int MostMebibytes = 1 << 20;
    private const int MostShown = 20;
    private Argument<string> communes = null!;
    private Argument<string> points = null!;
    private Option<string?> output = null!;
    private Option<string?> memory = null!;
    private Option<string?> x = null!;
    private Option<string?> y = null!;
    private Option<string?> crs = null!;
    private Option<string?> pointsCrs = null!;
    private Option<string?> encoding = null!;
    private Option<string?> area = null!;

    /// <inheritdoc/>
    public override string Name => "count";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "đếm điểm của một tệp lớn bất kỳ theo xã, với bán kính phục vụ bình quân",
        "counts the points of a file of any length in communes, with the average service radius");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
    [
        "count data/quang-tri-2012/communes.geojson data/quang-tri-2012/bts_sites.csv",
        "count data/quang-tri-2012/communes.geojson data/quang-tri-2012/postal_points.csv --out counted --memory 16",
    ];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string communeFile = parsed.GetValue(communes)!, pointFile = parsed.GetValue(points)!;
        string? target = parsed.GetValue(output);
        PointCountOptions options = OptionsOf(parsed, session);
        if (target is not null)
        {
            PointCountWriter.Check(target, [communeFile, pointFile]);
        }

        (PointCountResult result, string? written) = ProgressDisplay.Run(session, target is null ? StudyStage.Measure : StudyStage.Publish, progress =>
        {
            PointCountResult counted = PointCount.Run(communeFile, pointFile, options, progress, cancellation);
            progress.Report(new StudyProgress(StudyStage.Publish, 0));
            return (counted, target is null ? null : PointCountWriter.Publish(counted, target, CommandLineProgram.Version, session.Language, cancellation));
        });
        session.Answer(Answer(result, session.Language));
        Say(result, written, session);
        return Task.FromResult(session.ExitCodeFor(result.Findings));
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        communes = AddArgument(target, "COMMUNES", new("tệp ranh giới xã", "file of the commune boundaries"));
        points = AddArgument(target, "POINTS", new(
            "tệp điểm: CSV, TSV, OpenCellID (cũng ở dạng .gz), XLSX, hoặc .f64 (các cặp số thực 8 byte: kinh độ, vĩ độ)",
            "file of the points: CSV, TSV, OpenCellID (also .gz), XLSX, or .f64 (pairs of 8-byte numbers: longitude, latitude)"));
        output = AddOption(target, "--out", OutValue, OutMeaning);
        memory = AddOption(target, "--memory", "MiB", MemoryMeaning);
        x = AddOption(target, "--x", "FIELD", new("cột kinh độ hoặc tọa độ thứ nhất của các điểm", "column of the longitude, or of the first coordinate of the points"));
        y = AddOption(target, "--y", "FIELD", new("cột vĩ độ hoặc tọa độ thứ hai của các điểm", "column of the latitude, or of the second coordinate of the points"));
        crs = AddOption(target, "--crs", "EPSG:n", CrsMeaning);
        pointsCrs = AddOption(target, "--points-crs", "EPSG:n", new("hệ tọa độ của các điểm khi tệp không ghi", "coordinate system of the points where the file does not say"));
        encoding = AddOption(target, "--encoding", "NAME", EncodingMeaning);
        area = AddOption(target, "--area", "statistical|polygon", new(
            "diện tích để tính bán kính: ghi trong tệp (statistical, mặc định) hoặc của đa giác (polygon)",
            "area the radius uses: the one the file states (statistical, the default) or the polygon's (polygon)"));
    }

    private PointCountOptions OptionsOf(ParseResult parsed, Session session)
    {
        return new PointCountOptions
        {
            CommuneCrs = parsed.GetValue(crs),
            CommuneEncoding = parsed.GetValue(encoding),
            PointCrs = parsed.GetValue(pointsCrs),
            XField = parsed.GetValue(x),
            YField = parsed.GetValue(y),
            Area = parsed.GetValue(area) switch
            {
                null or "statistical" => AreaKind.Statistical,
                "polygon" => AreaKind.Polygon,
                string other => throw new UsageException(LocalizedText.Of($"--area '{SettingsText.Shown(other)}': chỉ có statistical hoặc polygon.", $"--area '{SettingsText.Shown(other)}': only statistical or polygon.")),
            },
            MemoryMebibytes = MemoryText.Mebibytes(parsed, memory, 1, MostMebibytes) ?? UsualMebibytes,
            Threads = session.Threads,
        };
    }

    private static Dictionary<string, object?> Answer(PointCountResult result, ReportLanguage language) => new()
    {
        ["rows"] = result.Rows,
        ["inside"] = result.Inside,
        ["outside"] = result.Outside,
        ["rejected"] = result.Rejected,
        ["area_km2"] = result.AreaSquareKilometres,
        ["average_service_radius_km"] = Known(result.AverageServiceRadiusKilometres),
        ["communes"] = result.Communes.Select(c => new Dictionary<string, object?>
        {
            ["code"] = c.Commune.Code,
            ["name"] = c.Commune.Name,
            ["area_km2"] = c.AreaSquareKilometres,
            ["points"] = c.Points,
            ["average_service_radius_km"] = Known(c.AverageServiceRadiusKilometres),
        }).ToArray(),
        ["inputs"] = FindingList.ToJson(result.Inputs, language),
        ["findings"] = FindingList.ToJson(result.Findings, language),
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static void Say(PointCountResult result, string? written, Session session)
    {
        long without = result.Communes.LongCount(c => c.Points == 0);
        session.Say(LocalizedText.Of(
            $"{result.Rows:N0} dòng: {result.Inside:N0} điểm trong các xã, {result.Outside:N0} điểm ngoài, {result.Rejected:N0} dòng không dùng được",
            $"{result.Rows:N0} rows: {result.Inside:N0} points in communes, {result.Outside:N0} outside, {result.Rejected:N0} rows not usable"));
        session.Say(LocalizedText.Of(
            $"{result.Communes.Count:N0} xã, {result.AreaSquareKilometres:N1} km²; {without:N0} xã không có điểm nào",
            $"{result.Communes.Count:N0} communes, {result.AreaSquareKilometres:N1} km²; {without:N0} communes without a point"));
        if (result.Inside > 0)
        {
            session.Say(LocalizedText.Of(
                $"Bán kính phục vụ bình quân: {result.AverageServiceRadiusKilometres:N2} km/điểm", $"Average service radius: {result.AverageServiceRadiusKilometres:N2} km per point"));
        }

        SayCommunes(result, written is not null, session);
        FindingList.Say(session, result.Findings);
        if (written is not null)
        {
            string shown = Path.GetRelativePath(Environment.CurrentDirectory, written);
            session.Say(LocalizedText.Of($"Kết quả: {shown} (counts.csv, findings.csv, manifest.json)", $"Results: {shown} (counts.csv, findings.csv, manifest.json)"));
        }
    }

    // Those with the widest radius, since that is where points are missing.
    private static void SayCommunes(PointCountResult result, bool isWritten, Session session)
    {
        PointCountRow[] widest =
        [
            .. result.Communes.Where(c => c.Points > 0).OrderByDescending(c => c.AverageServiceRadiusKilometres).ThenBy(c => c.Commune.Code, StringComparer.Ordinal).Take(MostShown),
        ];
        if (widest.Length == 0)
        {
            return;
        }

        LocalizedText[] headers = [new("Mã", "Code"), new("Xã", "Commune"), new("km²", "km²"), new("Điểm", "Points"), new("km/điểm", "km/point")];
        var table = new TextTable([.. headers.Select(h => h.In(session.Language))], [false, false, true, true, true]);
        foreach (PointCountRow row in widest)
        {
            string Shown(LocalizedText number) => number.In(session.Language);
            table.Add(
                [
                    row.Commune.Code, row.Commune.Name, Shown(LocalizedText.Of($"{row.AreaSquareKilometres:N1}", $"{row.AreaSquareKilometres:N1}")),
                    Shown(LocalizedText.Of($"{row.Points:N0}", $"{row.Points:N0}")),
                    Shown(LocalizedText.Of($"{row.AverageServiceRadiusKilometres:N2}", $"{row.AverageServiceRadiusKilometres:N2}")),
                ],
                string.Empty);
        }

        session.Say(LocalizedText.Empty);
        session.Say(new("Các xã có bán kính lớn nhất:", "Communes with the widest radius:"));
        foreach (string line in table.Lines())
        {
            session.Say(LocalizedText.Same("  " + line));
        }

        if (!isWritten && result.Communes.Count > widest.Length)
        {
            session.Say(new("  (--out DIR ghi tất cả các xã vào counts.csv)", "  (--out DIR writes all communes to counts.csv)"));
        }
    }
}
