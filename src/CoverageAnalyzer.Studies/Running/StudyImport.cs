using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Large;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The first stage: every layer of the study becomes model objects, and what is wrong with it findings.</summary>
internal sealed class StudyImport
{
    private readonly StudyFile study;
    private readonly StudyTables tables;
    private readonly int threads;
    private readonly StudyMemory memory;
    private readonly bool streamsSites;
    private readonly CancellationToken cancellation;
    private readonly FindingLog findings = new();
    private readonly List<ReportInput> inputs = [];
    private readonly List<StudyInputFile> files = [];
    private readonly List<RejectedRow> rejected = [];
    private readonly Dictionary<string, StudyInputFile> hashed = new(StringComparer.Ordinal);

    private StudyImport(StudyFile study, StudyTables tables, StudyOptions options, CancellationToken cancellation)
    {
        this.study = study;
        this.tables = tables;
        threads = options.Threads;
        memory = StudyMemory.Of(options, study);
        streamsSites = memory.Streams(study);
        if (streamsSites)
        {
            memory.CheckRadio(study);
        }

        this.cancellation = cancellation;
    }

    /// <summary>Reads all layers.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">Threads, and the memory it may take.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>The layers; to be disposed of, for the elevation model is read as it is needed.</returns>
    /// <exception cref="InputFileException">A layer as a whole cannot be used.</exception>
    /// <exception cref="StudyFileException">The rule set cannot be used.</exception>
    public static StudyInputs Read(StudyFile study, StudyOptions options, Action<double> progress, CancellationToken cancellation)
    {
        using var tables = new StudyTables(study);
        StudyFilesCheck.AllThere(study, tables);
        return new StudyImport(study, tables, options, cancellation).All(progress);
    }

    private StudyInputs All(Action<double> progress)
    {
        RuleSet? rules = study.Rules is { } name ? RuleSetReader.Load(name, study.Directory) : null; // first: a fault in it is told at once
        if (rules is not null && RuleSetReader.PathOf(study.Rules!, study.Directory) is { } path)
        {
            Record("rules", [path]);
        }

        RecordBtsDefaults();
        foreach (Finding finding in StudyMaps.Load(study.Directory).Findings)
        {
            findings.Add(finding);
        }

        StudyFilesCheck.SayPasswords(tables, findings);
        using var ahead = new StudyReadAhead(study, tables, threads, cancellation, streamsSites);
        CommuneImportResult communes = ReadCommunes();
        rejected.AddRange(communes.Rejected);
        memory.Check(study, communes.Layer);
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
        RecordPatterns(bts);
        LargeSites? large = streamsSites ? ReadLargeSites(communes, locator, plane, villages, progress) : null;
        ElevationSource? elevation = study.Elevation is { } heights ? OpenElevation(heights) : null;
        LandCoverSource? cover = study.LandCover is { } land ? OpenLandCover(land, elevation) : null;
        return new StudyInputs
        {
            Layer = communes.Layer,
            LargeSites = large,
            Locator = new SharedLocator(communes.Layer.Polygons, locator),
            AnalysisCrs = plane,
            PostalPoints = postal,
            BtsSites = bts,
            Population = population,
            Elevation = elevation,
            LandCover = cover,
            Villages = villages,
            NationalBorder = border,
            Districts = districts,
            DistrictCentres = centres is null ? null : districts.Centres(centres, findings),
            Rules = rules,
            Lists = lists,
            Measurements = study.Measurements is { } measurements && ReadMeasurements(measurements, communes, bounds) is { } measured
                ? (cover is null ? measured : MeasuredLandCover.Of(measured, elevation!.Model, cover.Cover, study.Language))
                : null,
            Findings = findings,
            Rejected = rejected,
            Inputs = inputs,
            Files = files,
        };
    }

    // A fault in it is told at once; what it takes for sites decides what is covered.
    private void RecordBtsDefaults()
    {
        if (study.Radio.Model == MobileModel.Distance || BtsDefaultsReader.PathOf(study.Radio.BtsDefaultsFile, study.Directory) is not { } path)
        {
            return;
        }

        BtsDefaultsReader.Load(study.Radio.BtsDefaultsFile, study.Directory);
        Record("btsDefaults", [path]);
        inputs.Add(new ReportInput("btsDefaults", Path.GetFileName(path), "JSON", LocalizedText.Empty, LocalizedText.Same("UTF-8"), 1, files[^1].Sha256));
    }

    private void RecordPatterns(IReadOnlyList<BtsSite>? sites)
    {
        if (study.Radio.Model == MobileModel.Distance || sites is null || study.Radio.PatternsFolder is not { } folder)
        {
            return;
        }

        foreach (string path in RadioPatterns.FilesOf(sites, study.PathOf(folder)).Select(f => f.Path).Distinct(StringComparer.Ordinal))
        {
            Record("patterns", [path]);
            inputs.Add(new ReportInput("patterns", Path.GetFileName(path), Path.GetExtension(path).TrimStart('.').ToUpperInvariant(), LocalizedText.Empty, LocalizedText.Empty, 1, files[^1].Sha256));
        }
    }

