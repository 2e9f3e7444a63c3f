using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Counting;

/// <summary>Counts the points of a file of any length in communes.</summary>
public static class PointCount
{
    /// <summary>Reads the communes, streams the points past them and counts.</summary>
    /// <param name="communePath">File of the communes.</param>
    /// <param name="pointPath">File of the points: CSV, TSV, OpenCellID, XLSX, or raw pairs of doubles (.f64).</param>
    /// <param name="options">How to count.</param>
    /// <param name="progress">Told where the count stands, or null.</param>
    /// <param name="cancellation">Stops between two blocks of rows.</param>
    /// <exception cref="InputFileException">A file as a whole cannot be used.</exception>
    public static PointCountResult Run(
        string communePath, string pointPath, PointCountOptions options, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var findings = new FindingLog();
        progress?.Report(new StudyProgress(StudyStage.Import, 0));
        using VectorLayer layer = VectorFiles.Open(new VectorSource(communePath, null, options.CommuneEncoding), findings);
        CommuneFieldMap fields = CommuneFields.Map(layer, new Dictionary<string, string>(StringComparer.Ordinal), findings);
        CommuneImportResult read = CommuneImport.Read(
            layer, new CommuneImportOptions { Fields = fields, UserCrs = options.CommuneCrs, Threads = options.Threads }, findings, cancellation);
        IReadOnlyList<Commune> communes = read.Layer.Communes;
        progress?.Report(new StudyProgress(StudyStage.Prepare, 0));
        var locator = new CommuneLocator(read.Layer.Polygons, options.Threads);
        progress?.Report(new StudyProgress(StudyStage.Measure, 0));

        using PointFile points = PointFile.Open(pointPath, PointOptions(options, read), findings, cancellation);
        var counters = new List<CommuneCounter>();
        PointFileTotals totals = points.Run(
            () =>
            {
                counters.Add(new CommuneCounter(locator, communes.Count));
                return counters[^1];
            },
            findings,
            fraction => progress?.Report(new StudyProgress(StudyStage.Measure, fraction)),
            cancellation);
        long[] counts = new long[communes.Count];
        foreach (CommuneCounter counter in counters)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] += counter.Counts[i];
            }
        }

        long outside = counters.Sum(c => c.Outside);
        SayWhatCannotBe(points, totals, outside, communes, options, findings);
        StudyInputFile[] files =
        [
            .. layer.Files.Select(f => StudyInputFile.Of("communes", f)), new("points", points.Path, totals.Bytes, totals.Sha256),
        ];
        return new PointCountResult
        {
            Communes = [.. communes.Select((c, i) => Row(c, counts[i], options.Area))],
            Rows = totals.Rows,
            Inside = counts.Sum(),
            Outside = outside,
            Rejected = totals.Rejected,
            Options = options,
            Inputs =
            [
                new("communes", layer.File, layer.Format, read.Crs.Explanation, layer.Encoding.Words, communes.Count, files[0].Sha256),
                new(
                    "points",
                    points.File,
                    points.Format,
                    points.Crs?.Explanation ?? new("không có tọa độ", "no coordinates"),
                    points.Encoding?.Words ?? LocalizedText.Empty,
                    totals.Points,
                    totals.Sha256),
            ],
            Files = files,
            Findings = findings.ToList(),
        };
    }

    private static PointFileOptions PointOptions(PointCountOptions options, CommuneImportResult communes)
    {
        var stated = new Dictionary<string, string>(StringComparer.Ordinal);
        if (options.XField is { } x)
        {
            stated["x"] = x;
        }

        if (options.YField is { } y)
        {
            stated["y"] = y;
        }

        return new PointFileOptions
        {
            Fields = stated,
            Crs = options.PointCrs,
            ExpectedWgs84 = communes.Layer.Polygons.BoundsOf(),
            CommuneCrs = communes.Crs.Crs,
            Provinces = [.. communes.Layer.Communes.Select(c => c.Province).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)],
            MemoryBytes = (long)options.MemoryMebibytes << 20,
            Threads = options.Threads,
            TakesHash = true,
        };
    }

    private static PointCountRow Row(Commune commune, long points, AreaKind area)
    {
        double stated = commune.StatedAreaHectares / 100;
        double squareKilometres = area == AreaKind.Statistical && stated > 0 ? stated : commune.PolygonAreaSquareKilometres;
        return new PointCountRow(commune, squareKilometres, points, points == 0 ? double.NaN : AverageServiceRadius.Kilometres(squareKilometres, points));
    }

    private static void SayWhatCannotBe(
        PointFile points, PointFileTotals totals, long outside, IReadOnlyList<Commune> communes, PointCountOptions options, FindingLog findings)
    {
        SourcePlace file = SourcePlace.OfFile(points.Path);
        if (totals.Points == 0)
        {
            findings.Add(
                "no-usable-point",
                FindingRank.Error,
                file,
                LocalizedText.Of($"không có dòng nào dùng được trong {totals.Rows:N0} dòng.", $"not one of {totals.Rows:N0} rows can be used."),
                new("Xem các ghi nhận khác; ghi cột bằng --x, --y hoặc hệ tọa độ bằng --points-crs.", "See the other findings; state the columns with --x, --y or the system with --points-crs."));
        }
        else if (outside == totals.Points)
        {
            findings.Add(
                "no-point-in-communes",
                FindingRank.Warning,
                file,
                LocalizedText.Of($"cả {outside:N0} điểm đều nằm ngoài các xã.", $"all {outside:N0} points lie outside the communes."),
                new("Kiểm tra hệ tọa độ của hai tệp (--crs, --points-crs).", "Check the coordinate systems of both files (--crs, --points-crs)."));
        }

        if (options.Area == AreaKind.Statistical && communes.Count(c => !(c.StatedAreaHectares > 0)) is > 0 and int missing)
        {
            findings.Add(
                "area-not-stated",
                missing == communes.Count ? FindingRank.Info : FindingRank.Warning,
                communes[0].Place with { Line = null, Record = null, Name = null, Field = null, Cell = null },
                LocalizedText.Of($"{missing:N0} trong {communes.Count:N0} xã không có diện tích thống kê.", $"{missing:N0} of {communes.Count:N0} communes state no statistical area."),
                new("Dùng diện tích đa giác trên elipxoit cho các xã này.", "The polygon's area on the ellipsoid is used for them."));
        }
    }
}
