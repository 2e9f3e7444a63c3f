using System.Globalization;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads a point file of any kind into records: CSV, TSV, XLSX, OpenCellID, or the points of a vector layer.</summary>
public static class PointTableReader
{
    private static readonly string[] OpenCellIdHeader = ["radio", "mcc", "net", "area", "cell", "lon", "lat", "range", "samples"];

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="findings">Takes guesses, unusable rows and doubts.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static PointTable Read(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(findings);
        return FormatDetector.Detect(path).IsVector
            ? ReadLayer(path, options, findings, cancellation)
            : ReadTable(path, options, findings, cancellation);
    }

    private static PointTable ReadTable(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation)
    {
        SourcePlace file = SourcePlace.OfFile(path);
        var tableOptions = new TableOptions
        {
            Sheet = options.Layer,
            Encoding = options.Encoding,
            StatedHeaders = [.. options.Fields.Values],
            IsKnownHeader = text => FieldGuess.IsKnown(FieldSynonyms.Points, text),
            EncodingDecider = (stated, sample) =>
            {
                if (UnicodeDecider.ByMark(sample) is { } marked)
                {
                    return marked;
                }

                (TextEncoding encoding, TextEncodingChoice choice) = EncodingChooser.Choose(file, stated, null, 0, sample, findings);
                return (encoding.Characters, choice);
            },
        };
        using TableSource table = TableFiles.Open(path, tableOptions, findings, cancellation);
        SourcePlace header = table.PlaceOf(table.Header.HeaderRow) with { Field = null };
        IReadOnlyDictionary<string, int> columns = FieldGuess.Map(FieldSynonyms.Points, table.Headers, options.Fields, header, findings);
        var rows = new PointRows(columns, table.Headers, findings);
        foreach (TableRow row in table.ReadRows(findings, cancellation))
        {
            long number = row.Number;
            rows.Add(
                number,
                row.Cells,
                (column, name) => table.PlaceOf(number, column, name),
                column => VietnameseText.Compose(row.TextAt(column)),
                row.NumberAt);
        }

        bool cells = OpenCellIdHeader.All(h => table.Headers.Contains(h, StringComparer.OrdinalIgnoreCase));
        PointTable read = Finish(rows, table, options, findings);
        return cells ? CellGrouping.IntoSites(read with { Format = "OpenCellID CSV" }, findings) : read;
    }

    private static PointTable Finish(PointRows rows, TableSource table, PointReadOptions options, FindingLog findings)
    {
        CrsDecision? crs = rows.Place(CrsDeclaration.None, options, SourcePlace.OfFile(table.Path) with { Layer = table.Sheet }, findings);
        return new PointTable
        {
            File = table.File,
            Format = table.Format,
            Encoding = table.Encoding,
            Headers = table.Headers,
            RowsRead = rows.Count,
            Records = rows.Records,
            Rejected = rows.Rejected,
            Crs = crs,
            Files = [Path.GetFullPath(table.Path)],
        };
    }

    private static PointTable ReadLayer(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation)
    {
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path, options.Layer, options.Encoding), findings);
        string[] headers = [.. layer.Fields.Select(f => f.Name)];
        var columns = new Dictionary<string, int>(
            FieldGuess.Map([.. FieldSynonyms.Points.Where(r => r.Name is not ("x" or "y"))], headers, options.Fields, new SourcePlace { File = layer.File }, findings),
            StringComparer.Ordinal)
        {
            ["x"] = headers.Length,
            ["y"] = headers.Length + 1,
        };
        var rows = new PointRows(columns, headers, findings);
        foreach (VectorFeature feature in layer.ReadFeatures(findings, cancellation))
        {
            string[] cells = [.. feature.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? string.Empty)];
            Coordinate? at = feature.Geometry is null || feature.Geometry.IsEmpty ? null : feature.Geometry.Centroid.Coordinate;
            rows.Add(
                feature.Number,
                cells,
                (column, name) => new SourcePlace { File = layer.File, Record = feature.Number, Field = column >= 0 && column < headers.Length ? headers[column] : null, Name = name },
                column => column < cells.Length ? cells[column] : string.Empty,
                column => at is null || column < headers.Length ? NumberText.Parse(column < cells.Length ? cells[column] : string.Empty)
                    : ParsedNumber.Of(column == headers.Length ? at.X : at.Y));
        }

        CrsDecision? crs = rows.Place(layer.Crs, options, new SourcePlace { File = layer.File, Layer = layer.Name }, findings);
        return new PointTable
        {
            File = layer.File,
            Format = layer.Format,
            Encoding = layer.Encoding,
            Headers = headers,
            RowsRead = rows.Count,
            Records = rows.Records,
            Rejected = rows.Rejected,
            Crs = crs,
            Files = layer.Files,
        };
    }
}
