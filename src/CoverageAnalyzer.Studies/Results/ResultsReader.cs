using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Opens a results folder for viewing, without the study it came from.</summary>
/// <remarks>
/// Behavior: the figures are those of <c>results.gpkg</c>, to the last digit, so that tables, maps and headline figures made from them are those of the
/// run. Positions in the plane are projected again.
/// </remarks>
public static class ResultsReader
{
    /// <summary>Whether a folder is the results of a run, of whatever version.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsResults(string folder) => ResultsManifestFile.IsIn(folder);

    /// <summary>Reads a results folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">The folder is not the results of a run, incomplete, damaged, or of another version: the message says which, and how to make it anew.</exception>
    public static ResultsReading Read(string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using ResultsManifestFile manifest = ResultsManifestFile.Read(folder);
        string path = Path.Combine(folder, ResultsWriter.GeoPackage);
        if (!File.Exists(path))
        {
            throw ResultsFault.Missing(folder, ResultsWriter.GeoPackage);
        }

        var findings = new FindingLog();
        SayChanged(folder, manifest, findings);
        try
        {
            using GeoPackageRows file = GeoPackageRows.Open(path);
            ReportContent content = Read(new ResultsSource(folder, manifest, file, () => RulesOf(folder), findings), cancellation);
            return new ResultsReading(Path.GetFullPath(folder), content, findings.ToList());
        }
        catch (Exception e) when (ResultsManifestFile.IsBroken(e))
        {
            throw ResultsFault.BadManifest(folder, e);
        }
    }

    /// <summary>Reads opened results.</summary>
    /// <param name="source">The results.</param>
    /// <param name="cancellation">Stops between rows.</param>
    internal static ReportContent Read(ResultsSource source, CancellationToken cancellation)
    {
        ResultsManifestFile manifest = source.Manifest;
        ResultsCommunes communes = ResultsCommunes.Read(source, cancellation);
        (var villages, PolygonSet? villagePolygons) = ResultsPoints.Villages(source, communes.IndexOfCode, cancellation);
        PolygonSet? areas = ResultsPoints.Polygons(source, "service_areas", cancellation);
        PolylineSet? border = Border(source, cancellation);
        CoordinateReferenceSystem crs = PlaneOf(manifest, communes.Polygons, source.Findings);
        var postal = ResultsPoints.Postal(source, communes.IndexOfCode, cancellation);
        var sites = ResultsPoints.Sites(source, communes.IndexOfCode, cancellation);
        var content = new ReportContent
        {
            StudyName = manifest.StudyName,
            Language = manifest.Language,
            Communes = communes.Communes,
            Districts = ResultsUnits.Districts(source, cancellation),
            Province = ResultsUnits.Province(source, cancellation),
            PostalPoints = postal,
            BtsSites = sites,
            Gaps = communes.Gaps,
            Findings = ResultsFindings.Read(source, cancellation),
            CommunePolygons = communes.Polygons,
            CommunePlane = Projected(crs, communes.Polygons),
            ServiceAreas = areas,
            ServiceAreaPlane = areas is null ? null : Projected(crs, areas),
            PostalPlane = Projected(crs, postal?.Select(p => (p.Point.LongitudeDegrees, p.Point.LatitudeDegrees))),
            BtsPlane = Projected(crs, sites?.Select(s => (s.LongitudeDegrees, s.LatitudeDegrees))),
            Villages = villages,
            VillagePolygons = villagePolygons,
            VillagePlane = Projected(crs, villages?.Select(v => (v.Village.LongitudeDegrees, v.Village.LatitudeDegrees))),
            TerrainThresholds = communes.Communes.Any(c => c.Terrain is not null) ? ResultsCommunes.Thresholds : null,
            NationalBorder = border,
            BorderPlane = border is null ? null : Projected(crs, border),
            AnalysisCrsName = manifest.AnalysisCrsName,
            TargetServiceRadiusKilometres = manifest.Setting("targetServiceRadiusKilometres"),
            PostalLimitKilometres = manifest.Setting("postalMaximumDistanceKilometres"),
            MobileRadiusKilometres = manifest.Setting("mobileRadiusKilometres"),
            Radio = ResultsRadio.Read(source, communes, crs, cancellation),
            MinimumCoveredFraction = manifest.Setting("mobileMinimumCoveredShare"),
            ProgramVersion = manifest.ProgramVersion,
        };
        content = ResultsVerdicts.Read(source, ResultsReport.Restore(manifest.Report, content), cancellation);
        return content.Rules is null ? content : content with { DisadvantagedAreas = DisadvantagedAreas.Of(content.Communes) };
    }

