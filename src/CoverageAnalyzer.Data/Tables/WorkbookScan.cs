using System.IO.Compression;
using System.Xml;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>
/// The look at a workbook before the spreadsheet library sees it: sizes by inflating every part under a bound, well-formed XML
/// without a DTD, and the extent of every sheet by its cell references.
/// </summary>
/// <remarks>
/// Why: the library holds a whole cell of 300 MB, and fills every cell between two stray ones
/// (measured: 15 rows a second for two cells in column XFD). Cost: one pass over the inflated parts in constant memory.
/// </remarks>
internal sealed class WorkbookScan
{
    private const string RelationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string SheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string StrictSheetNamespace = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string PackageNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string StrictRelationshipNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const long RatioFreeBytes = 1L << 20;

    private readonly SourcePlace place;
    private readonly long allowance;
    private bool hasSharedTexts;
    private IReadOnlyDictionary<int, int> digitsOfStyle = new Dictionary<int, int>();

    private WorkbookScan(SourcePlace place, long allowance)
    {
        this.place = place;
        this.allowance = allowance;
    }

    /// <summary>The sheets in the workbook's order.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; private set; } = [];

    /// <summary>Looks at a whole workbook.</summary>
    /// <param name="stream">The file, seekable.</param>
    /// <param name="place">The file, for errors.</param>
    /// <param name="cancellation">Stops between two parts or rows.</param>
    /// <exception cref="InputFileException">A bound is exceeded or the workbook is damaged.</exception>
    public static WorkbookScan Run(Stream stream, SourcePlace place, CancellationToken cancellation)
    {
        var scan = new WorkbookScan(place, TableLimits.WorkbookAllowance(stream.Length));
        try
        {
            return scan.Look(stream, cancellation);
        }
        catch (XmlException e)
        {
            // Broken XML, a DTD (never part of a workbook), or more characters than allowed.
            throw scan.Damaged(null, e);
        }
    }

    private WorkbookScan Look(Stream stream, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        CheckSizes(archive, cancellation);
        CheckSharedTexts(archive, cancellation);
        Sheets = ReadSheets(archive, cancellation);
        return this;
    }

    private void CheckSizes(ZipArchive archive, CancellationToken cancellation)
    {
        if (archive.Entries.Count > TableLimits.WorkbookParts)
        {
            throw Damaged(null);
        }

        // What the directory of the archive says first, since that costs nothing; then what really comes out, since it may lie.
        long declared = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            declared = checked(declared + Math.Max(0, entry.Length));
            CheckRatio(entry, entry.Length);
        }

        if (declared > allowance)
        {
            throw InflationGuard.TooLarge(place, allowance);
        }

        long left = allowance;
        byte[] buffer = new byte[64 * 1_024];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var part = new InflationGuard(entry.Open(), left, allowance, place);
            while (part.Read(buffer) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                CheckRatio(entry, part.Inflated);
            }

