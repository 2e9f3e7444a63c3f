using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>What is asked of a table of points, and of the three ways to read it.</summary>
internal static class PointChecks
{
    /// <summary>Where the points of the seeds lie: Quảng Trị.</summary>
    public static readonly Bounds Province = new(106.4, 16.2, 107.5, 17.3);

    private static readonly string[] Passed = ["total-row", "note-row", "section-row"];

    /// <summary>Reads a table of points whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="crs">Coordinate system that is stated, or null.</param>
    /// <param name="findings">Takes what is found.</param>
    public static PointTable? Read(string path, string file, string? crs, FindingLog findings)
    {
        PointTable? table = Oracle.Try(file, () => PointTableReader.Read(path, new PointReadOptions { ExpectedWgs84 = Province, Crs = crs }, findings), isOurs: !file.EndsWith(".xlsx", StringComparison.Ordinal));
        if (table is not null)
        {
            Table(table, file, findings);
        }

        return table;
    }

    /// <summary>Every row is a record, a rejected row with its reason, or said to be a sum, a remark or a heading; every number is one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="file">Its name.</param>
    /// <param name="findings">What was found in it.</param>
    public static void Table(PointTable table, string file, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(table);
        Oracle.Findings(findings, file);
        long used = 0;
        foreach (PointRecord record in table.Records)
        {
            used += record.CellCount;
            bool isNowhere = double.IsNaN(record.LongitudeDegrees) && double.IsNaN(record.LatitudeDegrees);
            Oracle.Holds(
                isNowhere || (Math.Abs(record.LongitudeDegrees) <= 180 && Math.Abs(record.LatitudeDegrees) <= 90), $"A point at {record.LongitudeDegrees}, {record.LatitudeDegrees}.");
            foreach (double number in (ReadOnlySpan<double>)[record.RadiusKilometres, record.RangeMetres, record.Samples, record.MastHeightMetres, record.Households, record.Population])
            {
                Oracle.Holds(!double.IsInfinity(number), "A number of a record is infinite.");
            }

            Oracle.Holds(record.Place.File == file, $"A record stands in '{record.Place.File}'.");
        }

        long passed = findings.ToList().Where(IsPassedOver).Sum(f => f.Count);
        Oracle.Holds(
            used + table.RejectedCount + passed == table.RowsRead, $"{table.RowsRead} rows: {used} used, {table.RejectedCount} rejected, {passed} sums and remarks.");
        Oracle.Holds(table.Rejected.Count == Math.Min(table.RejectedCount, TableLimits.RejectedRowsKept), "Not all rejected rows are listed.");
        foreach (RejectedRow row in table.Rejected)
        {
            Oracle.Holds(row.Place.File == file && row.Reason.Vietnamese.Length > 0 && row.Reason.English.Length > 0, "A rejected row has no place or no reason.");
            for (int i = 0; i < row.Cells.Count; i++)
            {
                Oracle.Holds(row.Cells[i].Length <= TableLimits.FieldCharacters, "A cell is longer than a cell may be.");
            }
        }
    }

    /// <summary>The stream of places and the stream of sites hold the points that the table read whole holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="crs">Coordinate system that is stated, or null.</param>
    /// <param name="whole">The table read whole, or null where it was refused.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="withSites">True to stream it as sites too.</param>
    public static void Streams(string path, string file, string? crs, PointTable? whole, FindingLog findings, bool withSites)
    {
        List<(double, double)>? places = Places(path, file, crs, out PointFileTotals? totals, out bool isOfCells);
        List<(double, double)>? sites = withSites ? Sites(path, file, crs) : null;
        if (places is null || whole is null || isOfCells || findings.ToList().Any(f => f.Code == "quotes-damaged"))
        {
            return; // cells are grouped into sites where they are read whole; and a quote in the wrong place, which is named, ends with its line in a stream
        }

        // What a stream leaves to the rules for small files stands in the records as a place by name, or is rejected there.
        List<(double, double)> expected = [.. whole.Records.Where(r => !double.IsNaN(r.LongitudeDegrees)).Select(r => (r.LongitudeDegrees, r.LatitudeDegrees)).Order()];
        Same(expected, places, "places");
        Oracle.Holds(totals!.Rows == whole.RowsRead, $"The stream has {totals.Rows} rows, the table {whole.RowsRead}.");
        if (sites is not null)
        {
            Same(expected, sites, "sites");
        }
    }

    /// <summary>Whether a finding is of rows that are sums, remarks or headings, and are passed over.</summary>
    /// <param name="finding">The finding.</param>
    public static bool IsPassedOver(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Passed.Contains(finding.Code);
    }