    /// <summary>The rule set of a text, with the errors of results.</summary>
    /// <param name="read">Reads it.</param>
    /// <param name="folder">The folder, or the run of a store.</param>
    /// <param name="path">Name of the rule file, for the message.</param>
    internal static RuleSet RulesOf(Func<RuleSet> read, string folder, string path)
    {
        try
        {
            return read();
        }
        catch (StudyFileException e)
        {
            throw ResultsFault.BadRules(folder, path, e);
        }
    }

    private static RuleSet RulesOf(string folder)
    {
        string path = Path.Combine(folder, ResultsWriter.RuleSet);
        return File.Exists(path)
            ? RulesOf(() => RuleSetReader.Load(Path.GetFullPath(path), Path.GetFullPath(folder)), folder, path)
            : throw ResultsFault.Missing(folder, ResultsWriter.RuleSet);
    }

    private static void SayChanged(string folder, ResultsManifestFile manifest, FindingLog findings)
    {
        foreach (string name in new[] { ResultsWriter.GeoPackage, ResultsWriter.RuleSet }.Where(n => File.Exists(Path.Combine(folder, n)) && !manifest.IsUnchanged(n)))
        {
            findings.Add(
                "results-changed",
                FindingRank.Warning,
                new SourcePlace { File = name },
                LocalizedText.Of($"Tệp đã được sửa sau khi phân tích (chẳng hạn bằng QGIS).", $"The file was changed after the run (for example by QGIS)."),
                LocalizedText.Of($"Số liệu hiện ra là của tệp đã sửa; muốn có số liệu gốc, hãy chạy lại phân tích.", $"What is shown is what the file holds now; run the study again for the figures of the run."));
        }
    }

    // The name ends with the code; a system without one (a raster's own) is replaced by the zone of the communes: it only draws.
    private static CoordinateReferenceSystem PlaneOf(ResultsManifestFile manifest, PolygonSet communes, FindingLog findings)
    {
        string name = manifest.AnalysisCrsName;
        int at = name.LastIndexOf("EPSG:", StringComparison.Ordinal);
        if ((CoordinateReferenceSystem.FromText(at < 0 ? name : name[at..].TrimEnd(')')) is { IsConformalMetric: true } crs))
        {
            return crs;
        }

        findings.Add(
            "analysis-crs-unknown",
            FindingRank.Info,
            new SourcePlace { File = ResultsManifest.FileName, Field = "analysisCrs" },
            LocalizedText.Of($"Không dựng lại được hệ tọa độ '{name}'.", $"The coordinate system '{name}' cannot be made again."),
            LocalizedText.Of($"Bản đồ được vẽ trong múi UTM của các xã; số liệu không đổi.", $"Maps are drawn in the UTM zone of the communes; no figure changes."));
        return AnalysisPlane.For(communes.BoundsOf(), AnalysisPlane.Automatic);
    }

    private static PolylineSet? Border(ResultsSource source, CancellationToken cancellation)
    {
        if (ResultsTable.Find(source, "national_border", []) is not { } table)
        {
            return null;
        }

        List<double> x = [], y = [];
        List<int> start = [0];
        foreach (ResultsRow row in table.Rows(cancellation))
        {
            if (row.Geometry is NetTopologySuite.Geometries.LineString line)
            {
                x.AddRange(line.Coordinates.Select(c => c.X));
                y.AddRange(line.Coordinates.Select(c => c.Y));
                start.Add(x.Count);
            }
        }

        return new PolylineSet([.. x], [.. y], [.. start]);
    }

    private static PolygonSet Projected(CoordinateReferenceSystem crs, PolygonSet wgs84)
    {
        double[] x = [.. wgs84.X], y = [.. wgs84.Y];
        crs.FromWgs84(x, y);
        return wgs84.WithCoordinates(x, y);
    }

    private static PolylineSet Projected(CoordinateReferenceSystem crs, PolylineSet wgs84)
    {
        double[] x = [.. wgs84.X], y = [.. wgs84.Y];
        crs.FromWgs84(x, y);
        return wgs84 with { X = x, Y = y };
    }

    private static (double[] X, double[] Y)? Projected(CoordinateReferenceSystem crs, IEnumerable<(double LongitudeDegrees, double LatitudeDegrees)>? places)
    {
        if (places is null)
        {
            return null;
        }

        (double LongitudeDegrees, double LatitudeDegrees)[] all = [.. places];
        double[] x = [.. all.Select(p => p.LongitudeDegrees)], y = [.. all.Select(p => p.LatitudeDegrees)];
        crs.FromWgs84(x, y);
        return (x, y);
    }
}
