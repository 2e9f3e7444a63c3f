using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The stage "Reading the data" of a study: communes from GeoPackage with all checks, their boundaries against each other, points from CSV in their communes.</summary>
internal sealed class ImportNationJob : PerformanceJob
{
    private static readonly Dictionary<string, string> CommuneColumns = new(StringComparer.Ordinal) { ["code"] = "cid", ["name"] = "name" };
    private static readonly Dictionary<string, string> PointColumns = new(StringComparer.Ordinal) { ["code"] = "id", ["x"] = "lon", ["y"] = "lat" };

    private string folder = string.Empty;
    private int communes;
    private IReadOnlyList<ServicePoint> postal = [];
    private IReadOnlyList<BtsSite> sites = [];
    private FindingLog log = new();

    /// <inheritdoc/>
    public override string Name => "import-nation";

    /// <inheritdoc/>
    public override string Title => string.Create(
        CultureInfo.InvariantCulture, $"read and check {communes:N0} communes, {postal.Count:N0} points and {sites.Count:N0} sites");

    /// <inheritdoc/>
    public override string Unit => "row";

    /// <inheritdoc/>
    public override long Units => communes + postal.Count + sites.Count;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        this.folder = folder;
        Run(1); // how many rows there are is not known before
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        log = new FindingLog();
        var ofPostal = new FindingLog();
        var ofSites = new FindingLog();
        PointTableReading Begin(string file, FindingLog findings) => PointTableReader.Begin(
            Path.Combine(folder, file), new PointReadOptions { Fields = PointColumns, Crs = "EPSG:4326" }, findings);
        (PointTableReading Postal, PointTableReading Sites) Rows() => (Begin("post.csv", ofPostal), Begin("bts.csv", ofSites));
        Task<(PointTableReading Postal, PointTableReading Sites)>? ahead = threads > 1 ? Task.Run(Rows) : null;

        CommuneImportResult read;
        using (VectorLayer layer = VectorFiles.Open(new VectorSource(Path.Combine(folder, "communes.gpkg")), log))
        {
            read = CommuneImport.Read(layer, new CommuneImportOptions { Fields = CommuneFields.Map(layer, CommuneColumns, log), Threads = threads }, log);
        }

        communes = read.Layer.Communes.Count;
        var options = new PointReadOptions
        {
            Fields = PointColumns,
            Crs = "EPSG:4326",
            ExpectedWgs84 = read.Layer.Polygons.BoundsOf(),
            CommuneCrs = read.Crs.Crs,
            Provinces = [],
        };
        void Place()
        {
            (PointTableReading postalRows, PointTableReading siteRows) = ahead is null ? Rows() : ahead.GetAwaiter().GetResult();
            var locator = new CommuneLocator(read.Layer.Polygons);
            postal = PointPlacement.PlaceServicePoints([postalRows.Finish(options)], read.Layer, locator, null, ofPostal).Points;
            sites = PointPlacement.PlaceBtsSites([siteRows.Finish(options)], read.Layer, locator, ofSites).Points;
        }

        Task? placing = threads > 1 ? Task.Run(Place) : null;
        BoundaryTopologyFindings.Check(read.Layer, CoordinateReferenceSystem.FromEpsg(32648)!, threads, log);
        if (placing is null)
        {
            Place();
        }
        else
        {
            placing.GetAwaiter().GetResult();
        }

        log.AddAll(ofPostal);
        log.AddAll(ofSites);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        yield return ("communes", communes);
        yield return ("join.post.inside", postal.Count(p => p.CommuneIndex is not null));
        yield return ("join.bts.inside", sites.Count(s => s.CommuneIndex is not null));
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        foreach ((int? commune, double longitude, double latitude) in postal.Select(p => (p.CommuneIndex, p.LongitudeDegrees, p.LatitudeDegrees))
            .Concat(sites.Select(s => (s.CommuneIndex, s.LongitudeDegrees, s.LatitudeDegrees))))
        {
            hash.AppendData(MemoryMarshal.AsBytes<double>(new[] { commune ?? -1, longitude, latitude }));
        }

        foreach (Finding finding in log.ToList())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(finding.Code + finding.Message.English + finding.Message.Vietnamese));
        }
    }
}
