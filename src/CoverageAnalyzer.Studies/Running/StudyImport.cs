using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The first stage: every layer of the study becomes model objects, and what is wrong with it findings.</summary>
internal sealed class StudyImport
{
    private readonly StudyFile study;
    private readonly int threads;
    private readonly CancellationToken cancellation;
    private readonly FindingLog findings = new();
    private readonly List<ReportInput> inputs = [];
    private readonly List<StudyInputFile> files = [];
    private readonly List<RejectedRow> rejected = [];
    private readonly Dictionary<string, StudyInputFile> hashed = new(StringComparer.Ordinal);

    private StudyImport(StudyFile study, int threads, CancellationToken cancellation)
    {
        this.study = study;
        this.threads = threads;
        this.cancellation = cancellation;
    }

    /// <summary>Reads all layers.</summary>
    /// <param name="study">The study.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>The layers; to be disposed of, for the elevation model is read as it is needed.</returns>
    /// <exception cref="InputFileException">A layer as a whole cannot be used.</exception>
    /// <exception cref="StudyFileException">The rule set cannot be used.</exception>
    public static StudyInputs Read(StudyFile study, int threads, Action<double> progress, CancellationToken cancellation)
    {
        StudyFilesCheck.AllThere(study);
        return new StudyImport(study, threads, cancellation).All(progress);
    }

    private StudyInputs All(Action<double> progress)
    {
        RuleSet? rules = study.Rules is { } name ? RuleSetReader.Load(name, study.Directory) : null; // first: a fault in it is told at once
        if (rules is not null && RuleSetReader.PathOf(study.Rules!, study.Directory) is { } path)
        {
            Record("rules", [path]);
        }

        foreach (Finding finding in StudyMaps.Load(study.Directory).Findings)
        {
            findings.Add(finding);
        }

        using var ahead = new StudyReadAhead(study, threads, cancellation);
        CommuneImportResult communes = ReadCommunes();
        rejected.AddRange(communes.Rejected);
        progress(0.4);

        Bounds bounds = communes.Layer.Polygons.BoundsOf();
        IPopulationRaster? population = study.Population is { } raster ? OpenPopulation(raster) : null;
        CoordinateReferenceSystem plane = StudyPlane.Choose(study.AnalysisCrs, bounds, population);

        // The points wait for the communes alone, not for the look at their boundaries. Each has a log of its own; they are added in the order of one thread.
        var topology = new FindingLog();
        var points = new FindingLog();
        Task<StudyPoints> placing = ahead.Beside(() => ReadPoints(communes, bounds, ahead, points));
        BoundaryTopologyFindings.Check(communes.Layer, plane, threads, topology, cancellation);
        progress(0.6);
        Dictionary<string, StudyInputFile> hashes = threads > 1 ? HashElevation() : [];
        StudyPoints placed = ahead.ResultOf(placing);
        foreach ((string elevationPath, StudyInputFile file) in hashes)
        {
            hashed[elevationPath] = file;
        }

        findings.AddAll(topology);
        findings.AddAll(points);
        progress(0.8);
        (CommuneLocator locator, IReadOnlyList<ServicePoint>? postal, IReadOnlyList<BtsSite>? bts) = placed;

        var matcher = new CommuneNameMatcher(communes.Layer);
        VillageLayer? villages = study.Villages is { } villageLayer ? ReadVillages(villageLayer, communes, bounds, locator, matcher) : null;
        PolylineSet? border = study.NationalBorder is { } borderLayer ? ReadBorder(borderLayer, communes, bounds) : null;
        var districts = StudyDistricts.Of(communes.Layer.Communes);
        IReadOnlyList<PointRecord>? centres = study.DistrictCentres is { } centreLayer
            ? [.. ReadPoints("districtCentres", centreLayer, communes, bounds, findings).SelectMany(t => t.Records)]
            : null;
        OfficialList[] lists = [.. study.Lists.Select(l => ReadList(l, rules, communes.Layer, matcher))];
        return new StudyInputs
        {
            Layer = communes.Layer,
            Locator = new SharedLocator(communes.Layer.Polygons, locator),
            AnalysisCrs = plane,
            PostalPoints = postal,
            BtsSites = bts,
            Population = population,
            Elevation = study.Elevation is { } elevation ? OpenElevation(elevation) : null,
            Villages = villages,
            NationalBorder = border,
            Districts = districts,
            DistrictCentres = centres is null ? null : districts.Centres(centres, findings),
            Rules = rules,
            Lists = lists,
            Findings = findings,
            Rejected = rejected,
            Inputs = inputs,
            Files = files,
        };
    }

