using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Data.Spilling;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>Reads a layer of BTS sites of any size: rows go to tiles on the disk, tile by tile they become sites, and sites become counts and circles.</summary>
/// <remarks>
/// The figures are those of a layer that is held. Not done here: comparing a row's commune by name with where it stands, and naming where
/// communes overlap. Rows that cannot be used for their coordinates are told but not listed whole.
/// </remarks>
internal sealed partial class LargeSiteReader
{
    private const long MostReadingBytes = 64L << 20;
    private const int LeastPartRows = 64, MostPartRows = 4_000_000, LeastPutOffRows = 20_000;

    private readonly StudyFile study;
    private readonly LayerSettings layer;
    private readonly CommuneImportResult communes;
    private readonly CommuneLocator locator;
    private readonly CoordinateReferenceSystem plane;
    private readonly FindingLog findings;
    private readonly CancellationToken cancellation;
    private readonly long layerBytes;
    private readonly int threads;
    private readonly Bounds bounds;
    private readonly Lazy<NearestUnit> nearest;
    private readonly Lock adding = new();
    private readonly int[] counts;
    private readonly VillageSites? villages;
    private readonly List<CirclePiece>[] pieces;
    private readonly List<SiteRecord> putOff = [];
    private readonly OutsideRows outside = new(), far = new(), repeated = new(), samePlace = new(), withoutCode = new();
    private readonly List<Func<long, SourcePlace>> placeOf = [];
    private long sites;
    private bool areCells;

    private LargeSiteReader(
        StudyFile study,
        CommuneImportResult communes,
        CommuneLocator locator,
        CoordinateReferenceSystem plane,
        VillageLayer? villageLayer,
        StudyMemory memory,
        FindingLog findings,
        CancellationToken cancellation)
    {
        this.study = study;
        this.communes = communes;
        this.locator = locator;
        this.plane = plane;
        this.findings = findings;
        this.cancellation = cancellation;
        layer = study.BtsSites!;
        bounds = communes.Layer.Polygons.BoundsOf();
        nearest = new(() => new NearestUnit(communes.Layer.Polygons));
        counts = new int[communes.Layer.Communes.Count];
        villages = villageLayer is null ? null : new VillageSites(villageLayer, plane);
        layerBytes = memory.LayerBytes();
        threads = memory.ThreadsFor(layerBytes);
        pieces = [.. Enumerable.Range(0, SiteTiles.Count + 1).Select(_ => new List<CirclePiece>())];
    }

    /// <summary>Rows that are not used, whole as far as they are kept.</summary>
    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>The files as the report names them.</summary>
    public List<ReportInput> Inputs { get; } = [];

    /// <summary>The files with their hashes.</summary>
    public List<StudyInputFile> Files { get; } = [];

    /// <summary>Reads the layer.</summary>
    /// <param name="study">The study; it has BTS sites.</param>
    /// <param name="communes">Its communes.</param>
    /// <param name="locator">Finds the commune of a place.</param>
    /// <param name="plane">The analysis system.</param>
    /// <param name="villages">Villages whose nearest site is wanted, or null.</param>
    /// <param name="memory">What may be taken.</param>
    /// <param name="findings">Takes what is noticed.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops between blocks of rows.</param>
    /// <param name="reader">What else came of the reading.</param>
    /// <exception cref="InputFileException">A file cannot be used, or the temporary folder is full.</exception>
    public static LargeSites Read(
        StudyFile study,
        CommuneImportResult communes,
        CommuneLocator locator,
        CoordinateReferenceSystem plane,
        VillageLayer? villages,
        StudyMemory memory,
        FindingLog findings,
        Action<double> progress,
        CancellationToken cancellation,
        out LargeSiteReader reader)
    {
        reader = new LargeSiteReader(study, communes, locator, plane, villages, memory, findings, cancellation);
        var circles = new SpillFile();
        try
        {
            return reader.All(circles, progress);
        }
        catch
        {
            circles.Dispose();
            throw;
        }
    }

