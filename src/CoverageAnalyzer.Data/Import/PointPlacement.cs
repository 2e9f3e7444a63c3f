using System.Globalization;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Turns rows of point files into service points and sites, each in its commune.</summary>
/// <remarks>
/// A row with coordinates stands where they say. A row without is placed on the surface of the commune it names and marked approximate:
/// all such points of one commune share one place, so that they do not pretend to a spread nobody measured.
/// Behavior: depends on the rows' order alone. Rows that repeat another are counted once.
/// </remarks>
public static class PointPlacement
{
    /// <summary>Places postal points.</summary>
    /// <param name="tables">The files.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="locator">Finds the commune of a place; made from the communes' polygons.</param>
    /// <param name="countedTypes">Kinds of points that count, as the study lists them; null: all.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static PointPlacementResult<ServicePoint> PlaceServicePoints(
        IReadOnlyList<PointTable> tables,
        CommuneLayer communes,
        CommuneLocator locator,
        IReadOnlyCollection<string>? countedTypes,
        FindingLog findings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var rejected = new RejectedRows(tables.Count > 0 ? tables[0].File : string.Empty);
        List<PlacedRow> rows = Place(tables, communes, locator, new CommuneNameMatcher(communes), reportSamePlace: true, rejected, findings, cancellation);
        var types = new CountedTypes(countedTypes);
        var points = new List<ServicePoint>(rows.Count);
        string[] codes = Codes(rows, findings);
        for (int i = 0; i < rows.Count; i++)
        {
            PlacedRow row = rows[i];
            points.Add(new ServicePoint
            {
                Code = codes[i],
                Name = row.Record.Name,
                Type = row.Record.Type,
                LongitudeDegrees = row.LongitudeDegrees,
                LatitudeDegrees = row.LatitudeDegrees,
                IsApproximate = row.IsApproximate,
                CommuneIndex = row.CommuneIndex,
                IsCounted = types.Counts(row.Record),
                Place = row.Record.Place,
            });
        }

        types.Report(findings);
        return Result(tables, points, rows, rejected);
    }

    /// <summary>True where a postal point of a kind counts.</summary>
    /// <param name="type">The kind, or empty.</param>
    /// <param name="countedTypes">Kinds of points that count, as the study lists them; null: all.</param>
    public static bool IsCounted(string type, IReadOnlyCollection<string>? countedTypes) => new CountedTypes(countedTypes).Counts(type);

    /// <summary>Places BTS sites.</summary>
    /// <param name="tables">The files; cells of an OpenCellID file grouped into sites already.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="locator">Finds the commune of a place; made from the communes' polygons.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static PointPlacementResult<BtsSite> PlaceBtsSites(
        IReadOnlyList<PointTable> tables,
        CommuneLayer communes,
        CommuneLocator locator,
        FindingLog findings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var rejected = new RejectedRows(tables.Count > 0 ? tables[0].File : string.Empty);
        tables = [.. tables.Select(t => SectorGrouping.IntoSites(t, findings))];
        List<PlacedRow> rows = Place(tables, communes, locator, new CommuneNameMatcher(communes), reportSamePlace: false, rejected, findings, cancellation);
        var sites = new List<BtsSite>(rows.Count);
        string[] codes = Codes(rows, findings);
        for (int i = 0; i < rows.Count; i++)
        {
            PlacedRow row = rows[i];
            sites.Add(new BtsSite
            {
                Code = codes[i],
                Name = row.Record.Name,
                LongitudeDegrees = row.LongitudeDegrees,
                LatitudeDegrees = row.LatitudeDegrees,
                RadiusKilometres = row.Record.RadiusKilometres,
                Radio = row.Record.Radio,
                Operator = row.Record.Operator,
                CellCount = row.Record.CellCount,
                RangeMetres = row.Record.RangeMetres,
                Samples = row.Record.Samples,
                Sectors = row.Record.Sectors,
                CommuneIndex = row.CommuneIndex,
                Place = row.Record.Place,
            });
        }

        return Result(tables, sites, rows, rejected);
    }

    /// <summary>Finds place and commune of each row, and takes repeated rows out.</summary>
    internal static List<PlacedRow> Place(
        IReadOnlyList<PointTable> tables,
        CommuneLayer communes,
        CommuneLocator locator,
        CommuneNameMatcher matcher,
        bool reportSamePlace,
        RejectedRows rejected,
        FindingLog findings,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(locator);
        ArgumentNullException.ThrowIfNull(findings);
        var placed = new List<PlacedRow>();
        foreach (PointTable table in tables)
        {
            var byPlace = new CoordinatePlacement(communes, locator, matcher, findings);
            var byName = new NamePlacement(communes, matcher, table, rejected, findings);
            foreach (PointRecord record in table.Records)
            {
                cancellation.ThrowIfCancellationRequested();
                bool hasCoordinates = !double.IsNaN(record.LongitudeDegrees) && !double.IsNaN(record.LatitudeDegrees);
                PlacedRow? row = hasCoordinates ? byPlace.Place(table, record, rejected) : byName.Place(record);
                if (row is not null)
                {
                    placed.Add(row);
                }
            }

            byPlace.Report();
            byName.Report();
        }

        List<PlacedRow> kept = DuplicatePoints.Remove(placed, reportSamePlace, rejected, findings);
        rejected.Report(findings);
        return kept;
    }

    /// <summary>Codes as the files have them; where there is none, one from the row: <c>#17</c>.</summary>
    internal static string[] Codes(List<PlacedRow> rows, FindingLog findings)
    {
        HashSet<string>? taken = null; // made where a row has no code
        var made = new Dictionary<string, ValueTally>(StringComparer.Ordinal);
        var codes = new string[rows.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            PointRecord record = rows[i].Record;
            if (record.Code.Length > 0)
            {
                codes[i] = record.Code;
                continue;
            }

            long number = RowOf(record.Place) ?? i + 1;
            taken ??= new HashSet<string>(rows.Select(r => r.Record.Code), StringComparer.Ordinal);
            string code = "#" + number.ToString(CultureInfo.InvariantCulture);
            for (int again = 2; !taken.Add(code); again++)
            {
                code = $"#{number.ToString(CultureInfo.InvariantCulture)}-{again.ToString(CultureInfo.InvariantCulture)}";
            }

            codes[i] = code;
            if (!made.TryGetValue(record.Place.File, out ValueTally? tally))
            {
                made[record.Place.File] = tally = new ValueTally();
            }

            tally.Add(record.Place, string.Empty, code);
        }

        foreach (ValueTally tally in made.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value))
        {
            tally.Report(
                findings,
                "point-code-missing",
                FindingRank.Info,
                (n, _, _) => LocalizedText.Of($"{n:N0} dòng không có mã điểm.", $"{n:N0} rows have no point code."),
                made => LocalizedText.Of($"Đặt mã theo số dòng: {made} …", $"Codes were made from the row numbers: {made} …"));
        }

        return codes;
    }

    /// <summary>The row or record of a place, whatever the kind of its file.</summary>
    internal static long? RowOf(SourcePlace place) =>
        place.Line ?? place.Record ?? (place.Cell is string cell && CellReference.TryParse(cell, out _, out long row) ? row : null);

    private static PointPlacementResult<TPoint> Result<TPoint>(
        IReadOnlyList<PointTable> tables, List<TPoint> points, List<PlacedRow> rows, RejectedRows rejected) =>
        new(points, [.. tables.SelectMany(t => t.Rejected), .. rejected.Kept], tables.Sum(t => t.RowsRead), rows.Count(r => r.IsApproximate), rows.Count(r => r.CommuneIndex is null));
}