    private CommuneImportResult ReadCommunes()
    {
        LayerSettings settings = study.Communes;
        using VectorLayer layer = VectorFiles.Open(new VectorSource(study.PathOf(settings.Files[0]), settings.Layer, settings.Encoding), findings);
        CommuneFieldMap fields = CommuneFields.Map(layer, settings.Fields, findings);
        CommuneImportResult result = CommuneImport.Read(
            layer, new CommuneImportOptions { Fields = fields, UserCrs = settings.Crs, Threads = threads }, findings, cancellation);
        Record("communes", layer.Files);
        inputs.Add(new ReportInput(
            "communes", layer.File, layer.Format, result.Crs.Explanation, layer.Encoding.Words, result.Layer.Communes.Count, files[^layer.Files.Count].Sha256));
        return result;
    }

    /// <summary>Reads and places the points. May run beside the check of the boundaries, which touches no list of this object.</summary>
    private StudyPoints ReadPoints(CommuneImportResult communes, Bounds bounds, StudyReadAhead ahead, FindingLog log)
    {
        var locator = new CommuneLocator(communes.Layer.Polygons, threads);
        IReadOnlyList<ServicePoint>? postal = null;
        if (study.PostalPoints is { } postalLayer)
        {
            PointPlacementResult<ServicePoint> placed = PointPlacement.PlaceServicePoints(
                ReadPoints(StudyReadAhead.PostalPoints, postalLayer, communes, bounds, log, ahead), communes.Layer, locator, study.PostalCountedTypes, log, ahead.Stop);
            rejected.AddRange(placed.Rejected);
            postal = ByCode.Sorted(placed.Points, p => p.Code);
        }

        IReadOnlyList<BtsSite>? bts = null;
        if (study.BtsSites is { } btsLayer)
        {
            PointPlacementResult<BtsSite> placed = PointPlacement.PlaceBtsSites(
                ReadPoints(StudyReadAhead.BtsSites, btsLayer, communes, bounds, log, ahead), communes.Layer, locator, log, ahead.Stop);
            rejected.AddRange(placed.Rejected);
            bts = ByCode.Sorted(placed.Points, p => p.Code);
        }

        return new StudyPoints(locator, postal, bts);
    }

    private List<PointTable> ReadPoints(
        string role, LayerSettings settings, CommuneImportResult communes, Bounds bounds, FindingLog log, StudyReadAhead? ahead = null)
    {
        var tables = new List<PointTable>();
        for (int f = 0; f < settings.Files.Count; f++)
        {
            PointReadOptions options = PointOptions(settings, communes, bounds);
            PointTable table = ahead is null
                ? PointTableReader.Read(study.PathOf(settings.Files[f]), options, log, cancellation)
                : ahead.Points(role, f).Finish(options, log);
            tables.Add(table);
            AddTable(role, table, table.Records.Count);
        }

        return tables;
    }