    /// <summary>Rows, and the bounds of the points that have a place.</summary>
    /// <param name="table">The table.</param>
    public static ReadFigures FiguresOf(PointTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<PointRecord> placed = [.. table.Records.Where(r => !double.IsNaN(r.LongitudeDegrees))];
        return placed.Count == 0
            ? new ReadFigures(table.RowsRead, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
            : new ReadFigures(
                table.RowsRead,
                placed.Min(r => r.LongitudeDegrees), placed.Min(r => r.LatitudeDegrees), placed.Max(r => r.LongitudeDegrees), placed.Max(r => r.LatitudeDegrees), double.NaN);
    }

    private static List<(double, double)>? Places(string path, string file, string? crs, out PointFileTotals? totals, out bool isOfCells)
    {
        var findings = new FindingLog();
        using PointFile? stream = Oracle.Try(file, () => PointFile.Open(path, new PointFileOptions { ExpectedWgs84 = Province, Crs = crs, MemoryBytes = PointFileOptions.LeastMemoryBytes }, findings), isOurs: !file.EndsWith(".xlsx", StringComparison.Ordinal));
        (totals, isOfCells) = (null, stream?.Format.StartsWith("OpenCellID", StringComparison.Ordinal) ?? false);
        if (stream is null)
        {
            return null;
        }

        var sink = new ListSink();
        totals = Oracle.Try(file, () => stream.Run(() => sink, findings), isOurs: !file.EndsWith(".xlsx", StringComparison.Ordinal));
        if (totals is null)
        {
            return null;
        }

        (long rows, long points, long rejected) = (totals.Rows, totals.Points, totals.Rejected);
        Oracle.Holds(points == sink.Points.Count && rows == points + rejected, $"{rows} rows, {rejected} rejected, {sink.Points.Count} points.");
        Oracle.Findings(findings, file);
        long named = findings.ToList().Where(f => f.Code is not ("row-short" or "coordinate-swapped") && f.Rank == FindingRank.Error).Sum(f => f.Count);
        Oracle.Holds(named >= rejected, $"{rejected} rows are rejected and {named} are named.");
        sink.Points.Sort();
        return sink.Points;
    }

    private static List<(double, double)>? Sites(string path, string file, string? crs)
    {
        var findings = new FindingLog();
        using SitePointFile? stream = Oracle.Try(
            file, () => SitePointFile.Open(path, new PointFileOptions { ExpectedWgs84 = Province, Crs = crs, MemoryBytes = PointFileOptions.LeastMemoryBytes }, findings, CancellationToken.None), isOurs: !file.EndsWith(".xlsx", StringComparison.Ordinal));
        if (stream is null)
        {
            return null;
        }

        var sink = new SiteSink();
        PointFileTotals? totals = Oracle.Try(file, () => stream.Points.Run(() => sink, findings), isOurs: !file.EndsWith(".xlsx", StringComparison.Ordinal));
        if (totals is null)
        {
            return null;
        }

        LeftSites? left = Oracle.Try(file, () => stream.Place(totals, SmallCommunes.Layer, findings));
        Oracle.Holds(left is not null, "Few rows were left and refused.");
        sink.Points.AddRange(left.Plain.Select(p => (p.LongitudeDegrees, p.LatitudeDegrees)));
        sink.Points.Sort();
        return sink.Points;
    }

    private static void Same(List<(double X, double Y)> expected, List<(double X, double Y)> read, string what)
    {
        Oracle.Holds(expected.Count == read.Count, $"The stream has {read.Count} {what}, the table {expected.Count}.");
        for (int i = 0; i < read.Count; i++)
        {
            (double x, double y) = (expected[i].X - read[i].X, expected[i].Y - read[i].Y);
            Oracle.Holds(Math.Abs(x) < 1e-9 && Math.Abs(y) < 1e-9, $"The stream has {read[i]}, the table {expected[i]}.");
        }
    }

    private sealed class SiteSink : ListSink, ISitePointSink
    {
        public void Take(SiteRows sites)
        {
            for (int i = 0; i < sites.Rows.Length; i++)
            {
                Oracle.Holds(!double.IsInfinity(sites.RadiusKilometres[i]) && !double.IsInfinity(sites.Samples[i]), "A number of a streamed site is infinite.");
            }

            Take(sites.LongitudeDegrees, sites.LatitudeDegrees);
        }
    }

    private class ListSink : IPointSink
    {
        public List<(double, double)> Points { get; } = [];

        public void Take(ReadOnlySpan<double> longitudeDegrees, ReadOnlySpan<double> latitudeDegrees)
        {
            for (int i = 0; i < longitudeDegrees.Length; i++)
            {
                Oracle.Holds(Math.Abs(longitudeDegrees[i]) <= 180 && Math.Abs(latitudeDegrees[i]) <= 90, "A streamed point lies nowhere.");
                Points.Add((longitudeDegrees[i], latitudeDegrees[i]));
            }
        }
    }
}
