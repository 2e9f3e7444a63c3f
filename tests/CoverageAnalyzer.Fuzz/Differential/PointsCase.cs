using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Fuzz.Targets.Tables;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A table of points that we read, compared with another reading of its text.</summary>
/// <param name="file">The file, not compressed.</param>
/// <param name="ours">What we read.</param>
/// <param name="findings">What we said of it.</param>
internal sealed class PointsCase(byte[] file, PointTable ours, IReadOnlyList<Finding> findings) : ComparedCase
{
    /// <summary>A tenth of a millimetre on the ground, for a map projection computed in another way.</summary>
    private const double Degrees = 1e-9;

    private const int Utm48 = 32648, Wgs84 = 4326;

    private long firstDataRow; // a header may have several lines: which belong to it is ours to say

    private int Epsg => ours.Crs?.Crs.EpsgCode ?? 0;

    /// <inheritdoc/>
    public override JsonObject Question(string folder)
    {
        string path = Path.Combine(folder, "a.csv");
        File.WriteAllBytes(path, file);
        using (TableSource source = PointTableReader.OpenTable(path, new PointReadOptions(), new FindingLog()))
        {
            // Where the file was read for something else than points, its header may have been found elsewhere.
            firstDataRow = ours.HeaderPlace?.Line is long header && header != source.Header.HeaderRow ? header + 1 : source.Header.FirstDataRow;
        }

        char delimiter = ours.Format.Contains("TSV", StringComparison.Ordinal) ? '\t' : ours.Format.EndsWith(')') ? ours.Format[^2] : ',';
        return new JsonObject
        {
            ["read"] = "table", ["path"] = path, ["encoding"] = ours.Encoding.Name, ["delimiter"] = delimiter.ToString(), ["header"] = ours.HeaderPlace?.Line ?? firstDataRow - 1,
            ["x"] = ColumnOf("x"), ["y"] = ColumnOf("y"), ["crs"] = Epsg is Utm48 ? Utm48 : 0, ["swap"] = ours.Crs?.SwapAxes ?? false,
        };
    }

    /// <inheritdoc/>
    protected override string? Compare(JsonElement answer, string? refusal)
    {
        if (refusal is not null)
        {
            return $"nothing is read: {Unexplained} {refusal}";
        }

        JsonElement[] rows = [.. answer.GetProperty("rows").EnumerateArray().Where(r => r[0].GetInt64() >= firstDataRow)];
        if (rows.Length != ours.RowsRead)
        {
            return Reason() ?? $"{Unexplained} {ours.RowsRead - rows.Length} rows {ours.Encoding.Name} {Codes()}";
        }

        Dictionary<long, JsonElement> byLine = rows.ToDictionary(r => r[0].GetInt64());
        bool hasOthers = false;
        foreach ((long line, IReadOnlyList<string> cells, PointRecord? record) in
                 ours.Records.Where(r => r.CellCount == 1).Select(r => (r.Place.Line ?? 0, r.Cells, (PointRecord?)r)).Concat(ours.Rejected.Select(r => (r.Place.Line ?? 0, r.Cells, (PointRecord?)null))))
        {
            if (!byLine.TryGetValue(line, out JsonElement row))
            {
                return Reason() ?? $"{Unexplained} line {Codes()}";
            }

            if (!AreSame(cells, [.. row[1].EnumerateArray().Select(c => c.GetString()!)]))
            {
                return Reason() ?? $"{Unexplained} cells {Codes()}";
            }

            bool isPlain = row[2].ValueKind == JsonValueKind.Number && row[3].ValueKind == JsonValueKind.Number && Epsg is Utm48 or Wgs84;
            hasOthers |= record is not null && !double.IsNaN(record.LongitudeDegrees) && !isPlain;
            if (record is not null && isPlain && !IsThere(record, row[2].GetDouble(), row[3].GetDouble()))
            {
                return Reason() ?? $"{Unexplained} place {Codes()}";
            }
        }

        return Equal + (hasOthers ? " but for coordinates that are not plain numbers, which are not compared" : string.Empty);
    }

    private string? Reason() => findings.Any(f => f.Code == "quotes-damaged") ? "quotes in the wrong places, as a finding of ours says" : null;

    private string Codes() => string.Join(',', findings.Select(f => f.Code).Distinct());

    private int ColumnOf(string role) => ours.Columns.TryGetValue(role, out string? header) ? ours.Headers.ToList().IndexOf(header) : -1;

    private bool IsThere(PointRecord record, double longitude, double latitude)
    {
        bool isSwapped = findings.Any(f => f.Code == "coordinate-swapped" && f.Place.Line == record.Place.Line);
        (double x, double y) = isSwapped ? (latitude, longitude) : (longitude, latitude);
        return Math.Abs(record.LongitudeDegrees - x) <= Degrees && Math.Abs(record.LatitudeDegrees - y) <= Degrees;
    }

    /// <summary>The same cells, but for blanks around them, empty ones at the end, and how an accent is put together.</summary>
    private bool AreSame(IReadOnlyList<string> cells, IReadOnlyList<string> others)
    {
        bool isUnicode = ours.Encoding.Name.StartsWith("UTF", StringComparison.Ordinal);
        for (int i = 0; i < Math.Max(cells.Count, others.Count); i++)
        {
            string one = Plainly(cells, i), other = Plainly(others, i);
            if (one != other && (isUnicode || (Ascii.IsValid(one) && Ascii.IsValid(other))))
            {
                return false;
            }
        }

        return true;
    }

    private static string Plainly(IReadOnlyList<string> cells, int i) => i < cells.Count ? cells[i].Trim().Normalize() : string.Empty;
}
