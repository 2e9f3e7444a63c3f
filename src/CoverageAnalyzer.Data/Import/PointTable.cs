using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A point file as read.</summary>
public sealed record PointTable
{
    /// <summary>File name without its folder.</summary>
    public required string File { get; init; }

    /// <summary>Format for people: CSV (;), TSV, XLSX, OpenCellID CSV, GeoJSON …</summary>
    public required string Format { get; init; }

    /// <summary>Text encoding and who chose it.</summary>
    public required TextEncodingChoice Encoding { get; init; }

    /// <summary>Sheet of a workbook; null for other files.</summary>
    public string? Sheet { get; init; }

    /// <summary>Where the header row stands; null where the file has none, as a layer.</summary>
    public SourcePlace? HeaderPlace { get; init; }

    /// <summary>Headers of the columns that were understood, by role.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Header row.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Rows of the file below the header, usable or not.</summary>
    public required long RowsRead { get; init; }

    /// <summary>The usable rows, in the file's order.</summary>
    public required IReadOnlyList<PointRecord> Records { get; init; }

    /// <summary>The rows that were not used, with the reason; the first <see cref="Tables.TableLimits.RejectedRowsKept"/> of them.</summary>
    public required IReadOnlyList<RejectedRow> Rejected { get; init; }

    /// <summary>The number of rows that were not used, those not listed included.</summary>
    public long RejectedCount { get; init; }

    /// <summary>Coordinate system of the rows' coordinates; null where no row states coordinates.</summary>
    public CrsDecision? Crs { get; init; }

    /// <summary>What was read of a database table; null for files.</summary>
    public PostGis.Layers.TableDigest? Digest { get; init; }

    /// <summary>All files it was read from, full paths; none for a database table.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}