    private LargeSites All(SpillFile circles, Action<double> progress)
    {
        using var waiting = new SpillFile();
        var tiles = new SiteTiles(waiting, bounds.IsEmpty ? new Bounds(0, 0, 1, 1) : bounds.Grown(0.01));
        for (int f = 0; f < layer.Files.Count; f++)
        {
            int file = f;
            ReadFile(file, tiles, circles, fraction => progress((file + fraction) / layer.Files.Count / 2));
        }

        tiles.End();
        int most = (int)Math.Clamp(layerBytes / threads / LargeSites.BytesPerRow, LeastPartRows, MostPartRows), done = 0;
        tiles.Visit(
            most,
            threads,
            (tile, records, inside) =>
            {
                PlacePart(tile, records, inside, circles);
                progress(0.5 + (0.5 * Math.Min(1, Interlocked.Increment(ref done) / (double)SiteTiles.Count)));
            },
            cancellation);
        PlacePutOff(most, circles);
        Report();
        StageMemory.Compact();
        return new LargeSites(circles, [.. pieces.SelectMany(p => p)], layerBytes, threads)
        {
            Count = sites,
            CommuneCounts = counts,
            NearestKilometres = villages?.Kilometres,
        };
    }

    private void ReadFile(int number, SiteTiles tiles, SpillFile circles, Action<double> progress)
    {
        using SitePointFile file = SitePointFile.Open(study.PathOf(layer.Files[number]), FileOptions(), findings, cancellation);
        if (number > 0 && file.IsOfCells != areCells)
        {
            throw new InputFileException(
                SourcePlace.OfFile(file.Points.Path),
                new("bảng ô phủ (OpenCellID) và bảng trạm không đọc được chung khi lớp quá lớn cho bộ nhớ.", "a table of cells (OpenCellID) and one of sites cannot be streamed together."),
                new("Dùng một loại bảng, hoặc bỏ --memory.", "Use tables of one kind, or leave out --memory."));
        }

        areCells = file.IsOfCells;
        placeOf.Add(file.PlaceOf); // asked of a closed file too: it says how its rows are named
        var sorters = new List<SiteTiles.Sorter>();
        PointFileTotals totals = file.Points.Run(
            () =>
            {
                sorters.Add(tiles.Sort(number, areCells));
                return sorters[^1];
            },
            findings,
            progress,
            cancellation);
        LeftSites left = file.Place(totals, communes.Layer, findings);
        Rejected.AddRange(left.Rejected);
        foreach (SiteRecord plain in left.Plain)
        {
            sorters[0].Add(plain with { Row = SiteRecord.RowOf(number, plain.Row), Identity = plain.Identity + (areCells ? (ulong)number << 1 : 0) });
        }

        sorters.ForEach(s => s.End());
        AddNamed(left.Named, number, circles);
        long rows = sorters.Sum(s => s.Count) + left.Named.Count;
        if (areCells)
        {
            cellRows += rows;
            singleRows += sorters.Sum(s => s.Single);
        }

        Files.Add(new StudyInputFile(StudyReadAhead.BtsSites, file.Points.Path, totals.Bytes, totals.Sha256));
        Inputs.Add(new ReportInput(
            StudyReadAhead.BtsSites,
            file.Points.File,
            file.Points.Format,
            file.Points.Crs?.Explanation ?? new("không có tọa độ: ghép theo tên hoặc mã xã", "no coordinates: matched by commune name or code"),
            file.Points.Encoding?.Words ?? LocalizedText.Empty,
            rows,
            totals.Sha256));
    }

