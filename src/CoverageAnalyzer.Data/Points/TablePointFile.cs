using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Points;

/// <summary>A table of points that is streamed: its header, columns and system are found as for tables that are read whole.</summary>
internal abstract class TablePointFile : PointFile
{
    private const int SampleRows = 2_000;

    private protected TablePointFile(string path, PointFileOptions options, TableSource table, PointColumns columns, SiteColumns? sites, CrsDecision? crs)
        : base(path, options)
    {
        Sites = sites;
        Table = table;
        PointColumns = columns;
        Crs = crs;
        Columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = table.Headers[columns.X], ["y"] = table.Headers[columns.Y] };
    }

    /// <inheritdoc/>
    public override string Format => OpenCellId.HasHeaders(Table.Headers) ? $"OpenCellID {Table.Format}" : Table.Format;

    /// <inheritdoc/>
    public override TextEncodingChoice? Encoding => Table.Encoding;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Columns { get; }

    /// <summary>The table.</summary>
    private protected TableSource Table { get; }

    /// <summary>Where the coordinates stand and how they are read.</summary>
    private protected PointColumns PointColumns { get; }

    /// <summary>What is read of a site beside its place; null where places alone are.</summary>
    public SiteColumns? Sites { get; }

    /// <summary>The rows that are not plain, as the reader of small files wants them.</summary>
    /// <param name="left">The rows.</param>
    /// <param name="findings">Takes what is wrong with them.</param>
    public PointRows RowsOf(IReadOnlyList<LeftRow> left, FindingLog findings)
    {
        var rows = new PointRows(File, Sites!.Columns, Table.Headers, Table.PlaceOf, findings);
        HashSet<long> known = [.. left.Select(r => r.Number)];
        foreach (TableRow row in SampleOf(Table).Where(r => !known.Contains(r.Number)))
        {
            rows.Observe(row.TextAt, row.NumberAt); // the rows that are left are few, and alone do not tell their column's decimal sign
        }

        foreach (LeftRow row in left)
        {
            string CellOf(int column) => column < row.Cells.Count ? row.Cells[column].Trim() : string.Empty;
            rows.Add(row.Number, row.Cells, row.IsShifted, column => Sites.TextOf(column, CellOf), column => NumberText.Parse(CellOf(column)));
        }

        return rows;
    }

    /// <summary>Headers of the table.</summary>
    public IReadOnlyList<string> Headers => Table.Headers;

    /// <summary>Opens a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="findings">Takes what was guessed.</param>
    /// <param name="cancellation">Stops the look at the file.</param>
    public static TablePointFile OpenTable(string path, PointFileOptions options, FindingLog findings, CancellationToken cancellation)
    {
        SourcePlace file = SourcePlace.OfFile(path);
        if (FormatDetector.Detect(path).IsVector)
        {
            throw new InputFileException(
                file,
                new("đây là lớp bản đồ, không phải bảng điểm.", "this is a vector layer, not a table of points."),
                new("Lưu lớp thành CSV có cột kinh độ và vĩ độ (QGIS: Export, Geometry AS_XY).", "Save the layer as CSV with columns of longitude and latitude (QGIS: Export, geometry AS_XY)."));
        }

        IReadOnlyList<FieldRole> roles = options.ReadsSites ? FieldSynonyms.Points : [.. FieldSynonyms.Points.Where(r => r.Name is "x" or "y" or "coordinates")];
        TableSource table = TableFiles.Open(
            path,
            new TableOptions
            {
                Sheet = options.Layer,
                Encoding = options.Encoding,
                StatedHeaders = [.. options.Fields.Values],
                IsKnownHeader = text => FieldGuess.IsKnown(FieldSynonyms.Points, text),
                HeadersOfHeaderless = OpenCellId.HeadersOf,
                EncodingDecider = (stated, sample) => (UnicodeDecider.ByMark(sample) ?? UnicodeDecider.ByZeroBytes(sample)) is { } unicode
                    ? unicode
                    : EncodingChooser.Choose(file, stated, null, 0, sample, findings) is var chosen ? (chosen.Encoding.Characters, chosen.Choice) : default,
            },
            findings,
            cancellation);
        try
        {
            return Open(path, options, table, roles, findings);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Table.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    internal override SourcePlace PlaceOf(long row, bool? second) =>
        Table.PlaceOf(row, second is bool ofSecond ? (ofSecond ? PointColumns.Y : PointColumns.X) : -1);

    // A cell that stands in another's column tells nothing of it.
    private static IEnumerable<TableRow> SampleOf(TableSource table) => table.ReadFirstRows().Take(SampleRows).Where(r => !r.IsShifted);

    private static TablePointFile Open(string path, PointFileOptions options, TableSource table, IReadOnlyList<FieldRole> roles, FindingLog findings)
    {
        bool cells = OpenCellId.HasHeaders(table.Headers);
        SourcePlace header = table.PlaceOf(table.Header.IsMadeUp ? table.Header.FirstDataRow : table.Header.HeaderRow) with { Field = null };
        ColumnContents contents = ColumnContents.Of(table.ReadFirstRows(), table.Headers.Count);
        IReadOnlyDictionary<string, int> found = FieldGuess.Map(
            roles, table.Headers, options.Fields, contents, header, cells ? new FindingLog() : findings, options.ReadsSites ? FieldAdvice.OfStudy : FieldAdvice.OfCount);
        if (!found.TryGetValue("x", out int x) || !found.TryGetValue("y", out int y))
        {
            string all = string.Join(", ", table.Headers.Take(30).Select(h => $"'{h}'"));
            throw new InputFileException(
                header,
                found.ContainsKey("coordinates")
                    ? new("hai tọa độ nằm chung một cột.", "both coordinates stand in one column.")
                    : new LocalizedText("không thấy hai cột tọa độ.", "two columns of coordinates were not found."),
                options.ReadsSites
                    ? LocalizedText.Of(
                        $"Một lớp quá lớn cho bộ nhớ phải có hai cột tọa độ: ghi bằng khóa 'fields.x' và 'fields.y' trong study.json. Các cột: {all}.",
                        $"A layer too large for the memory must have two columns of coordinates: state them with 'fields.x' and 'fields.y' in study.json. Columns: {all}.")
                    : LocalizedText.Of($"Ghi hai cột bằng --x và --y. Các cột: {all}.", $"State the two columns with --x and --y. Columns: {all}."));
        }

        PointColumns columns = new(x, y, table.Headers.Count);
        SiteColumns? sites = options.ReadsSites ? new SiteColumns(found, table.Headers) : null;
        var sampleX = new List<double>();
        var sampleY = new List<double>();
        foreach (TableRow row in SampleOf(table))
        {
            columns.Observe(row.TextAt(x), row.NumberAt(x), row.TextAt(y), row.NumberAt(y));
            sites?.Observe(row);
        }

        foreach (TableRow row in SampleOf(table))
        {
            if (columns.Read(row.TextAt(x), row.NumberAt(x), row.TextAt(y), row.NumberAt(y), out double px, out double py, out _) is null)
            {
                sampleX.Add(px);
                sampleY.Add(py);
            }
        }

        (double[] plausibleX, double[] plausibleY) = PointRows.Plausible([.. sampleX], [.. sampleY]);
        CrsDecision? crs = plausibleX.Length == 0 ? null : CrsDecision.Decide(
            SourcePlace.OfFile(path) with { Layer = table.Sheet },
            cells ? OpenCellId.Declaration : CrsDeclaration.None,
            options.Crs,
            plausibleX,
            plausibleY,
            options.ExpectedWgs84,
            findings,
            options.Provinces,
            options.CommuneCrs);
        columns.IsDegrees = crs is null || crs.Crs.IsGeographic;
        return table is DelimitedTextReader text
            ? new DelimitedPointFile(path, options, text, columns, sites, crs)
            : new WorkbookPointFile(path, options, table, columns, sites, crs);
    }
}
