using System.Globalization;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds rows that are the same point, and points that share a code or a place.</summary>
/// <remarks>
/// The same point: the same code (or, where neither has one, the same name) at the same place within a metre; for approximate points
/// the same code or name in the same commune with the same address. It is counted once. Points that only share a code, or only a
/// place, are kept and named. Approximate points share their commune's place by construction, which says nothing.
/// </remarks>
internal static class DuplicatePoints
{
    /// <summary>Two places nearer than this, in metres, are one.</summary>
    private const double SamePlaceMetres = 1;

    /// <summary>Side of the look-up cells in degrees of latitude: a little more than the distance looked for.</summary>
    private const double CellDegrees = 1e-5;

    /// <summary>Takes repeated rows out.</summary>
    /// <param name="rows">The rows, placed.</param>
    /// <param name="reportSamePlace">True: each pair of different points at one place is a warning (postal points). False: their number is told (masts shared by operators are common).</param>
    /// <param name="rejected">Takes the repeated rows.</param>
    /// <param name="findings">Takes the findings.</param>
    public static List<PlacedRow> Remove(List<PlacedRow> rows, bool reportSamePlace, RejectedRows rejected, FindingLog findings)
    {
        double greatestLatitude = Math.Min(89.9, rows.Count > 0 ? rows.Max(r => Math.Abs(r.LatitudeDegrees)) : 0);
        double cellLongitude = CellDegrees / Math.Cos(greatestLatitude * Math.PI / 180);
        var kept = new List<PlacedRow>(rows.Count);
        var byCode = new Dictionary<string, PlacedRow>(StringComparer.Ordinal);
        var places = new NearPlaces(rows.Count);
        var approximate = new Dictionary<(int?, string, string, string), PlacedRow>();
        var shared = new ValueTally();
        foreach (PlacedRow row in rows)
        {
            long column = (long)Math.Floor(row.LongitudeDegrees / cellLongitude), line = (long)Math.Floor(row.LatitudeDegrees / CellDegrees);
            PlacedRow? samePlace = null, same = null;
            if (row.IsApproximate)
            {
                if (!approximate.TryAdd(Identity(row), row))
                {
                    same = approximate[Identity(row)];
                }
            }
            else
            {
                foreach (int near in places.Near(column, line))
                {
                    PlacedRow other = kept[near];
                    if (EllipsoidalDistance.Metres(row.LongitudeDegrees, row.LatitudeDegrees, other.LongitudeDegrees, other.LatitudeDegrees) <= SamePlaceMetres)
                    {
                        samePlace ??= other;
                        same ??= IsSamePoint(row.Record, other.Record) ? other : null;
                    }
                }
            }

            if (same is not null)
            {
                Reject(row, same, rejected, findings);
                continue;
            }

            kept.Add(row);
            if (row.Record.Code.Length > 0 && !byCode.TryAdd(row.Record.Code, row))
            {
                ReportCode(row, byCode[row.Record.Code], findings);
            }

            if (row.IsApproximate)
            {
                continue;
            }

            if (samePlace is not null)
            {
                if (reportSamePlace)
                {
                    ReportPlace(row, samePlace, findings);
                }
                else
                {
                    shared.Add(CoordinatePlacement.Named(row.Record), Describe(samePlace.Record), Describe(row.Record));
                }
            }

            places.Add(column, line, kept.Count - 1);
        }

        shared.Report(
            findings,
            "sites-same-place",
            FindingRank.Info,
            (n, a, b) => LocalizedText.Of(
                $"{n:N0} trạm đứng cùng chỗ với trạm khác (dưới 1 m), ví dụ {a} và {b}.",
                $"{n:N0} sites stand at the place of another (within 1 m), for example {a} and {b}."),
            _ => LocalizedText.Of($"Giữ tất cả: nhiều mạng dùng chung cột.", $"All kept: operators share masts."));
        return kept;
    }

    private static (int?, string, string, string) Identity(PlacedRow row) =>
        (row.CommuneIndex, row.Record.Code, AdministrativeName.Parse(row.Record.Name).Exact, AdministrativeName.Parse(row.Record.Address).Exact);

    private static bool IsSamePoint(PointRecord a, PointRecord b) =>
        a.Code.Length > 0 || b.Code.Length > 0
            ? a.Code == b.Code
            : AdministrativeName.Parse(a.Name).Exact == AdministrativeName.Parse(b.Name).Exact && a.Operator == b.Operator && a.Radio == b.Radio;

    private static void Reject(PlacedRow row, PlacedRow same, RejectedRows rejected, FindingLog findings)
    {
        var reason = LocalizedText.Of(
            $"Lặp lại {Describe(same.Record)}: cùng một điểm.",
            $"Repeats {Describe(same.Record)}: the same point.");
        findings.Add(Located(row, new Finding(
            "point-duplicate",
            FindingRank.Warning,
            CoordinatePlacement.Named(row.Record),
            reason,
            LocalizedText.Of($"Chỉ tính một lần.", $"Counted once."))));
        rejected.Add(new RejectedRow(row.Record.Place, row.Table.Headers, row.Record.Cells, reason));
    }

    private static void ReportCode(PlacedRow row, PlacedRow other, FindingLog findings) => findings.Add(Located(row, new Finding(
        "point-code-repeated",
        FindingRank.Warning,
        CoordinatePlacement.Named(row.Record),
        LocalizedText.Of(
            $"Mã {row.Record.Code} đã dùng cho {Describe(other.Record)} ở chỗ khác.",
            $"Code {row.Record.Code} is already used by {Describe(other.Record)} at another place."),
        LocalizedText.Of($"Giữ cả hai; hãy kiểm tra mã.", $"Both were kept; check the code."))));

    private static void ReportPlace(PlacedRow row, PlacedRow other, FindingLog findings) => findings.Add(Located(row, new Finding(
        "point-same-place",
        FindingRank.Warning,
        CoordinatePlacement.Named(row.Record),
        LocalizedText.Of($"Cùng chỗ (dưới 1 m) với {Describe(other.Record)}.", $"At the same place (within 1 m) as {Describe(other.Record)}."),
        LocalizedText.Of($"Giữ cả hai; hãy kiểm tra tọa độ.", $"Both were kept; check the coordinates."))));

    private static Finding Located(PlacedRow row, Finding finding) =>
        finding with { LongitudeDegrees = row.LongitudeDegrees, LatitudeDegrees = row.LatitudeDegrees };

    /// <summary>Code and name as far as there are, else the row; the file's own number, which reads the same in both languages.</summary>
    private static string Describe(PointRecord record)
    {
        string text = string.Join(" ", new[] { record.Code, record.Name }.Where(t => t.Length > 0));
        return text.Length > 0 ? text : "#" + (PointPlacement.RowOf(record.Place) ?? 0).ToString(CultureInfo.InvariantCulture);
    }
}
