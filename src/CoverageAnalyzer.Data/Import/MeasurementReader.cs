using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Measurements;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads measured points of mobile coverage from a table (CSV, TSV, XLSX) or the points of a layer.</summary>
/// <remarks>
/// A row without a power, with one that no receiver can have measured, or that repeats another in place, time, power and network is not used: a finding,
/// and a row of the list of rejected rows. Clutter classes that differ in capitals alone are one. Where a place lies is not asked here.
/// </remarks>
public static class MeasurementReader
{
    private static readonly LocalizedText NotUsed = new("Không dùng dòng này; hãy sửa trong tệp rồi chạy lại.", "The row is not used; mend it in the file and run again.");

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says, and where the points should fall; its roles do not matter.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used, or has no column of powers.</exception>
    public static MeasurementReadResult Read(string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(findings);
        PointTable table = PointTableReader.Read(path, options with { Roles = FieldSynonyms.Measurements }, findings, cancellation);
        if (!table.Columns.TryGetValue("dbm", out string? header))
        {
            throw new InputFileException(
                table.HeaderPlace ?? SourcePlace.OfFile(path),
                new("không thấy cột mức thu (dBm).", "no column of measured powers (dBm) was found."),
                LocalizedText.Of(
                    $"Ghi cột đó bằng khóa 'layers.measurements.fields.dbm'. Các cột: {Columns(table)}.", $"State it with the key 'layers.measurements.fields.dbm'. Columns: {Columns(table)}."));
        }

        int column = table.Headers.ToList().IndexOf(header);
        var rejected = new RejectedRows(table.File);
        var points = new List<MeasuredPoint>(table.Records.Count);
        var seen = new Dictionary<(double, double, double, string, string, string), PointRecord>();
        var classes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (PointRecord record in table.Records)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Fault(record, column) is { } fault)
            {
                Reject(record, fault.Code, header, fault.Reason, table, rejected, findings);
                continue;
            }

            var key = (record.LongitudeDegrees, record.LatitudeDegrees, record.MeasuredDbm, record.Time, record.Operator, record.Radio);
            if (!seen.TryAdd(key, record))
            {
                SourcePlace first = seen[key].Place;
                Reject(record, "measurement-duplicate", header, new(
                    $"lặp lại {first.Row(ReportLanguage.Vietnamese)}: cùng chỗ, cùng lúc, cùng mức thu.", $"repeats {first.Row(ReportLanguage.English)}: the same place, time and power."), table, rejected, findings);
                continue;
            }

            string clutter = record.ClutterClass.Trim();
            if (!classes.TryGetValue(clutter, out string? known))
            {
                classes.Add(clutter, known = clutter);
            }

            points.Add(new MeasuredPoint
            {
                Place = record.Place,
                LongitudeDegrees = record.LongitudeDegrees,
                LatitudeDegrees = record.LatitudeDegrees,
                PowerDbm = record.MeasuredDbm,
                Time = record.Time,
                Operator = record.Operator.Trim(),
                Radio = record.Radio.Trim(),
                ClutterClass = known,
            });
        }

        rejected.Report(findings);
        return new MeasurementReadResult(points, table, [.. table.Rejected, .. rejected.Kept]);
    }

    private static (string Code, LocalizedText Reason)? Fault(PointRecord record, int column)
    {
        if (double.IsNaN(record.LongitudeDegrees) || double.IsNaN(record.LatitudeDegrees))
        {
            return ("measurement-without-place", new("điểm đo không có tọa độ.", "the measured point has no coordinates."));
        }

        string shown = CellText.Shown(column >= 0 && column < record.Cells.Count ? record.Cells[column] : string.Empty);
        if (double.IsNaN(record.MeasuredDbm))
        {
            return ("measurement-power-missing", shown.Length == 0
                ? new("không ghi mức thu.", "no power is stated.")
                : new($"'{shown}' không phải là mức thu.", $"'{shown}' is no power."));
        }

        return record.MeasuredDbm is >= MeasuredPoint.LeastPowerDbm and <= MeasuredPoint.GreatestPowerDbm ? null : ("measurement-power-impossible", LocalizedText.Of(
            $"mức thu {record.MeasuredDbm:0.##} dBm không thể có; phải từ {MeasuredPoint.LeastPowerDbm:0} đến {MeasuredPoint.GreatestPowerDbm:0} dBm.",
            $"a power of {record.MeasuredDbm:0.##} dBm cannot be; it must lie between {MeasuredPoint.LeastPowerDbm:0} and {MeasuredPoint.GreatestPowerDbm:0} dBm."));
    }

    private static void Reject(PointRecord record, string code, string header, LocalizedText reason, PointTable table, RejectedRows rejected, FindingLog findings)
    {
        SourcePlace place = record.Place with { Field = header };
        findings.Add(new Finding(code, FindingRank.Warning, place, reason, NotUsed) { LongitudeDegrees = record.LongitudeDegrees, LatitudeDegrees = record.LatitudeDegrees });
        rejected.Add(rejected.Keeps ? new RejectedRow(place, table.Headers, record.Cells, reason) : null);
    }

    private static string Columns(PointTable table) => string.Join(", ", table.Headers.Take(30).Select(h => $"'{h}'"));
}