            left -= part.Inflated;
        }
    }

    private void CheckRatio(ZipArchiveEntry entry, long inflated)
    {
        if (inflated > RatioFreeBytes && inflated / TableLimits.WorkbookRatio > entry.CompressedLength)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of(
                    $"một phần của sổ tính nén quá {TableLimits.WorkbookRatio} lần: giống bom nén.",
                    $"a part of the workbook is compressed more than {TableLimits.WorkbookRatio} times: it looks like a zip bomb."),
                LocalizedText.Of($"Mở tệp bằng Excel rồi lưu bảng thành CSV UTF-8.", $"Open it in Excel and save the table as CSV UTF-8."));
        }
    }

    // The library holds all shared texts: their number and length are bounded before it does.
    private void CheckSharedTexts(ZipArchive archive, CancellationToken cancellation)
    {
        if (Entry(archive, "xl/sharedStrings.xml") is not ZipArchiveEntry part)
        {
            return;
        }

        hasSharedTexts = true;
        long texts = 0, characters = 0;
        char[] buffer = new char[8_192];
        using XmlReader reader = Open(part);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts++;
                cancellation.ThrowIfCancellationRequested();
            }
            else
            {
                characters += LengthOf(reader, buffer, place);
            }

            if (texts > TableLimits.SharedTexts || characters > TableLimits.SharedTextCharacters)
            {
                throw InflationGuard.TooLarge(place, allowance);
            }
        }
    }

    /// <summary>Characters of a text node, read in pieces so that a cell of 300 MB is refused and never held.</summary>
    private static long LengthOf(XmlReader reader, char[] buffer, SourcePlace where)
    {
        if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
        {
            return 0;
        }

        long length = 0;
        for (int read; (read = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
        {
            length += read;
            if (length > TableLimits.FieldCharacters)
            {
                throw new InputFileException(
                    where,
                    LocalizedText.Of($"một ô dài quá {TableLimits.FieldCharacters:N0} ký tự.", $"a cell is longer than {TableLimits.FieldCharacters:N0} characters."),
                    LocalizedText.Of($"Excel không cho ô dài như vậy: tệp có thể đã hỏng; hãy lưu lại từ Excel.", $"Excel allows no such cell: the file may be damaged; save it again from Excel."));
            }
        }

        return length;
    }

    private List<WorkbookSheet> ReadSheets(ZipArchive archive, CancellationToken cancellation)
    {
        ZipArchiveEntry book = Entry(archive, "xl/workbook.xml") ?? throw Damaged(null);
        Dictionary<string, string> targets = ReadTargets(archive);
        var declared = new List<(string Name, string Id, bool Hidden)>();
        using (XmlReader reader = Open(book))
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                {
                    // The library looks for these and nothing else; what it does not find it takes for a slip of its caller.
                    if (reader.NamespaceURI is not (SheetNamespace or StrictSheetNamespace)
                        || !uint.TryParse(reader.GetAttribute("sheetId"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))
                    {
                        throw Damaged(null);
                    }

                    string id = reader.GetAttribute("id", RelationshipNamespace) ?? reader.GetAttribute("id", StrictRelationshipNamespace) ?? string.Empty;
                    declared.Add((reader.GetAttribute("name") ?? string.Empty, id, reader.GetAttribute("state") is "hidden" or "veryHidden"));
                }
            }
        }

        if (Entry(archive, "xl/styles.xml") is ZipArchiveEntry styles)
        {
            using XmlReader reader = Open(styles);
            digitsOfStyle = ZeroFormats.Read(reader);
        }

        var sheets = new List<WorkbookSheet>();
        foreach ((string name, string id, bool hidden) in declared)
        {
            // A chart sheet has no worksheet part of its own and is passed over.
            if (targets.TryGetValue(id, out string? target) && Entry(archive, target) is ZipArchiveEntry part && target.Contains("worksheets/", StringComparison.OrdinalIgnoreCase))
            {
                sheets.Add(Measure(name, hidden, part, cancellation));
            }
        }

        return sheets.Count > 0 ? sheets : throw Damaged(null);
    }

    private Dictionary<string, string> ReadTargets(ZipArchive archive)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        ZipArchiveEntry part = Entry(archive, "xl/_rels/workbook.xml.rels") ?? throw Damaged(null);
        using XmlReader reader = Open(part);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship", NamespaceURI: PackageNamespace }
                && reader.GetAttribute("Id") is string id && reader.GetAttribute("Target") is string target)
            {
                targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
            }
        }

        return targets;
    }

    private WorkbookSheet Measure(string name, bool hidden, ZipArchiveEntry part, CancellationToken cancellation)
    {
        long row = 0, column = 0, lastRow = 0, lastColumn = 0, cells = 0;
        SourcePlace sheet = place with { Layer = name };
        char[] buffer = new char[8_192];
        var merged = new List<VerticalMerge>();
        var zeros = new ZeroColumns(digitsOfStyle);
        (bool IsNumber, int? Style) cell = (false, null);
        using XmlReader reader = Open(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                _ = LengthOf(reader, buffer, column is > 0 and <= TableLimits.SheetColumns ? sheet with { Cell = $"{CellReference.ColumnName((int)column)}{row}" } : sheet);
                continue;
            }

            if (reader.LocalName == "row")
            {
                cancellation.ThrowIfCancellationRequested();
                long next = row + 1;
                if (reader.GetAttribute("r") is string text && !long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out next))
                {
                    throw Damaged(sheet);
                }

                // The library would hand out rows that go backwards under wrong numbers.
                if (next <= row)
                {
                    throw Damaged(sheet);
                }

                (row, column) = (next, 0);
                lastRow = row;
            }
            else if (reader.LocalName == "c")
            {
                column++;
                if (reader.GetAttribute("r") is string reference)
                {
                    if (!CellReference.TryParse(reference, out column, out long cellRow) || cellRow != row)
                    {
                        throw Damaged(sheet);
                    }
                }

                string? kind = reader.GetAttribute("t");
                if (kind == "s" && !hasSharedTexts)
                {
                    throw Damaged(sheet);
                }

                cell = (
                    kind is null or "n",
                    int.TryParse(reader.GetAttribute("s"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int style) ? style : null);
                cells++;
                lastColumn = Math.Max(lastColumn, column);
            }
            else if (reader.LocalName == "v" && cell.IsNumber && column is > 0 and <= TableLimits.SheetColumns)
            {
                zeros.Add((int)column - 1, cell.Style);
            }
            else if (reader.LocalName == "mergeCell" && merged.Count < TableLimits.MergedAreas
                && VerticalMerge.TryParse(reader.GetAttribute("ref")) is { } area)
            {
                merged.Add(area);
            }

            if (row > TableLimits.SheetRows || lastColumn > TableLimits.SheetColumns)
            {
                throw TooWide(sheet, lastColumn, row);
            }
        }

        long extent = lastRow * lastColumn;
        return extent > TableLimits.SparseSheetCells && (extent > TableLimits.DenseSheetCells || extent > 4 * cells)
            ? throw TooWide(sheet, lastColumn, lastRow)
            : new WorkbookSheet(name, hidden, lastRow, (int)lastColumn, cells, merged, zeros.Found);
    }

    private static InputFileException TooWide(SourcePlace sheet, long columns, long rows)
    {
        string last = columns is > 0 and <= 1_000_000 ? $"{CellReference.ColumnName((int)columns)}{rows}" : $"{rows}";
        return new(
            sheet with { Cell = last },
            LocalizedText.Of(
                $"trang tính kéo dài tới ô này, quá {TableLimits.SheetColumns} cột hoặc phần lớn là ô trống; có thể một ô lạc ở xa bảng.",
                $"the sheet reaches as far as this cell, more than {TableLimits.SheetColumns} columns or mostly empty cells; a stray cell may stand far from the table."),
            LocalizedText.Of(
                $"Xoá các cột và hàng thừa, hoặc chép bảng sang trang tính mới rồi lưu lại.",
                $"Delete the surplus columns and rows, or copy the table to a new sheet and save again."));
    }

    private static ZipArchiveEntry? Entry(ZipArchive archive, string name)
    {
        name = name.Replace("/./", "/", StringComparison.Ordinal);
        return archive.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/').TrimStart('/'), name, StringComparison.OrdinalIgnoreCase));
    }

    private XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = allowance,
    });

    private InputFileException Damaged(SourcePlace? sheet, Exception? inner = null) => new(
        sheet ?? place,
        LocalizedText.Of($"sổ tính bị hỏng hoặc không phải XLSX.", $"the workbook is damaged or not an XLSX."),
        LocalizedText.Of($"Mở bằng Excel, lưu lại thành XLSX hoặc CSV UTF-8.", $"Open it in Excel and save it again as XLSX or CSV UTF-8."),
        inner);
}
