using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The first stage: every layer of the study becomes model objects, and what is wrong with it findings.</summary>
internal static class StudyImport
{
    /// <summary>Reads all layers.</summary>
    /// <param name="study">The study.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">A layer as a whole cannot be used.</exception>
    public static StudyInputs Read(StudyFile study, int threads, Action<double> progress, CancellationToken cancellation)
    {
        StudyFilesCheck.AllThere(study);
        var findings = new FindingLog();
        var inputs = new List<ReportInput>();
        var files = new List<StudyInputFile>();
        var rejected = new List<RejectedRow>();

        CommuneImportResult communes = ReadCommunes(study, threads, findings, inputs, files, cancellation);
        rejected.AddRange(communes.Rejected);
        progress(0.4);

        Bounds bounds = communes.Layer.Polygons.BoundsOf();
        PopulationRaster? population = study.Population is { } raster ? ReadPopulation(raster, study, threads, findings, inputs, files) : null;
        CoordinateReferenceSystem plane = StudyPlane.Choose(study.AnalysisCrs, bounds, population);
        BoundaryTopologyFindings.Check(communes.Layer, plane, threads, findings, cancellation);
        progress(0.6);

        var locator = new CommuneLocator(communes.Layer.Polygons);
        IReadOnlyList<ServicePoint>? postal = null;
        if (study.PostalPoints is { } postalLayer)
        {
            PointPlacementResult<ServicePoint> placed = PointPlacement.PlaceServicePoints(
                ReadPoints("postalPoints", postalLayer, study, communes, bounds, findings, inputs, files, cancellation),
                communes.Layer, locator, study.PostalCountedTypes, findings, cancellation);
            rejected.AddRange(placed.Rejected);
            postal = [.. placed.Points.OrderBy(p => p.Code, StringComparer.Ordinal)];
        }

        progress(0.8);
        IReadOnlyList<BtsSite>? bts = null;
        if (study.BtsSites is { } btsLayer)
        {
            PointPlacementResult<BtsSite> placed = PointPlacement.PlaceBtsSites(
                ReadPoints("btsSites", btsLayer, study, communes, bounds, findings, inputs, files, cancellation), communes.Layer, locator, findings, cancellation);
            rejected.AddRange(placed.Rejected);
            bts = [.. placed.Points.OrderBy(p => p.Code, StringComparer.Ordinal)];
        }

        SayUnused(study, findings);
        return new StudyInputs
        {
            Layer = communes.Layer,
            AnalysisCrs = plane,
            PostalPoints = postal,
            BtsSites = bts,
            Population = population,
            Findings = findings,
            Rejected = rejected,
            Inputs = inputs,
            Files = files,
        };
    }

    private static CommuneImportResult ReadCommunes(
        StudyFile study, int threads, FindingLog findings, List<ReportInput> inputs, List<StudyInputFile> files, CancellationToken cancellation)
    {
        LayerSettings settings = study.Communes;
        using VectorLayer layer = VectorFiles.Open(new VectorSource(study.PathOf(settings.Files[0]), settings.Layer, settings.Encoding), findings);
        CommuneFieldMap fields = CommuneFields.Map(layer, settings.Fields, findings);
        CommuneImportResult result = CommuneImport.Read(
            layer, new CommuneImportOptions { Fields = fields, UserCrs = settings.Crs, Threads = threads }, findings, cancellation);
        Record("communes", layer.Files, files);
        inputs.Add(new ReportInput(
            "communes", layer.File, layer.Format, result.Crs.Explanation, layer.Encoding.Words, result.Layer.Communes.Count, files[^layer.Files.Count].Sha256));
        return result;
    }

    private static List<PointTable> ReadPoints(
        string role,
        LayerSettings settings,
        StudyFile study,
        CommuneImportResult communes,
        Bounds bounds,
        FindingLog findings,
        List<ReportInput> inputs,
        List<StudyInputFile> files,
        CancellationToken cancellation)
    {
        var tables = new List<PointTable>();
        string[] provinces = [.. communes.Layer.Communes.Select(c => c.Province).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];
        foreach (string file in settings.Files)
        {
            PointTable table = PointTableReader.Read(
                study.PathOf(file),
                new PointReadOptions
                {
                    Fields = settings.Fields,
                    Crs = settings.Crs,
                    Encoding = settings.Encoding,
                    Layer = settings.Layer,
                    ExpectedWgs84 = bounds,
                    CommuneCrs = communes.Crs.Crs,
                    Provinces = provinces,
                },
                findings,
                cancellation);
            tables.Add(table);
            Record(role, table.Files, files);
            LocalizedText crs = table.Crs?.Explanation ?? new("không có tọa độ: ghép theo tên hoặc mã xã", "no coordinates: matched by commune name or code");
            inputs.Add(new ReportInput(role, table.File, table.Format, crs, table.Encoding.Words, table.Records.Count, files[^table.Files.Count].Sha256));
        }

        return tables;
    }

    private static PopulationRaster ReadPopulation(
        LayerSettings settings, StudyFile study, int threads, FindingLog findings, List<ReportInput> inputs, List<StudyInputFile> files)
    {
        string path = study.PathOf(settings.Files[0]);
        PopulationRaster raster = GeoTiffReader.ReadPopulation(path, settings.Crs, findings, threads);
        Record("population", [path], files);
        inputs.Add(new ReportInput(
            "population", Path.GetFileName(path), "GeoTIFF", LocalizedText.Same(raster.Crs.ToString()), LocalizedText.Empty, raster.Grid.CellCount, files[^1].Sha256));
        return raster;
    }

    private static void Record(string role, IReadOnlyList<string> paths, List<StudyInputFile> files) =>
        files.AddRange(paths.Select(p => StudyInputFile.Of(role, p)));

    private static void SayUnused(StudyFile study, FindingLog findings)
    {
        foreach ((string role, LayerSettings? layer) in new[] { ("elevation", study.Elevation), ("villages", study.Villages), ("nationalBorder", study.NationalBorder) })
        {
            if (layer is not null)
            {
                findings.Add(
                    "layer-not-used",
                    FindingRank.Info,
                    new SourcePlace { File = StudyFile.FileName, Field = "layers." + role },
                    LocalizedText.Of($"lớp '{role}' được ghi trong nghiên cứu.", $"the study names a layer '{role}'."),
                    new("Phiên bản này chưa dùng lớp đó; các cột liên quan để trống.", "This version does not use it yet; the columns that need it stay empty."));
            }
        }
    }
}
