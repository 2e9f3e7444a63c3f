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
    private static readonly Regex Columns = new("<x:cols>.*?</x:cols>", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public static void Finish(Stream raw, Stream finished, IReadOnlyList<WorkbookSheet> sheets)
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
        foreach (ZipArchiveEntry entry in source.Entries)
        {
            string xml = entry.FullName == "xl/workbook.xml" ? WithNames(workbook, sheets) : Stable(Read(entry));
            Match part = SheetPart.Match(entry.FullName);
            if (part.Success)
            {
                xml = WithLayout(xml, sheets[int.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture) - 1]);
            }
            else if (entry.FullName == "xl/styles.xml")
            {
                xml = WithWrappedHeader(xml);
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
            names.Append(CultureInfo.InvariantCulture, $"<x:definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{s}\">{sheet}!$1:$1</x:definedName>");
        }

        names.Append("</x:definedNames>");
        return xml.Replace("</x:sheets>", names.ToString(), StringComparison.Ordinal);
    }

    private static string WithLayout(string xml, WorkbookSheet sheet)
    {
        var columns = new StringBuilder("<x:cols>");
        for (int c = 0; c < sheet.Widths.Count; c++)
        {
            columns.Append(CultureInfo.InvariantCulture, $"<x:col min=\"{c + 1}\" max=\"{c + 1}\" width=\"{sheet.Widths[c]}\" customWidth=\"1\"/>");
        }

        columns.Append("</x:cols>");
        xml = Columns.Replace(xml, string.Empty, 1);
        xml = ReplaceFirst(xml, "<x:sheetData>", columns + "<x:sheetData>");
        xml = ReplaceFirst(xml, "<x:dimension", "<x:sheetPr><x:pageSetUpPr fitToPage=\"1\"/></x:sheetPr><x:dimension");
        const string Page = "<x:pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
            + "<x:pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
            + "<x:headerFooter><x:oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</x:oddFooter></x:headerFooter>";
        return ReplaceLast(xml, "<x:drawing ", Page + "<x:drawing ");
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
