using System.IO.Compression;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>XLSX workbooks: read as a table, as points whole and streamed. Parts are changed inside and put into the archive again.</summary>
/// <remarks>An archive with a comment, or one that is broken, stays as it is: so that the archive itself is changed too.</remarks>
public sealed class XlsxTarget : FuzzTarget
{
    private const string File = "a.xlsx", Whole = "archive";
    private const int MostParts = 64;
    private const long MostBytes = 1 << 20;

    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override string Name => "xlsx";

    /// <inheritdoc/>
    public override bool IsText(string partName) => partName != Whole;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words =>
    [
        "<", ">", "</c>", "</row>", "</sheetData>", "<c r=\"XFD1\"><v>1</v></c>", "<c r=\"A1\"/>", "r=\"A0\"", "r=\"ZZZZZZ99999999\"", "r=\"IV1048576\"", "r=\"\"", "t=\"s\"", "t=\"e\"", "t=\"d\"", "t=\"b\"", "t=\"str\"",
        "t=\"inlineStr\"", "<is><t>", "<v>99999999</v>", "<v>-1</v>", "<v>1e999</v>", "<v>NaN</v>", "<v></v>", "<v/>", "&#0;", "&#xFFFF;", "&x;", "&lt;", "<!DOCTYPE a>", "<![CDATA[", "]]>", "<!--", "<row r=\"1\">",
        "<row r=\"1048577\"/>", "<row/>", "<mergeCell ref=\"A1:A9\"/>", "<mergeCell ref=\"A9:A1\"/>", "<mergeCell ref=\"XFD1:A1048576\"/>", "s=\"99\"", "s=\"-1\"", "_x0000_", "_x000D_", "_xD800_", "\uFEFF",
        "numFmtId=\"164\"", "formatCode=\"000000\"", "formatCode=\"[h]:mm:ss\"", "date1904=\"1\"", "hidden", "xml:space=\"preserve\"", "x:", "Target=\"../../../a\"", "Target=\"http://a/\"", "TargetMode=\"External\"",
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => XlsxSeeds.All();

    /// <inheritdoc/>
    public override IReadOnlyList<FuzzPart> Split(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            if (archive.Comment.Length > 0 || archive.Entries.Count is 0 or > MostParts || archive.Entries.Sum(e => e.Length) > MostBytes)
            {
                return [new(Whole, file)];
            }

            var parts = new List<FuzzPart>();
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using Stream stream = entry.Open();
                using var part = new MemoryStream();
                stream.CopyTo(part);
                parts.Add(new(entry.FullName, part.ToArray()));
            }

            return parts;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException)
        {
            return [new(Whole, file)];
        }
    }

    /// <inheritdoc/>
    public override int Weight(string partName)
    {
        ArgumentNullException.ThrowIfNull(partName);
        return partName.StartsWith("xl/worksheets/", StringComparison.Ordinal) ? 6 : partName is "xl/sharedStrings.xml" or "xl/styles.xml" or "xl/workbook.xml" ? 3 : 1;
    }

    /// <inheritdoc/>
    public override byte[] Join(IReadOnlyList<FuzzPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts is [{ Name: Whole }] ? parts[0].Bytes : Archive(parts);
    }

    /// <inheritdoc/>
    public override ReadFigures? Read(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = folder.Write(File, file);
        var findings = new FindingLog();
        PointTable? whole = PointChecks.Read(path, File, null, findings);
        PointChecks.Streams(path, File, null, whole, findings, withSites: file.Length % 3 == 0);
        if (whole is null)
        {
            return null;
        }

        if (file.Length % 3 == 1)
        {
            WrittenTables.Xlsx(whole, folder); // writing a workbook takes longer than all the rest
        }

        return PointChecks.FiguresOf(whole);
    }

    /// <summary>Puts parts into an archive, the same bytes every time.</summary>
    /// <param name="parts">The parts.</param>
    internal static byte[] Archive(IEnumerable<FuzzPart> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (FuzzPart part in parts)
            {
                ZipArchiveEntry entry = archive.CreateEntry(part.Name, CompressionLevel.Fastest);
                entry.LastWriteTime = FixedTime;
                using Stream target = entry.Open();
                target.Write(part.Bytes);
            }
        }

        return stream.ToArray();
    }
}