    private PointFileOptions FileOptions() => new()
    {
        Fields = layer.Fields,
        Crs = layer.Crs,
        Encoding = layer.Encoding,
        Layer = layer.Layer,
        ExpectedWgs84 = bounds,
        CommuneCrs = communes.Crs.Crs,
        Provinces = [.. communes.Layer.Communes.Select(c => c.Province).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)],
        MemoryBytes = Math.Clamp((layerBytes - SiteTiles.BufferBytes) / 2, PointFileOptions.LeastMemoryBytes, MostReadingBytes),
        Threads = threads,
        TakesHash = true,
    };

    // Rows that name their commune: no other row is the same point, and their commune is known.
    private void AddNamed(IReadOnlyList<(PlacedSite Site, int Commune)> named, int file, SpillFile circles)
    {
        if (named.Count == 0)
        {
            return;
        }

        PlacedSite[] placed = [.. named.Select(n => n.Site with { Row = SiteRecord.RowOf(file, n.Site.Row) })];
        AddSites(SiteTiles.Count, placed, [.. named.Select(n => n.Commune)], circles);
    }

    private void PlacePart(int tile, SiteRecord[] records, Bounds inside, SpillFile circles)
    {
        SitesOfPart part = SitesOfPart.Of(records, inside, areCells, cancellation);
        PlacedSite[] placed = [.. part.Sites];
        int[] communeOf = new int[placed.Length];
        locator.LocateMany([.. placed.Select(s => s.LongitudeDegrees)], [.. placed.Select(s => s.LatitudeDegrees)], communeOf);
        OutsideRows near = new(), distant = new(), bare = new(), together = new(), again = new();
        for (int i = 0; i < placed.Length; i++)
        {
            if (communeOf[i] < 0)
            {
                AddOutside(new SiteRecord(placed[i].LongitudeDegrees, placed[i].LatitudeDegrees, 0, 0, 0, placed[i].Row), near, distant);
            }

            if (!placed[i].HasCode)
            {
                bare.Add(new SiteRecord(0, 0, 0, 0, 0, placed[i].Row));
            }
        }

        foreach (SiteRecord record in part.Repeated)
        {
            again.Add(record);
            if (locator.Locate(record.LongitudeDegrees, record.LatitudeDegrees) < 0)
            {
                AddOutside(record, near, distant);
            }
        }

        AddSites(tile, placed, communeOf, circles);
        lock (adding)
        {
            putOff.AddRange(part.PutOff);
            outside.Add(near);
            far.Add(distant);
            withoutCode.Add(bare);
            repeated.Add(again);
            together.Add(part.AtSamePlace, part.FirstAtSamePlace.Row);
            samePlace.Add(together);
        }
    }

    private void AddOutside(in SiteRecord record, OutsideRows near, OutsideRows distant)
    {
        (_, double metres) = nearest.Value.Find(record.LongitudeDegrees, record.LatitudeDegrees);
        (metres > CommuneOfPoint.FarMetres ? distant : near).Add(record);
    }

    private void PlacePutOff(int most, SpillFile circles)
    {
        if (putOff.Count == 0)
        {
            return;
        }

        if (putOff.Count > Math.Max((long)most * threads, LeastPutOffRows))
        {
            long enough = putOff.Count * (long)LargeSites.BytesPerRow * 5 / 4 / (1 << 20) + 1;
            throw new InputFileException(
                SourcePlace.OfFile(study.PathOf(layer.Files[0])),
                LocalizedText.Of($"{putOff.Count:N0} dòng nằm sát nhau thành một chuỗi, nhiều hơn bộ nhớ đã cho.", $"{putOff.Count:N0} rows hang together in chains, more than the memory holds."),
                LocalizedText.Of($"Cho lớp này thêm bộ nhớ: tăng --memory thêm {enough} MiB.", $"Give the layer more memory: raise --memory by {enough} MiB."));
        }

        SiteRecord[] rest = [.. putOff.OrderBy(r => r.Row)];
        putOff.Clear();
        PlacePart(
            SiteTiles.Count,
            rest,
            new Bounds(double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity),
            circles);
    }

    private void AddSites(int tile, PlacedSite[] placed, int[] communeOf, SpillFile circles)
    {
        double[] x = [.. placed.Select(s => s.LongitudeDegrees)], y = [.. placed.Select(s => s.LatitudeDegrees)];
        plane.FromWgs84(x, y);
        villages?.Meet(placed, x, y);
        var sum = new DiscGridSum();
        var made = new SiteCircle[placed.Length];
        double[] radii = [.. placed.Select(s => 1000 * (double.IsNaN(s.RadiusKilometres) ? study.MobileRadiusKilometres : s.RadiusKilometres))];
        GroundDisc.InPlane(x, y, radii, plane);
        Bounds around = Bounds.Empty;
        int used = 0;
        for (int i = 0; i < placed.Length; i++)
        {
            if (communeOf[i] >= 0)
            {
                Interlocked.Increment(ref counts[communeOf[i]]);
            }

            (double cx, double cy, double radius) = (x[i], y[i], radii[i]);
            sum.Add(cx, cy, radius);
            if (radius > 0 && double.IsFinite(radius + cx + cy))
            {
                made[used] = new SiteCircle(cx, cy, radius);
                Bounds square = made[used++].Around(0);
                around = around.Including(square.MinX, square.MinY).Including(square.MaxX, square.MaxY);
            }
        }

        var piece = new CirclePiece(circles.Append<SiteCircle>(made.AsSpan(0, used)), used, around) { Sum = sum };
        lock (adding)
        {
            sites += placed.Length;
            pieces[tile].Add(piece); // the parts of a tile follow each other
        }
    }
}
