using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Points;

/// <summary>A file of sites that is streamed, and the few of its rows that are not plain.</summary>
public sealed class SitePointFile : IDisposable
{
    /// <summary>What the stream reads coordinates in where none of the sample has any, nor does the file name a system.</summary>
    private static readonly CrsDecision Degrees = new(CoordinateReferenceSystem.Wgs84, CrsOrigin.Unknown, SwapAxes: false, Engine.Language.LocalizedText.Empty);

    private readonly PointFile file;
    private readonly PointFileOptions options;

    private SitePointFile(PointFile file, PointFileOptions options)
    {
        this.file = file;
        this.options = options;
    }

    /// <summary>The stream.</summary>
    public PointFile Points => file;

    /// <summary>True for a table of cells, which are grouped into sites.</summary>
    public bool IsOfCells => (file as TablePointFile)?.Sites?.IsOfCells ?? false;

    /// <summary>True where rows have codes or names that tell them apart.</summary>
    public bool HasCodes => (file as TablePointFile)?.Sites?.Code >= 0;

    /// <summary>Opens a file of sites.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="findings">Takes what was guessed.</param>
    /// <param name="cancellation">Stops the look at the file.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static SitePointFile Open(string path, PointFileOptions options, FindingLog findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = options with { ReadsSites = true };
        return new SitePointFile(PointFile.Open(path, options, findings, cancellation), options);
    }

    /// <summary>Place of a row.</summary>
    /// <param name="line">Its line or record.</param>
    public SourcePlace PlaceOf(long line) => file.PlaceOf(line, null);

    /// <summary>Reads the rows that were left by the rules for small files: sums and remarks go, a row without coordinates is placed in the commune it names.</summary>
    /// <param name="totals">What the streaming came to.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <exception cref="InputFileException">Too many rows are left.</exception>
    public LeftSites Place(PointFileTotals totals, CommuneLayer communes, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(totals);
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(findings);
        if (totals.Left.Count == 0 || file is not TablePointFile table)
        {
            return new LeftSites();
        }

        if (totals.LeftOut > 0 && table.Sites!.MayNamePlace)
        {
            throw new InputFileException(
                SourcePlace.OfFile(file.Path),
                Engine.Language.LocalizedText.Of(
                    $"hơn {PointFileRun.MostLeft:N0} dòng không có tọa độ: không xếp được vào xã theo tên trong bộ nhớ đã cho.",
                    $"more than {PointFileRun.MostLeft:N0} rows have no coordinates: they cannot be placed by name within the memory."),
                new(
                    "Để các dòng đó trong một tệp riêng (btsSites.file có thể là một danh sách), hoặc bỏ --memory.",
                    "Keep those rows in a file of their own (btsSites.file may be a list), or leave out --memory."));
        }

        PointRows rows = table.RowsOf(totals.Left, findings);
        string? crs = file.Crs?.Crs.EpsgCode is int code ? FormattableString.Invariant($"EPSG:{code}") : options.Crs;
        rows.Place(
            CrsDeclaration.None,
            new PointReadOptions { Crs = crs, ExpectedWgs84 = options.ExpectedWgs84, CommuneCrs = options.CommuneCrs, Provinces = options.Provinces },
            SourcePlace.OfFile(file.Path),
            file.Crs ?? Degrees);
        var read = new PointTable
        {
            File = file.File,
            Format = file.Format,
            Encoding = table.Encoding!,
            Columns = table.Columns,
            Headers = table.Headers,
            RowsRead = rows.Count,
            Records = rows.Records,
            Rejected = rows.Rejected.Kept,
            RejectedCount = rows.Rejected.Count,
            Crs = file.Crs,
            Files = [file.Path],
        };
        var rejected = new RejectedRows(file.File);
        var byName = new NamePlacement(communes, new CommuneNameMatcher(communes), read, rejected, findings);
        List<SiteRecord> plain = [];
        List<PlacedRow> named = [];
        foreach (PointRecord record in rows.Records)
        {
            if (!double.IsNaN(record.LongitudeDegrees) && !double.IsNaN(record.LatitudeDegrees))
            {
                IReadOnlyList<string> cells = record.Cells;
                ulong identity = table.Sites!.IdentityOf(column => column < cells.Count ? cells[column].Trim() : string.Empty);
                plain.Add(new SiteRecord(
                    record.LongitudeDegrees, record.LatitudeDegrees, record.RadiusKilometres, record.Samples, identity, PointPlacement.RowOf(record.Place) ?? 0));
            }
            else if (byName.Place(record) is { } placed)
            {
                named.Add(placed);
            }
        }

        byName.Report();
        List<PlacedRow> kept = DuplicatePoints.Remove(named, reportSamePlace: false, rejected, findings);
        rejected.Report(findings);
        return new LeftSites
        {
            Plain = plain,
            Named =
            [
                .. kept.Select(k => (
                    new PlacedSite(k.LongitudeDegrees, k.LatitudeDegrees, k.Record.RadiusKilometres, PointPlacement.RowOf(k.Record.Place) ?? 0, k.Record.Code.Length > 0),
                    k.CommuneIndex!.Value)),
            ],
            Rejected = [.. rows.Rejected.Kept, .. rejected.Kept],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