    private static PointReadOptions PointOptions(LayerSettings settings, CommuneImportResult communes, Bounds bounds) => new()
    {
        Fields = settings.Fields,
        Crs = settings.Crs,
        Encoding = settings.Encoding,
        Layer = settings.Layer,
        ExpectedWgs84 = bounds,
        CommuneCrs = communes.Crs.Crs,
        Provinces = [.. communes.Layer.Communes.Select(c => c.Province).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)],
    };

    private void AddTable(string role, PointTable table, int rows)
    {
        Record(role, table.Files);
        LocalizedText crs = table.Crs?.Explanation ?? new("không có tọa độ: ghép theo tên hoặc mã xã", "no coordinates: matched by commune name or code");
        inputs.Add(new ReportInput(role, table.File, table.Format, crs, table.Encoding.Words, rows, files[^table.Files.Count].Sha256));
    }

    private VillageLayer ReadVillages(LayerSettings settings, CommuneImportResult communes, Bounds bounds, CommuneLocator locator, CommuneNameMatcher matcher)
    {
        VillageReadResult read = VillageReader.Read(
            study.PathOf(settings.Files[0]), PointOptions(settings, communes, bounds), communes.Layer, locator, matcher, findings, cancellation);
        rejected.AddRange(read.Rejected);
        AddTable("villages", read.Table, read.Layer.Villages.Count);
        return read.Layer;
    }

    private PolylineSet ReadBorder(LayerSettings settings, CommuneImportResult communes, Bounds bounds)
    {
        NationalBorderLayer border = NationalBorderReader.Read(
            study.PathOf(settings.Files[0]), settings.Layer, settings.Crs, settings.Encoding, bounds, findings, communes.Crs.Crs, cancellation);
        Record("nationalBorder", border.Files);
        inputs.Add(new ReportInput(
            "nationalBorder", border.File, border.Format, border.Crs.Explanation, border.Encoding.Words, border.Lines.LineCount, files[^border.Files.Count].Sha256));
        return border.Lines;
    }

    private OfficialList ReadList(OfficialListSettings settings, RuleSet? rules, CommuneLayer communes, CommuneNameMatcher matcher)
    {
        // A list the study gives no title is called what the rules call it, not by its id.
        LocalizedText title = settings.Title == LocalizedText.Same(settings.Id) && rules?.Lists.FirstOrDefault(l => l.Id == settings.Id) is { } asked
            ? asked.Title
            : settings.Title;
        UnitListTable read = UnitListReader.Read(
            study.PathOf(settings.Layer.Files[0]),
            settings.Id,
            title,
            settings.ComparedRule ?? string.Empty,
            communes,
            matcher,
            findings,
            new PointReadOptions { Fields = settings.Layer.Fields, Encoding = settings.Layer.Encoding, Layer = settings.Layer.Layer },
            cancellation);
        rejected.AddRange(read.Table.Rejected);
        AddTable("list", read.Table, read.List.Communes.Count);
        return read.List;
    }

    private IPopulationRaster OpenPopulation(LayerSettings settings)
    {
        string path = study.PathOf(settings.Files[0]);
        IPopulationRaster raster = GeoTiffReader.OpenPopulation(path, settings.Crs, findings, threads);
        Record("population", [path]);
        inputs.Add(new ReportInput(
            "population", Path.GetFileName(path), "GeoTIFF", LocalizedText.Same(raster.Crs.ToString()), LocalizedText.Empty, raster.Grid.CellCount, files[^1].Sha256));
        return raster;
    }

    private ElevationSource OpenElevation(LayerSettings settings)
    {
        ElevationSource source = ElevationFiles.Open([.. settings.Files.Select(study.PathOf)], settings.Crs, findings, threads, cancellation);
        Record("elevation", source.Files);
        string name = source.Files.Count == 1 ? Path.GetFileName(source.Files[0]) : LocalizedText.Of($"{source.Files.Count:N0} tệp", $"{source.Files.Count:N0} files").In(study.Language);
        inputs.Add(new ReportInput(
            "elevation", name, source.Format, source.Crs, LocalizedText.Empty, source.Model.Grid.CellCount, source.Files.Count == 1 ? files[^1].Sha256 : string.Empty));
        return source;
    }

    private void Record(string role, IReadOnlyList<string> paths) => files.AddRange(paths.Select(p =>
        hashed.TryGetValue(Path.GetFullPath(p), out StudyInputFile? known) ? known with { Role = role, Path = p } : StudyInputFile.Of(role, p)));

    /// <summary>The hashes of the elevation files, half a gigabyte for a nation, while the other thread places the points. What cannot be read is told when it is opened.</summary>
    private Dictionary<string, StudyInputFile> HashElevation()
    {
        var hashes = new Dictionary<string, StudyInputFile>(StringComparer.Ordinal);
        foreach (string path in (study.Elevation?.Files ?? []).Select(study.PathOf).Where(File.Exists))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                hashes[Path.GetFullPath(path)] = StudyInputFile.Of("elevation", path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return hashes;
            }
        }

        return hashes;
    }
}
