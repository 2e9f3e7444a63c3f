using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Groups the rows of a list of sites that are sectors of one site.</summary>
/// <remarks>
/// Rows with the same code (without one, the same name) and operator within 50 m of the first of them, of which each states another antenna,
/// are one site with several sectors. A row that repeats a sector stays a row of its own, and is then found to repeat the site. Rows that state nothing of
/// an antenna but its height are left as they are: a height belongs to a mast, so two of one code are the same site twice, as ever.
/// </remarks>
internal static class SectorGrouping
{
    /// <summary>Groups the rows of a file.</summary>
    /// <param name="table">The file.</param>
    /// <param name="findings">Takes how many rows became how many sites.</param>
    public static PointTable IntoSites(PointTable table, FindingLog findings)
    {
        if (!table.Records.Any(IsSector))
        {
            return table;
        }

        var groups = new List<List<PointRecord>>(table.Records.Count);
        var first = new Dictionary<(string Key, string Operator), List<List<PointRecord>>>();
        long grouped = 0;
        foreach (PointRecord record in table.Records)
        {
            (string, string) key = (record.Code.Length > 0 ? "#" + record.Code : record.Name, record.Operator);
            if (key.Item1.Length == 0 || !IsSector(record))
            {
                groups.Add([record]);
                continue;
            }

            List<List<PointRecord>> there = first.TryGetValue(key, out List<List<PointRecord>>? known) ? known : first[key] = [];
            List<PointRecord>? home = there.Find(g => IsSamePlace(g[0], record) && !g.Exists(r => r.Sectors.SequenceEqual(record.Sectors)));
            if (home is null)
            {
                home = [];
                there.Add(home);
                groups.Add(home);
            }
            else
            {
                grouped++;
            }

            home.Add(record);
        }

        if (grouped == 0)
        {
            return table;
        }

        findings.Add(
            "sectors-grouped",
            FindingRank.Info,
            new SourcePlace { File = table.File, Layer = table.Sheet },
            LocalizedText.Of($"{table.Records.Count:N0} dòng là các hướng phát (sector).", $"{table.Records.Count:N0} rows are sectors."),
            LocalizedText.Of($"Đã gộp thành {groups.Count:N0} trạm (cùng mã, trong vòng {CellGrouping.SiteRadiusMetres:N0} m).", $"They were grouped into {groups.Count:N0} sites (same code, within {CellGrouping.SiteRadiusMetres:N0} m)."));
        return table with { Records = [.. groups.Select(Site)] };
    }

    private static bool IsSector(PointRecord record)
    {
        foreach (RadioSector sector in record.Sectors)
        {
            if (sector.StatesMoreThanHeight)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSamePlace(PointRecord a, PointRecord b) => double.IsNaN(a.LongitudeDegrees) || double.IsNaN(b.LongitudeDegrees)
        ? double.IsNaN(a.LongitudeDegrees) && double.IsNaN(b.LongitudeDegrees) && a.CommuneName == b.CommuneName && a.CommuneCode == b.CommuneCode && a.Address == b.Address
        : EllipsoidalDistance.Metres(a.LongitudeDegrees, a.LatitudeDegrees, b.LongitudeDegrees, b.LatitudeDegrees) <= CellGrouping.SiteRadiusMetres;

    private static PointRecord Site(List<PointRecord> rows) => rows.Count == 1 ? rows[0] : rows[0] with
    {
        Details = rows[0].Details with
        {
            Radio = string.Join('+', rows.Select(r => r.Radio).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            Sectors = [.. rows.SelectMany(r => r.Sectors)],
            CellCount = rows.Count,
        },
    };
}