    private LargeSites ReadLargeSites(
        CommuneImportResult communes, CommuneLocator locator, CoordinateReferenceSystem plane, VillageLayer? villages, Action<double> progress)
    {
        LargeSites large = LargeSiteReader.Read(
            study, communes, locator, plane, villages, memory, findings, f => progress(0.8 + (0.2 * f)), cancellation, out LargeSiteReader reader);
        rejected.AddRange(reader.Rejected);
        inputs.AddRange(reader.Inputs);
        files.AddRange(reader.Files);
        return large;
    }

    private CommuneImportResult ReadCommunes()
    {
        LayerSettings settings = study.Communes;
        using VectorLayer layer = VectorFiles.Open(new VectorSource(tables.PathOf(settings), settings.Layer, settings.Encoding) { Table = tables.Of(settings) }, findings);
        CommuneFieldMap fields = CommuneFields.Map(layer, settings.Fields, findings);
        CommuneImportResult result = CommuneImport.Read(
            layer, new CommuneImportOptions { Fields = fields, UserCrs = settings.Crs, Threads = threads }, findings, cancellation);
        string sha256 = Record("communes", layer.Files, layer.Digest);
        inputs.Add(new ReportInput(
            "communes", settings.Source ?? layer.File, layer.Format, result.Crs.Explanation, layer.Encoding.Words, result.Layer.Communes.Count, sha256));
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
        if (streamsSites)
        {
            bts = []; // read when the villages are known
        }
        else if (study.BtsSites is { } btsLayer)
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
        var read = new List<PointTable>();
        for (int f = 0; f < settings.SourceCount; f++)
        {
            PointReadOptions options = PointOptions(settings, communes, bounds);
            PointTable table = ahead is null
                ? PointTableReader.Read(tables.PathOf(settings, f), options, log, cancellation)
                : ahead.Points(role, f).Finish(options, log);
            read.Add(table);
            AddTable(role, settings, table, table.Records.Count);
        }

        return read;
    }

