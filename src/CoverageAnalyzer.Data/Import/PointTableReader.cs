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
    private const int MostHeadersNamed = 30;

    private static readonly string[] PlaceRoles = ["coordinates", "commune", "communeCode", "address"];

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="findings">Takes guesses, unusable rows and doubts.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static PointTable Read(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Begin(path, options, findings, cancellation).Finish(options);
    }

    /// <summary>Reads the rows of the whole file and leaves open where they fall, which may take the communes to know.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says; of where the points should fall nothing is needed yet.</param>
    /// <param name="findings">Takes guesses, unusable rows and doubts, now and when the reading is finished.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static PointTableReading Begin(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(findings);
        try
        {
            Func<PointReadOptions, PointTable> finish = HasGeometry(path, options)
                ? ReadLayer(path, options, findings, cancellation)
                : ReadTable(path, options, findings, cancellation);
            return new PointTableReading(path, finish);
        }
        catch (OutOfMemoryException e)
        {
            throw TableFiles.NeedsMemory(SourcePlace.OfFile(path), e);
        }
    }

    /// <summary>Opens a table of points, villages or communes as <see cref="Read"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="findings">Takes guesses.</param>
    /// <param name="cancellation">Stops the look at the file.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static TableSource OpenTable(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Table is { } ofDatabase)
        {
            return PostGis.Layers.PostGisTableSource.Open(ofDatabase, findings);
        }

        SourcePlace file = SourcePlace.OfFile(path);
        var tableOptions = new TableOptions
        {
            Sheet = options.Layer,
            Encoding = options.Encoding,
            StatedHeaders = [.. options.Fields.Values],
            IsKnownHeader = text => FieldGuess.IsKnown(options.Roles, text),
            HeadersOfHeaderless = OpenCellId.HeadersOf,
            EncodingDecider = (stated, sample) => DecideEncoding(file, stated, sample, findings),
        };
        return TableFiles.Open(path, tableOptions, findings, cancellation);
    }

    /// <summary>Whether a layer is read by its geometries; otherwise by the columns of a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static bool HasGeometry(string path, PointReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Table is { } table ? PostGis.Layers.PostGisLayer.HasGeometry(table) : FormatDetector.Detect(path).IsVector;
    }

    private static Func<PointReadOptions, PointTable> ReadTable(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation)
    {
        using TableSource table = OpenTable(path, options, findings, cancellation);
        bool cells = OpenCellId.HasHeaders(table.Headers);
        SourcePlace header = table.PlaceOf(table.Header.IsMadeUp ? table.Header.FirstDataRow : table.Header.HeaderRow) with { Field = null };
        ColumnContents contents = ColumnContents.Of(table.ReadFirstRows(), table.Headers.Count);
        IReadOnlyDictionary<string, int> columns = FieldGuess.Map(
            options.Roles, table.Headers, options.Fields, contents, header, cells ? new FindingLog() : findings);
        SayMissingColumns(columns, table.Headers, header, findings);
        var rows = new PointRows(table.File, columns, table.Headers, table.PlaceOf, findings);

        // A network is a country and a number in it.
        int mcc = cells ? OpenCellId.ColumnOf(table.Headers, "mcc") : -1, net = cells ? OpenCellId.ColumnOf(table.Headers, "net") : -1;
        TableRow? current = null; // one pair of functions for all rows, not one a row
        string TextOf(int column) => column == net ? $"{current!.TextAt(mcc)}-{current.TextAt(column)}" : VietnameseText.Compose(current!.TextAt(column));
        ParsedNumber NumberOf(int column) => current!.NumberAt(column);
        Func<int, string> textOf = TextOf;
        Func<int, ParsedNumber> numberOf = NumberOf;
        foreach (TableRow row in table.ReadRows(findings, cancellation))
        {
            current = row;
            rows.Add(row.Number, row.Cells, row.IsShifted, textOf, numberOf);
        }

        SourcePlace layer = (options.Table is null ? SourcePlace.OfFile(table.Path) : new SourcePlace { File = table.File }) with { Layer = table.Sheet };
        PostGis.Layers.TableDigest? digest = table.Digest;
        return settled =>
        {
            CrsDecision? crs = rows.Place(cells ? OpenCellId.Declaration : CrsDeclaration.None, settled, layer);
            var read = new PointTable
            {
                File = table.File,
                Format = cells ? $"OpenCellID {table.Format}" : table.Format,
                Encoding = table.Encoding,
                Sheet = table.Sheet,
                HeaderPlace = table.Header.IsMadeUp ? null : header,
                Columns = columns.ToDictionary(c => c.Key, c => table.Headers[c.Value], StringComparer.Ordinal),
                Headers = table.Headers,
                RowsRead = rows.Count,
                Records = rows.Records,
                Rejected = rows.Rejected.Kept,
                RejectedCount = rows.Rejected.Count,
                Crs = crs,
                Digest = digest,
                Files = options.Table is null ? [Path.GetFullPath(table.Path)] : [],
            };
            return cells ? CellGrouping.IntoSites(read, findings) : read;
        };
    }

    /// <summary>Says it once where no row can have a place, since every row then fails alike.</summary>
    private static void SayMissingColumns(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> headers, SourcePlace header, FindingLog findings)
    {
        string all = string.Join(", ", headers.Take(MostHeadersNamed).Select(h => $"'{h}'"));
        bool x = columns.ContainsKey("x"), y = columns.ContainsKey("y");
        if (x != y && !columns.ContainsKey("coordinates"))
        {
            string missing = x ? "y" : "x";
            findings.Add(
                "coordinate-column-missing",
                FindingRank.Error,
                header,
                LocalizedText.Of(
                    $"chỉ thấy một cột tọa độ ('{headers[columns[x ? "x" : "y"]]}').", $"only one column of coordinates was found ('{headers[columns[x ? "x" : "y"]]}')."),
                LocalizedText.Of($"Ghi cột kia bằng khóa 'fields.{missing}'. Các cột: {all}.", $"State the other with 'fields.{missing}'. Columns: {all}."));
        }
        else if (!x && !PlaceRoles.Any(columns.ContainsKey))
        {
            findings.Add(
                "no-place-column",
                FindingRank.Error,
                header,
                new("không thấy cột nào ghi tọa độ, xã, mã xã hay địa chỉ.", "no column was found that holds coordinates, communes, their codes or addresses."),
                LocalizedText.Of(
                    $"Ghi các cột bằng 'fields' ('x', 'y' hoặc 'commune') trong study.json. Các cột: {all}.",
                    $"State the columns with 'fields' ('x', 'y' or 'commune') in study.json. Columns: {all}."));
        }
    }

    private static (System.Text.Encoding Encoding, TextEncodingChoice Choice) DecideEncoding(
        SourcePlace file, string? stated, ReadOnlySpan<byte> sample, FindingLog findings)
    {
        // A mark, and the zero bytes of UTF-16, are proof whatever else is said.
        if ((UnicodeDecider.ByMark(sample) ?? UnicodeDecider.ByZeroBytes(sample)) is { } unicode)
        {
            return unicode;
        }

        (TextEncoding encoding, TextEncodingChoice choice) = EncodingChooser.Choose(file, stated, null, 0, sample, findings);
        return (encoding.Characters, choice);
    }

    private static Func<PointReadOptions, PointTable> ReadLayer(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation)
    {
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path, options.Layer, options.Encoding) { Table = options.Table }, findings);
        string[] headers = [.. layer.Fields.Select(f => f.Name)];
        IReadOnlyDictionary<string, int> guessed = FieldGuess.Map(
            [.. options.Roles.Where(r => r.Name is not ("x" or "y" or "coordinates"))], headers, options.Fields, new SourcePlace { File = layer.File }, findings);
        var columns = new Dictionary<string, int>(guessed, StringComparer.Ordinal) { ["x"] = headers.Length, ["y"] = headers.Length + 1 };
        string shown = layer.File;
        Func<long, string?> keyOf = options.Table is null ? _ => null : layer.KeyOf; // kept with the rows: of a file they must not keep the whole layer
        SourcePlace PlaceOf(long number, int column, string? name) =>
            new() { File = shown, Record = number, Key = keyOf(number), Field = column >= 0 && column < headers.Length ? headers[column] : null, Name = name };
        var rows = new PointRows(layer.File, columns, headers, PlaceOf, findings);
        foreach (VectorFeature feature in layer.ReadFeatures(findings, cancellation))
        {
            string[] cells = [.. feature.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? string.Empty)];
            Coordinate? at = feature.Geometry is null || feature.Geometry.IsEmpty ? null : feature.Geometry.Centroid.Coordinate;
            rows.Add(
                feature.Number,
                cells,
                isShifted: false,
                column => column < cells.Length ? cells[column] : string.Empty,
                column => at is null || column < headers.Length ? NumberText.Parse(column < cells.Length ? cells[column] : string.Empty)
                    : ParsedNumber.Of(column == headers.Length ? at.X : at.Y));
        }

        (string file, string format, TextEncodingChoice encoding, IReadOnlyList<string> files) = (layer.File, layer.Format, layer.Encoding, layer.Files);
        PostGis.Layers.TableDigest? digest = layer.Digest;
        (CrsDeclaration declaration, SourcePlace place) = (layer.Crs, new SourcePlace { File = layer.File, Layer = layer.Name });
        return settled =>
        {
            CrsDecision? crs = rows.Place(declaration, settled, place);
            return new PointTable
            {
                File = file,
                Format = format,
                Encoding = encoding,
                Columns = guessed.ToDictionary(c => c.Key, c => headers[c.Value], StringComparer.Ordinal),
                Headers = headers,
                RowsRead = rows.Count,
                Records = rows.Records,
                Rejected = rows.Rejected.Kept,
                RejectedCount = rows.Rejected.Count,
                Crs = crs,
                Files = files,
                Digest = digest,
            };
        };
    }
}
