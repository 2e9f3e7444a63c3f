using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What one file is, before it is used: format, layers, coordinate system and how it was decided, fields, counts, extent, findings.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Format">Format for people.</param>
/// <param name="Layers">Layers of a GeoPackage; otherwise one.</param>
/// <param name="Fields">Columns.</param>
/// <param name="Rows">Usable rows, features or cells.</param>
/// <param name="Crs">Coordinate system and how it was decided.</param>
/// <param name="Encoding">Text encoding and who chose it.</param>
/// <param name="ExtentDegrees">Extent in degrees; empty where there are no coordinates.</param>
/// <param name="Findings">What was guessed and what is wrong.</param>
public sealed record FileInspection(
    string File,
    string Format,
    IReadOnlyList<string> Layers,
    IReadOnlyList<string> Fields,
    long Rows,
    LocalizedText Crs,
    LocalizedText Encoding,
    Bounds ExtentDegrees,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Rows below the header, usable or not; 0 where the file has no rows of its own (a raster).</summary>
    public long RowsRead { get; init; }

    /// <summary>Sheet of a workbook; null for other files.</summary>
    public string? Sheet { get; init; }

    /// <summary>Where the header row of a table stands; null where there is none.</summary>
    public SourcePlace? HeaderPlace { get; init; }

    /// <summary>Headers of the columns that were understood, by role.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the cells of a raster hold; null for other files.</summary>
    public RasterSummary? Raster { get; init; }

    /// <summary>Length of the file in bytes; 0 for a folder.</summary>
    public long Bytes { get; init; }

    /// <summary>Looks at a file as a run would read it: boundaries, points or a raster, whichever it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="crs">Coordinate system to read it in (<c>EPSG:9212</c>), or null to go by the file.</param>
    /// <param name="encoding">Text encoding to read it in, or null to go by the file.</param>
    /// <param name="threads">Threads to look through a raster with, 1 or more.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">The file cannot be used for anything.</exception>
    public static FileInspection Of(string path, string? crs, string? encoding, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ElevationFiles.IsRaster(path) ? OfRaster(path, crs, threads, cancellation)
            : FormatDetector.Detect(path).IsVector && HasPolygons(path) ? Communes(path, crs, encoding, cancellation)
            : Points(path, crs, encoding, cancellation);
    }

    private static bool HasPolygons(string path) =>
        VectorFiles.Describe(path).Any(l => l.HasPolygons);

    private static FileInspection Communes(string path, string? crs, string? encoding, CancellationToken cancellation)
    {
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path, null, encoding), findings);
        CommuneFieldMap fields = CommuneFields.Map(layer, new Dictionary<string, string>(StringComparer.Ordinal), findings);
        CommuneImportResult read = CommuneImport.Read(layer, new CommuneImportOptions { Fields = fields, UserCrs = crs }, findings, cancellation);
        return new FileInspection(
            path,
            layer.Format,
            [.. VectorFiles.Describe(path).Select(l => l.Name)],
            [.. layer.Fields.Select(f => f.Name)],
            read.Layer.Communes.Count,
            read.Crs.Explanation,
            layer.Encoding.Words,
            read.Layer.Polygons.BoundsOf(),
            findings.ToList());
    }

    private static FileInspection Points(string path, string? crs, string? encoding, CancellationToken cancellation)
    {
        var findings = new FindingLog();
        PointTable table = PointTableReader.Read(path, new PointReadOptions { Crs = crs, Encoding = encoding }, findings, cancellation);
        var extent = Bounds.Empty;
        foreach (PointRecord record in table.Records.Where(r => double.IsFinite(r.LongitudeDegrees)))
        {
            extent = extent.Including(record.LongitudeDegrees, record.LatitudeDegrees);
        }

        return new FileInspection(
            path,
            table.Format,
            [table.Sheet ?? Path.GetFileNameWithoutExtension(path)],
            table.Headers,
            table.Records.Count,
            table.Crs?.Explanation ?? new LocalizedText("không có tọa độ", "no coordinates"),
            table.Encoding.Words,
            extent,
            findings.ToList())
        {
            RowsRead = table.RowsRead,
            Sheet = table.Sheet,
            HeaderPlace = table.HeaderPlace,
            Columns = table.Columns,
        };
    }

    /// <summary>Whether the numbers are people or heights is not known here, so they are described as they are.</summary>
    private static FileInspection OfRaster(string path, string? crs, int threads, CancellationToken cancellation)
    {
        var findings = new FindingLog();
        RasterSummary raster = ElevationFiles.Summarize(path, crs, findings, threads, cancellation);
        RasterGrid grid = raster.Grid;
        double west = grid.West, east = grid.West + (grid.CellWidth * grid.Columns), south = grid.North - (grid.CellHeight * grid.Rows);
        double[] x = [west, east, east, west], y = [south, south, grid.North, grid.North];
        raster.Crs.ToWgs84(x, y);
        var extent = Bounds.Empty;
        for (int i = 0; i < x.Length; i++)
        {
            extent = double.IsFinite(x[i] + y[i]) ? extent.Including(x[i], y[i]) : extent;
        }

        return new FileInspection(
            path, raster.Format, [Path.GetFileNameWithoutExtension(path)], [], grid.CellCount, raster.CrsWords, LocalizedText.Empty, extent, findings.ToList())
        {
            Raster = raster,
            Bytes = Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles().Sum(f => f.Length) : new FileInfo(path).Length,
        };
    }
}
