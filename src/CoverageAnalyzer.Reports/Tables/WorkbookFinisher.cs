using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Reports.Markup;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>
/// Adds to a written workbook what the spreadsheet library has no option for (widths of each sheet, wrapped headers, print titles,
/// A4 landscape), and takes out what differs from run to run (random relationship names, the time of day in the archive).
/// </summary>
internal static class WorkbookFinisher
{
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest an archive can hold
    private static readonly Regex RandomRelationship = new("R[0-9a-f]{32}", RegexOptions.CultureInvariant);
    private static readonly Regex SheetPart = new(@"^xl/worksheets/sheet(?<number>\d+)\.xml$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex NumberCell = new("<x:c r=\"[A-Z]+2\"(?<look>[^>]*)><x:v>0</x:v>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Extent = new("(?<tag><x:(dimension|autoFilter) ref=)\"[^\"]*\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Columns = new("<x:cols>.*?</x:cols>", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private const int MostColumnsOfAPage = 16;
    private const string RowsBegin = "<x:sheetData>", RowsEnd = "</x:sheetData>";

    public static void Finish(Stream raw, Stream finished, IReadOnlyList<WorkbookSheet> sheets, CancellationToken cancellation)
    {
        using var source = new ZipArchive(raw, ZipArchiveMode.Read);
        using var target = new ZipArchive(finished, ZipArchiveMode.Create, leaveOpen: true);
        var relationships = new Dictionary<string, string>(StringComparer.Ordinal);
        string Stable(string xml) => RandomRelationship.Replace(xml, match =>
        {
            if (!relationships.TryGetValue(match.Value, out string? name))
            {
                name = $"rel{relationships.Count + 1}";
                relationships.Add(match.Value, name);
            }

            return name;
        });

        // The workbook part is read first, so that relationships are numbered in the order of the sheets.
        string workbook = Stable(Read(source.GetEntry("xl/workbook.xml")!));
        int ownStyles = CountOfStyles(Read(source.GetEntry("xl/styles.xml")!));
        foreach (ZipArchiveEntry entry in source.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            string xml = entry.FullName == "xl/workbook.xml" ? WithNames(workbook, sheets) : Stable(Read(entry));
            ZipArchiveEntry written = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            written.LastWriteTime = FixedTime;
            using Stream part = written.Open();
            Match sheet = SheetPart.Match(entry.FullName);
            if (sheet.Success)
            {
                WriteSheet(part, xml, sheets[int.Parse(sheet.Groups["number"].Value, CultureInfo.InvariantCulture) - 1], ownStyles, cancellation);
            }
            else
            {
                part.Write(Encoding.UTF8.GetBytes(entry.FullName == "xl/styles.xml" ? WithOwnStyles(WithWrappedHeader(xml), ownStyles) : xml));
            }
        }
    }

    private static void WriteSheet(Stream part, string frame, WorkbookSheet sheet, int ownStyles, CancellationToken cancellation)
    {
        string xml = WithLayout(frame, sheet);
        int begin = xml.IndexOf(RowsBegin, StringComparison.Ordinal) + RowsBegin.Length, end = xml.IndexOf(RowsEnd, StringComparison.Ordinal);
        part.Write(Encoding.UTF8.GetBytes(xml[..begin]));
        var rows = new SheetRows(part, sheet, new SheetLook(ownStyles, [.. NumberCell.Matches(frame).Select(m => m.Groups["look"].Value)]), cancellation);
        sheet.WriteRows(rows);
        rows.Flush();
        part.Write(Encoding.UTF8.GetBytes(xml[end..]));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string WithNames(string xml, IReadOnlyList<WorkbookSheet> sheets)
    {
        var names = new StringBuilder("</x:sheets><x:definedNames>");
        for (int s = 0; s < sheets.Count; s++)
        {
            string sheet = MarkupText.Escape("'" + sheets[s].Name.Replace("'", "''", StringComparison.Ordinal) + "'");
            string last = $"${SheetRows.LettersOf(sheets[s].Headers.Count)}${sheets[s].RowCount + 1}";
            names.Append(CultureInfo.InvariantCulture, $"<x:definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{s}\" hidden=\"1\">{sheet}!$A$1:{last}</x:definedName>");
            if (!sheets[s].BreaksTexts)
            {
                // Texts that end at their cell would be printed cut off, on pages of their own: they are for the screen.
                int printed = sheets[s].Widths.Count;
                while (printed > 1 && sheets[s].Widths[printed - 1] >= SheetLook.WideCharacters)
                {
                    printed--;
                }

                names.Append(CultureInfo.InvariantCulture, $"<x:definedName name=\"_xlnm.Print_Area\" localSheetId=\"{s}\">{sheet}!$A$1:${SheetRows.LettersOf(printed)}${sheets[s].RowCount + 1}</x:definedName>");
            }

            names.Append(CultureInfo.InvariantCulture, $"<x:definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{s}\">{(sheets[s].TitleColumns > 0 ? $"{sheet}!$A:${SheetRows.LettersOf(sheets[s].TitleColumns)}," : string.Empty)}{sheet}!$1:$1</x:definedName>");
        }

        names.Append("</x:definedNames>");
        return xml.Replace("</x:sheets>", names.ToString(), StringComparison.Ordinal);
    }

    private static string WithLayout(string xml, WorkbookSheet sheet)
    {
        var columns = new StringBuilder("<x:cols>");
        for (int c = 0; c < sheet.Widths.Count; c++)
        {
            string hidden = sheet.Hidden.Contains(c) ? " hidden=\"1\"" : string.Empty;
            columns.Append(CultureInfo.InvariantCulture, $"<x:col min=\"{c + 1}\" max=\"{c + 1}\" width=\"{sheet.Widths[c]}\" customWidth=\"1\"{hidden}/>");
        }

        columns.Append("</x:cols>");
        xml = Columns.Replace(xml, string.Empty, 1);
        xml = ReplaceFirst(xml, "<x:sheetData>", columns + "<x:sheetData>");
        xml = ReplaceFirst(xml, "<x:dimension", "<x:sheetPr><x:pageSetUpPr fitToPage=\"1\"/></x:sheetPr><x:dimension");
        xml = Extent.Replace(xml, match => $"{match.Groups["tag"].Value}\"{ExtentOf(sheet)}\"");
        int pages = sheet.Widths.Count - sheet.Hidden.Count > MostColumnsOfAPage ? 2 : 1;
        string page = "<x:pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
            + string.Create(CultureInfo.InvariantCulture, $"<x:pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"{pages}\" fitToHeight=\"0\"/>")
            + "<x:headerFooter><x:oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</x:oddFooter></x:headerFooter>";
        return ReplaceLast(xml, "<x:drawing ", page + "<x:drawing ");
    }

    // As the library states it: a sheet without rows ends at its header.
    private static string ExtentOf(WorkbookSheet sheet)
    {
        int rows = sheet.RowCount > 0 ? sheet.RowCount + 1 : 0;
        return sheet.Headers.Count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"A{rows}")
            : string.Create(CultureInfo.InvariantCulture, $"A1:{SheetRows.LettersOf(sheet.Headers.Count)}{Math.Max(rows, 1)}");
    }

    private static int CountOfStyles(string xml)
    {
        int start = xml.IndexOf("<x:cellXfs", StringComparison.Ordinal), end = xml.IndexOf("</x:cellXfs>", StringComparison.Ordinal), count = 0;
        for (int at = start < 0 ? -1 : xml.IndexOf("<x:xf ", start, StringComparison.Ordinal); at >= 0 && at < end; at = xml.IndexOf("<x:xf ", at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    /// <summary>Adds to the library's styles: a text that breaks into lines, a whole number, a number of 2 decimals; pale borders.</summary>
    private static string WithOwnStyles(string xml, int ownStyles)
    {
        string Style(int format, string alignment) => $"<x:xf numFmtId=\"{format}\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" "
            + $"applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><x:alignment {alignment}/></x:xf>";
        const int Whole = 3, TwoDecimals = 4; // formats every workbook has: #,##0 and #,##0.00
        string own = Style(0, "vertical=\"top\" wrapText=\"1\"") + Style(Whole, "vertical=\"top\"") + Style(TwoDecimals, "vertical=\"top\"");
        int borders = xml.IndexOf("style=\"thin\"", StringComparison.Ordinal), after = xml.IndexOf("</x:borders>", StringComparison.Ordinal);
        if (borders >= 0)
        {
            xml = string.Concat(xml.AsSpan(0, borders), xml[borders..after].Replace("FF000000", "FFBFC5CC", StringComparison.Ordinal), xml.AsSpan(after));
        }

        xml = Regex.Replace(xml, "<x:cellXfs count=\"[0-9]+\"", $"<x:cellXfs count=\"{ownStyles + 3}\"", RegexOptions.CultureInvariant);
        int styles = xml.IndexOf("<x:cellXfs", StringComparison.Ordinal);
        xml = string.Concat(xml.AsSpan(0, styles), xml[styles..].Replace("vertical=\"bottom\"", "vertical=\"top\"", StringComparison.Ordinal));
        return ReplaceFirst(xml, "</x:cellXfs>", own + "</x:cellXfs>");
    }

    /// <summary>The header is the second cell style of the library's default look.</summary>
    private static string WithWrappedHeader(string xml)
    {
        int styles = xml.IndexOf("<x:cellXfs", StringComparison.Ordinal);
        int wrap = styles < 0 ? -1 : xml.IndexOf("vertical=\"bottom\" wrapText=\"0\"", styles, StringComparison.Ordinal);
        return wrap < 0 ? xml : string.Concat(xml.AsSpan(0, wrap), "vertical=\"top\" wrapText=\"1\"", xml.AsSpan(wrap + "vertical=\"bottom\" wrapText=\"0\"".Length));
    }

    private static string ReplaceFirst(string text, string what, string with)
    {
        int at = text.IndexOf(what, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + what.Length));
    }

    private static string ReplaceLast(string text, string what, string with)
    {
        int at = text.LastIndexOf(what, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + what.Length));
    }
}