    private PointReadOptions PointOptions(LayerSettings settings, CommuneImportResult communes, Bounds bounds) => new()
    {
        Fields = settings.Fields,
        Crs = settings.Crs,
        Encoding = settings.Encoding,
        Layer = settings.Layer,
        Table = tables.Of(settings),
        ExpectedWgs84 = bounds,
        CommuneCrs = communes.Crs.Crs,
        Provinces = [.. communes.Layer.Communes.Select(c => c.Province).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)],
    };

    private void AddTable(string role, LayerSettings settings, PointTable table, int rows)
    {
        string sha256 = Record(role, table.Files, table.Digest);
        LocalizedText crs = table.Crs?.Explanation ?? new("không có tọa độ: ghép theo tên hoặc mã xã", "no coordinates: matched by commune name or code");
        inputs.Add(new ReportInput(role, settings.Source ?? table.File, table.Format, crs, table.Encoding.Words, rows, sha256));
    }

    private VillageLayer ReadVillages(LayerSettings settings, CommuneImportResult communes, Bounds bounds, CommuneLocator locator, CommuneNameMatcher matcher)
    {
        VillageReadResult read = VillageReader.Read(
            tables.PathOf(settings), PointOptions(settings, communes, bounds), communes.Layer, locator, matcher, findings, cancellation);
        rejected.AddRange(read.Rejected);
        AddTable("villages", settings, read.Table, read.Layer.Villages.Count);
        return read.Layer;
    }

    private List<MeasuredPoint>? ReadMeasurements(LayerSettings settings, CommuneImportResult communes, Bounds bounds)
    {
        if (study.Radio.Model == MobileModel.Distance || study.BtsSites is null)
        {
            findings.Add(
                "measurements-not-used",
                FindingRank.Info,
                new SourcePlace { File = StudyFile.FileName, Field = "layers.measurements" },
                study.BtsSites is null
                    ? new("có điểm đo nhưng không có lớp trạm BTS để dự báo mức thu.", "there are measured points but no layer of BTS sites to predict a power from.")
                    : new("có điểm đo nhưng 'mobile.model' là 'distance', không dự báo mức thu.", "there are measured points but 'mobile.model' is 'distance', which predicts no power."),
                new("Không dùng lớp này; chọn mô hình truyền sóng (ví dụ p1812) để so sánh.", "The layer is not used; choose a model of radio waves (p1812, for example) to compare."));
            return null;
        }

        var points = new List<MeasuredPoint>();
        for (int f = 0; f < settings.SourceCount; f++)
        {
            MeasurementReadResult read = MeasurementReader.Read(tables.PathOf(settings, f), PointOptions(settings, communes, bounds), findings, cancellation);
            rejected.AddRange(read.Rejected);
            AddTable("measurements", settings, read.Table, read.Points.Count);
            points.AddRange(read.Points);
        }

        return points;
    }

    private PolylineSet ReadBorder(LayerSettings settings, CommuneImportResult communes, Bounds bounds)
    {
        NationalBorderLayer border = NationalBorderReader.Read(
            tables.PathOf(settings), settings.Layer, settings.Crs, settings.Encoding, bounds, findings, communes.Crs.Crs, tables.Of(settings), cancellation);
        string sha256 = Record("nationalBorder", border.Files, border.Digest);
        inputs.Add(new ReportInput(
            "nationalBorder", settings.Source ?? border.File, border.Format, border.Crs.Explanation, border.Encoding.Words, border.Lines.LineCount, sha256));
        return border.Lines;
    }

    private OfficialList ReadList(OfficialListSettings settings, RuleSet? rules, CommuneLayer communes, CommuneNameMatcher matcher)
    {
        // A list the study gives no title is called what the rules call it, not by its id.
        LocalizedText title = settings.Title == LocalizedText.Same(settings.Id) && rules?.Lists.FirstOrDefault(l => l.Id == settings.Id) is { } asked
            ? asked.Title
            : settings.Title;
        UnitListTable read = UnitListReader.Read(
            tables.PathOf(settings.Layer),
            settings.Id,
            title,
            settings.ComparedRule ?? string.Empty,
            communes,
            matcher,
            findings,
            new PointReadOptions { Fields = settings.Layer.Fields, Encoding = settings.Layer.Encoding, Layer = settings.Layer.Layer, Table = tables.Of(settings.Layer) },
            cancellation);
        rejected.AddRange(read.Table.Rejected);
        AddTable("list", settings.Layer, read.Table, read.List.Communes.Count);
        return read.List;
    }

    private IPopulationRaster OpenPopulation(LayerSettings settings)
    {
        string path = study.PathOf(settings.Files[0]);
        IPopulationRaster raster = GeoTiffReader.OpenPopulation(path, settings.Crs, findings, threads);
        Record("population", [path]);
        inputs.Add(new ReportInput(
            "population", settings.Source ?? Path.GetFileName(path), "GeoTIFF", LocalizedText.Same(raster.Crs.ToString()), LocalizedText.Empty, raster.Grid.CellCount, files[^1].Sha256));
        return raster;
    }

    private ElevationSource OpenElevation(LayerSettings settings)
    {
        ElevationSource source = ElevationFiles.Open([.. settings.Files.Select(study.PathOf)], settings.Crs, findings, threads, cancellation);
        Record("elevation", source.Files);
        string name = source.Files.Count == 1 ? Path.GetFileName(source.Files[0]) : LocalizedText.Of($"{source.Files.Count:N0} tệp", $"{source.Files.Count:N0} files").In(study.Language);
        inputs.Add(new ReportInput(
            "elevation", settings.Source ?? name, source.Format, source.Crs, LocalizedText.Empty, source.Model.Grid.CellCount, source.Files.Count == 1 ? files[^1].Sha256 : string.Empty));
        return source;
    }

    private LandCoverSource? OpenLandCover(LayerSettings settings, ElevationSource? elevation)
    {
        ClutterClasses classes = ClutterReader.Load(study.Radio.ClutterFile, study.Directory);
        LandCoverFindings.AddUse(study, findings);
        if (elevation is null)
        {
            return null;
        }

        LandCoverSource source = LandCoverFiles.Open([.. settings.Files.Select(study.PathOf)], settings.Crs, classes, elevation.Model, findings);
        Record("landCover", source.Files);
        string name = source.Files.Count == 1 ? Path.GetFileName(source.Files[0]) : LocalizedText.Of($"{source.Files.Count:N0} tệp", $"{source.Files.Count:N0} files").In(study.Language);
        inputs.Add(new ReportInput(
            "landCover", settings.Source ?? name, source.Format, source.Crs, LocalizedText.Empty, source.Grid.CellCount, source.Files.Count == 1 ? files[^1].Sha256 : string.Empty));
        if (study.Radio.ClutterFile is { } own)
        {
            Record("clutter", [study.PathOf(own)]);
        }

        return source;
    }

    /// <summary>Notes a database's table, or the files, and gives the hash of the table or of the main file.</summary>
    private string Record(string role, IReadOnlyList<string> paths, Data.PostGis.Layers.TableDigest? digest)
    {
        if (digest is not null)
        {
            files.Add(StudyInputFile.Of(role, digest));
            return digest.Sha256;
        }

        Record(role, paths);
        return files[^paths.Count].Sha256;
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
