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
    private static readonly Regex RowStart = new("<x:row r=\"(?<row>[0-9]+)\">", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Columns = new("<x:cols>.*?</x:cols>", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private const int WideCharacters = 44; // texts of such columns break into lines
    private const int BorderedStyle = 2; // of the library's default look: its plain cell
    private const int ClippedStyle = 4; // of the same: a text that ends at its cell
    private const int MostColumnsOfAPage = 16;
    private const double LettersToDigits = 1.15; // widths are in digits, and letters are narrower
    private const int LinePoints = 15;
    private const int MostLines = 20; // a row cannot be higher than 409 points
    private const int HeaderMarkCharacters = 2; // the filter's arrow

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
            Match part = SheetPart.Match(entry.FullName);
            if (part.Success)
            {
                xml = WithLayout(xml, sheets[int.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture) - 1], ownStyles, cancellation);
            }
            else if (entry.FullName == "xl/styles.xml")
            {
                xml = WithOwnStyles(WithWrappedHeader(xml), ownStyles);
            }

            ZipArchiveEntry written = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            written.LastWriteTime = FixedTime;
            using var writer = new StreamWriter(written.Open(), new UTF8Encoding(false));
            writer.Write(xml);
        }
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
            string last = $"${ColumnLetters(sheets[s].Table.Columns.Count)}${sheets[s].Table.Rows.Count + 1}";
            names.Append(CultureInfo.InvariantCulture, $"<x:definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{s}\" hidden=\"1\">{sheet}!$A$1:{last}</x:definedName>");
            if (!sheets[s].BreaksTexts)
            {
                // Texts that end at their cell would be printed cut off, on pages of their own: they are for the screen.
                int printed = sheets[s].Widths.Count;
                while (printed > 1 && sheets[s].Widths[printed - 1] >= WideCharacters)
                {
                    printed--;
                }

                names.Append(CultureInfo.InvariantCulture, $"<x:definedName name=\"_xlnm.Print_Area\" localSheetId=\"{s}\">{sheet}!$A$1:${ColumnLetters(printed)}${sheets[s].Table.Rows.Count + 1}</x:definedName>");
            }

            names.Append(CultureInfo.InvariantCulture, $"<x:definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{s}\">{(sheets[s].TitleColumns > 0 ? $"{sheet}!$A:${ColumnLetters(sheets[s].TitleColumns)}," : string.Empty)}{sheet}!$1:$1</x:definedName>");
        }

        names.Append("</x:definedNames>");
        return xml.Replace("</x:sheets>", names.ToString(), StringComparison.Ordinal);
    }

    private static string WithLayout(string xml, WorkbookSheet sheet, int ownStyles, CancellationToken cancellation)
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
        xml = WithCellStyles(xml, sheet, ownStyles, cancellation);
        int pages = sheet.Widths.Count - sheet.Hidden.Count > MostColumnsOfAPage ? 2 : 1;
        string page = "<x:pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
            + string.Create(CultureInfo.InvariantCulture, $"<x:pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"{pages}\" fitToHeight=\"0\"/>")
            + "<x:headerFooter><x:oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</x:oddFooter></x:headerFooter>";
        return ReplaceLast(xml, "<x:drawing ", page + "<x:drawing ");
    }

    /// <summary>Empty cells keep their border, long texts break into lines, the figures of a list get their decimals.</summary>
    private static string WithCellStyles(string xml, WorkbookSheet sheet, int ownStyles, CancellationToken cancellation)
    {
        xml = xml.Replace(" s=\"0\"></x:c>", $" s=\"{BorderedStyle}\"></x:c>", StringComparison.Ordinal);
        for (int c = 0; c < sheet.Widths.Count; c++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (sheet.Widths[c] >= WideCharacters)
            {
                xml = Regex.Replace(xml, $"(<x:c r=\"{ColumnLetters(c + 1)}[0-9]+\" t=\"str\" s=\")2\"", $"${{1}}{(sheet.BreaksTexts ? ownStyles : ClippedStyle)}\"", RegexOptions.CultureInvariant);
            }
        }

        // Not every program works out by itself how high a row of broken lines must be.
        xml = RowStart.Replace(xml, match =>
        {
            int row = int.Parse(match.Groups["row"].Value, CultureInfo.InvariantCulture);
            int lines = LinesOf(sheet, row);
            return lines < 2 ? match.Value : string.Create(CultureInfo.InvariantCulture, $"<x:row r=\"{row}\" ht=\"{lines * LinePoints}\" customHeight=\"1\">");
        });
        foreach ((int row, int decimals) in sheet.Decimals.Where(d => d.Value is 0 or 2))
        {
            string cell = string.Create(CultureInfo.InvariantCulture, $"<x:c r=\"B{row + 2}\" t=\"n\" s=\"");
            xml = ReplaceFirst(xml, cell + "2\"", string.Create(CultureInfo.InvariantCulture, $"{cell}{ownStyles + 1 + (decimals / 2)}\""));
        }

        return xml;
    }

    /// <summary>Lines of the longest text of a row, 1 for the header.</summary>
    private static int LinesOf(WorkbookSheet sheet, int row)
    {
        int most = 1;
        for (int c = 0; c < sheet.Widths.Count; c++)
        {
            if (!sheet.Hidden.Contains(c) && (row == 1 || (sheet.BreaksTexts && sheet.Widths[c] >= WideCharacters)))
            {
                string text = row == 1 ? sheet.Table.Columns[c].ColumnName : sheet.Table.Rows[row - 2][c] as string ?? string.Empty;
                double perLine = row == 1 ? sheet.Widths[c] - HeaderMarkCharacters : sheet.Widths[c] * LettersToDigits;
                most = Math.Max(most, (int)Math.Ceiling(text.Length / perLine));
            }
        }

        return Math.Min(most, MostLines);
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

    private static string ColumnLetters(int column)
    {
        string letters = string.Empty;
        for (int c = column; c > 0; c = (c - 1) / 26)
        {
            letters = (char)('A' + ((c - 1) % 26)) + letters;
        }

        return letters;
    }
}
