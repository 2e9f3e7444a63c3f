using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>Text tables in every use: points (whole and streamed), villages, published figures, measurements, lists of communes, profiles, antenna patterns.</summary>
public sealed class CsvTarget : FuzzTarget
{
    private const string Head = "reader", Body = "file";

    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override bool IsText(string partName) => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words =>
    [
        "\"", "\"\"", ";", ",", "\t", "|", "\n", "\r\n", "\r", "\0", "1e999", "NaN", "-0", "1e300", "°", "\uFEFF", "sep=,\n", "GSM,452,1,1,1,0,107,16,1000,1,1,0,0,0\n", "<html>", "PK\u0003\u0004",
        "\u0300\u0301", "lon", "lat", "X", "Y", "N", "E", "106°43'48\"E", "16,6", "107.123", "1.159.000", "Tổng cộng", "Ghi chú:", "Huyện Cam Lộ", "#N/A", "=1+1", "\u00A0", "\u2028", "'", " ", "dBm",
        "HORIZONTAL 360", "VERTICAL 360", "GAIN 1e999", "0 0", "16.6, 106.7", "\u001F\u008B\u0008", "%PDF", ",,,,,,,,,,,,,,,,,", "\"\n\"", "\uD83D\uDCF6",
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => CsvSeeds.All();

    /// <inheritdoc/>
    public override IReadOnlyList<FuzzPart> Split(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        int head = TableCase.HeadLength(file);
        return [new(Head, file[..head]), new(Body, file[head..])];
    }

    /// <inheritdoc/>
    public override int Weight(string partName) => partName == Head ? 0 : 1;

    /// <inheritdoc/>
    public override byte[] Join(IReadOnlyList<FuzzPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return [.. parts.SelectMany(p => p.Bytes)];
    }

    /// <inheritdoc/>
    public override ReadFigures? Read(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        TableCase table = TableCase.Parse(file);
        string name = table.IsCompressed ? "a.csv.gz" : table.Reader == TableReader.Antenna ? "a.msi" : "a.csv", path = folder.Write(name, table.ToFile());
        if (table.Reader == TableReader.Points)
        {
            return Points(table, path, name, folder);
        }

        long? rows = OtherTables.Read(table.Reader, path, name);
        return rows is null ? null : new ReadFigures(rows.Value, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
    }

    private static ReadFigures? Points(TableCase table, string path, string name, CaseFolder folder)
    {
        var findings = new FindingLog();
        PointTable? whole = PointChecks.Read(path, name, table.Crs, findings);
        PointChecks.Streams(path, name, table.Crs, whole, findings, withSites: table.File.Length % 3 == 0); // each in turn: all of it would take three times as long
        if (whole is null)
        {
            return null;
        }

        CountRows(table.File, path, whole);
        if (table.File.Length % 3 == 1 && !findings.ToList().Any(f => f.Code == "undecodable-text"))
        {
            WrittenTables.Csv(whole, folder);
        }

        return PointChecks.FiguresOf(whole);
    }

    /// <summary>Rows are counted a second time by their ends of lines, where no quote says that a line goes on.</summary>
    private static void CountRows(byte[] file, string path, PointTable whole)
    {
        if (whole.HeaderPlace?.Line is not long header || whole.Encoding.Name != "UTF-8" || file.AsSpan().Contains((byte)'"') || whole.Format.StartsWith("XLSX", StringComparison.Ordinal))
        {
            return;
        }

        char delimiter = whole.Format.Contains("TSV", StringComparison.Ordinal) ? '\t' : whole.Format.EndsWith(')') ? whole.Format[^2] : ',';
        string[] lines = Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split((string[])["\r\n", "\n", "\r"], StringSplitOptions.None);
        int Rows(long above) => lines.Skip((int)above).Count(l => l.Split(delimiter).Any(c => !string.IsNullOrWhiteSpace(c)));
        if (Rows(header) == whole.RowsRead)
        {
            return;
        }

        using TableSource source = PointTableReader.OpenTable(path, new PointReadOptions(), new FindingLog());
        long rows = Rows(source.Header.FirstDataRow - 1); // a header may have two rows
        Oracle.Holds(rows == whole.RowsRead, $"{whole.RowsRead} rows were read of {rows}.");
    }
}
