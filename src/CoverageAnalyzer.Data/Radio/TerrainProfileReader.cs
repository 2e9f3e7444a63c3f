using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Data.Radio;

/// <summary>Reads a terrain profile from a table: <c>distance_km, height_m[, clutter_m][, zone]</c>, one row a point, from the transmitter to the receiver.</summary>
/// <remarks>
/// Zones: 1 sea, 3 coastal land, 4 inland. Numbers may have decimal points or decimal commas; the latter need another separator than the comma, or quotes. A height that is
/// empty, NaN or a void mark of elevation models (−9999, −32768) is not known. A table without names has its columns in this order.
/// </remarks>
public static class TerrainProfileReader
{
    /// <summary>Most points of a profile.</summary>
    public const int MostPoints = 200_000;

    private const double LowestMetres = -500, HighestMetres = 9_000, TallestClutterMetres = 1_000;

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">The file: CSV, TSV or XLSX.</param>
    /// <param name="findings">Takes what was recognised about the file.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <exception cref="InputFileException">The file cannot be used; the message names the row and the column.</exception>
    public static TerrainProfile Read(string path, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        var options = new TableOptions { IsKnownHeader = text => TerrainProfileColumns.RoleOf(text) is not null };
        using TableSource table = TableFiles.Open(path, options, findings, cancellation);
        TerrainProfileColumns columns = TerrainProfileColumns.Of(table);
        List<(long Row, ParsedNumber[] Numbers, string[] Cells)> rows = Keep(table, columns, findings, cancellation);
        if (rows.Count == 0)
        {
            throw new InputFileException(
                SourcePlace.OfFile(path), new("mặt cắt không có điểm nào.", "the profile has no point."), new("Cần ít nhất hai dòng số liệu: trạm phát và điểm thu.", "Two rows are needed at least: the transmitter and the receiver."));
        }

        columns.SettleSigns(table.Format);
        int n = rows.Count;
        double[] distances = new double[n], elevations = new double[n];
        double[]? clutter = columns.Has(TerrainProfileColumns.Clutter) ? new double[n] : null;
        RadioClimaticZone[]? zones = columns.Has(TerrainProfileColumns.Zone) ? new RadioClimaticZone[n] : null;
        for (int i = 0; i < n; i++)
        {
            var row = new ProfileRow(table, columns, rows[i].Row, rows[i].Numbers, rows[i].Cells);
            distances[i] = row.Required(TerrainProfileColumns.Distance, 0, 2 * ProfileReading.GreatestKilometres);
            if (i == 0 ? distances[0] != 0 : distances[i] <= distances[i - 1])
            {
                throw row.Fault(TerrainProfileColumns.Distance, i == 0
                    ? new("khoảng cách của điểm đầu tiên (trạm phát) phải là 0.", "the distance of the first point (the transmitter) must be 0.")
                    : LocalizedText.Of(
                        $"khoảng cách {distances[i]:0.######} km không lớn hơn của điểm trước ({distances[i - 1]:0.######} km).",
                        $"the distance of {distances[i]:0.######} km is not greater than the one before ({distances[i - 1]:0.######} km)."));
            }

            elevations[i] = row.Optional(TerrainProfileColumns.Height, LowestMetres, HighestMetres);
            if (clutter is not null)
            {
                double metres = row.Optional(TerrainProfileColumns.Clutter, 0, TallestClutterMetres);
                clutter[i] = double.IsNaN(metres) ? 0 : metres;
            }

            if (zones is not null)
            {
                double zone = row.Required(TerrainProfileColumns.Zone, 1, 4);
                zones[i] = zone is 1 or 3 or 4
                    ? (RadioClimaticZone)(int)zone
                    : throw row.Fault(TerrainProfileColumns.Zone, new("vùng chỉ có thể là 1 (biển), 3 (ven biển) hoặc 4 (nội địa).", "a zone is 1 (sea), 3 (coastal land) or 4 (inland)."));
            }
        }

        return new TerrainProfile(distances, elevations, clutter, zones);
    }

    private static List<(long Row, ParsedNumber[] Numbers, string[] Cells)> Keep(TableSource table, TerrainProfileColumns columns, FindingLog findings, CancellationToken cancellation)
    {
        var rows = new List<(long, ParsedNumber[], string[])>();
        foreach (TableRow row in table.ReadRows(findings, cancellation))
        {
            if (row.IsShifted)
            {
                throw new InputFileException(
                    table.PlaceOf(row.Number),
                    new("dòng có nhiều ô hơn tiêu đề.", "the row has more cells than the header."),
                    new(
                        "Nếu số có dấu phẩy thập phân, hãy ngăn cột bằng dấu chấm phẩy hoặc đặt số trong ngoặc kép.",
                        "Where numbers have decimal commas, separate the columns by semicolons or put the numbers in quotes."));
            }

            if (rows.Count == MostPoints)
            {
                throw new InputFileException(
                    table.PlaceOf(row.Number),
                    LocalizedText.Of($"mặt cắt có quá {MostPoints:N0} điểm.", $"the profile has more than {MostPoints:N0} points."),
                    new("Lấy thưa điểm hơn.", "Take points further apart."));
            }

            var numbers = new ParsedNumber[TerrainProfileColumns.Count];
            var cells = new string[TerrainProfileColumns.Count];
            for (int role = 0; role < numbers.Length; role++)
            {
                cells[role] = columns.Has(role) ? row.TextAt(columns.IndexOf(role)) : string.Empty;
                numbers[role] = columns.Has(role) ? row.NumberAt(columns.IndexOf(role)) : ParsedNumber.None(NumberReading.Missing);
                columns.Observe(role, numbers[role]);
            }

            rows.Add((row.Number, numbers, cells));
        }

        return rows;
    }
}
