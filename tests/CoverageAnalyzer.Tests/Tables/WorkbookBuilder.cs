using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Tests.Tables;

/// <summary>Writes XLSX files part by part, so that a test decides every byte: shared and inline strings, formulas, errors, merged cells, hidden sheets, bombs.</summary>
internal sealed class WorkbookBuilder
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> sheets = [];
    private readonly List<string> shared = [];

    /// <summary>Parts written beside those of a workbook, or in their place.</summary>
    public Dictionary<string, string> Parts { get; } = [];

    /// <summary>True: relationship targets start with a slash, as some programs write them.</summary>
    public bool AbsoluteTargets { get; init; }

    /// <summary>XML of one cell with its content: <c>&lt;v&gt;…</c>; the address is put in.</summary>
    public static string Number(double value) => $"<c@><v>{value.ToString("R", CultureInfo.InvariantCulture)}</v></c>";

    public static string Inline(string text) => $"<c@ t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public static string Formula(string formula, double cached) => $"<c@><f>{SecurityElement.Escape(formula)}</f><v>{cached.ToString("R", CultureInfo.InvariantCulture)}</v></c>";

    public static string FormulaText(string formula, string cached) => $"<c@ t=\"str\"><f>{SecurityElement.Escape(formula)}</f><v>{SecurityElement.Escape(cached)}</v></c>";

    public static string Error(string error) => $"<c@ t=\"e\"><v>{error}</v></c>";

    public static string Date(double serial) => $"<c@ s=\"1\"><v>{serial.ToString("R", CultureInfo.InvariantCulture)}</v></c>";

    public string Shared(string text)
    {
        int at = shared.IndexOf(text);
        if (at < 0)
        {
            at = shared.Count;
            shared.Add(text);
        }

        return $"<c@ t=\"s\"><v>{at}</v></c>";
    }

    /// <summary>Adds a sheet of rows; an empty string is no cell, a text without markup an inline string.</summary>
    public WorkbookBuilder Sheet(string name, IEnumerable<string[]> rows, string state = "visible", params string[] merges)
    {
        var xml = new StringBuilder("<sheetData>");
        int number = 0;
        foreach (string[] row in rows)
        {
            number++;
            if (Array.TrueForAll(row, c => c.Length == 0))
            {
                continue; // an empty row of a sheet is usually not written at all
            }

            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i].Length > 0)
                {
                    string cell = row[i].StartsWith("<c@", StringComparison.Ordinal) ? row[i] : Inline(row[i]);
                    xml.Append(cell.Replace("<c@", $"<c r=\"{CellReference.ColumnName(i + 1)}{number}\"", StringComparison.Ordinal));
                }
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merges.Length > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merges.Length}\">").AppendJoin(string.Empty, merges.Select(m => $"<mergeCell ref=\"{m}\"/>")).Append("</mergeCells>");
        }

        return RawSheet(name, xml.ToString(), state);
    }

    /// <summary>Adds a sheet from its XML inside <c>worksheet</c>.</summary>
    public WorkbookBuilder RawSheet(string name, string xml, string state = "visible")
    {
        sheets.Add((name, state, xml));
        return this;
    }

    /// <summary>The parts, in order.</summary>
    public List<(string Name, byte[] Content)> ToParts()
    {
        string prefix = AbsoluteTargets ? "/xl/" : string.Empty;
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheets>"
                + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relationships}/worksheet\" Target=\"{prefix}worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"rIdS\" Type=\"{Relationships}/sharedStrings\" Target=\"{prefix}sharedStrings.xml\"/><Relationship Id=\"rIdT\" Type=\"{Relationships}/styles\" Target=\"{prefix}styles.xml\"/></Relationships>",
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">" + string.Concat(shared.Select(s => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(s)}</t></si>")) + "</sst>",
        };
        for (int i = 0; i < sheets.Count; i++)
        {
            parts[$"xl/worksheets/sheet{i + 1}.xml"] = $"<worksheet xmlns=\"{Main}\">{sheets[i].Xml}</worksheet>";
        }

        foreach ((string name, string content) in Parts)
        {
            parts[name] = content;
        }

        return [.. parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value)))];
    }

    public byte[] ToBytes() => Zip(ToParts());

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in parts)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
