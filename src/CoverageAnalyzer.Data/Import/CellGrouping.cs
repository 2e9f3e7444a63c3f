using System.Globalization;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Groups the cells of an OpenCellID file into sites.</summary>
/// <remarks>
/// A row of the file is a cell, not a mast. Cells of one network (mcc-net) whose estimated positions lie within 50 m of the first cell of a
/// site are that site, the nearest one where there are several; its position is the mean of its cells weighted by their measurements.
/// A site keeps the technologies of its cells, the largest range, the sum of the measurements and the number of cells.
/// Cells are taken in the file's order, so the same file gives the same sites; a cell without a network's number joins no other network.
/// </remarks>
public static class CellGrouping
{
    /// <summary>Farthest a cell may lie from the first cell of its site.</summary>
    public const double SiteRadiusMetres = 50;

    private const double DegreesLatitude = SiteRadiusMetres / 110_574;

    /// <summary>Groups the records of a file.</summary>
    /// <param name="cells">The file, one record a cell.</param>
    /// <param name="findings">Takes how many cells became how many sites, and how many rest on one measurement.</param>
    public static PointTable IntoSites(PointTable cells, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(findings);
        var buckets = new Dictionary<(string Network, int Row, int Column), List<Site>>();
        var sites = new List<Site>();
        foreach (PointRecord cell in cells.Records)
        {
            string network = cell.Operator;
            Site? home = Near(buckets, network, cell);
            if (home is null)
            {
                home = new Site(network, cell);
                sites.Add(home);
                (string, int, int) key = KeyOf(network, cell.LongitudeDegrees, cell.LatitudeDegrees);
                (buckets.TryGetValue(key, out List<Site>? bucket) ? bucket : buckets[key] = []).Add(home);
            }

            home.Take(cell);
        }

        long single = cells.Records.LongCount(c => c.Samples <= 1);
        findings.Add(
            "cells-grouped",
            FindingRank.Info,
            new SourcePlace { File = cells.File, Layer = cells.Sheet },
            LocalizedText.Of(
                $"{cells.Records.Count:N0} ô phủ (cell); {single:N0} ô chỉ dựa trên một lần đo.",
                $"{cells.Records.Count:N0} cells; {single:N0} of them rest on a single measurement."),
            LocalizedText.Of(
                $"Đã gộp thành {sites.Count:N0} trạm (cùng mạng, trong vòng {SiteRadiusMetres:N0} m).",
                $"They were grouped into {sites.Count:N0} sites (same network, within {SiteRadiusMetres:N0} m)."));
        return cells with { Records = [.. sites.Select((s, i) => s.Record(i + 1))] };
    }

    private static (string Network, int Row, int Column) KeyOf(string network, double longitude, double latitude)
    {
        int row = (int)Math.Floor(latitude / DegreesLatitude);
        return (network, row, (int)Math.Floor(longitude / ColumnWidth(row)));
    }

    /// <summary>Width in degrees of a bucket: 50 m on the ground at the bucket row nearest the pole, so that a site is at most one bucket away.</summary>
    private static double ColumnWidth(int row) => DegreesLatitude / Math.Max(0.01, Math.Cos(Math.Min(89, (Math.Abs(row) + 1) * DegreesLatitude) * Math.PI / 180));

    private static Site? Near(Dictionary<(string Network, int Row, int Column), List<Site>> buckets, string network, PointRecord cell)
    {
        (_, int row, _) = KeyOf(network, cell.LongitudeDegrees, cell.LatitudeDegrees);
        Site? nearest = null;
        double least = SiteRadiusMetres;
        for (int r = row - 1; r <= row + 1; r++)
        {
            int column = (int)Math.Floor(cell.LongitudeDegrees / ColumnWidth(r));
            for (int c = column - 1; c <= column + 1; c++)
            {
                foreach (Site site in buckets.GetValueOrDefault((network, r, c)) ?? [])
                {
                    double distance = EllipsoidalDistance.Metres(site.First.LongitudeDegrees, site.First.LatitudeDegrees, cell.LongitudeDegrees, cell.LatitudeDegrees);
                    if (distance <= least)
                    {
                        nearest = site;
                        least = distance;
                    }
                }
            }
        }

        return nearest;
    }

    private sealed class Site(string network, PointRecord first)
    {
        private readonly SortedSet<string> radio = new(StringComparer.Ordinal);
        private double weight;
        private double longitude;
        private double latitude;
        private double range = double.NaN;
        private double samples = double.NaN;
        private int cells;

        public PointRecord First { get; } = first;

        public void Take(PointRecord cell)
        {
            double measured = cell.Samples > 0 ? cell.Samples : 1;
            weight += measured;
            longitude += measured * (cell.LongitudeDegrees - First.LongitudeDegrees);
            latitude += measured * (cell.LatitudeDegrees - First.LatitudeDegrees);
            range = double.IsNaN(range) ? cell.RangeMetres : Math.Max(range, double.IsNaN(cell.RangeMetres) ? range : cell.RangeMetres);
            samples = double.IsNaN(samples) ? cell.Samples : samples + (double.IsNaN(cell.Samples) ? 0 : cell.Samples);
            cells++;
            if (cell.Radio.Length > 0)
            {
                radio.Add(cell.Radio);
            }
        }

        public PointRecord Record(int number) => First with
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"{network}-{number:D6}"),
            LongitudeDegrees = First.LongitudeDegrees + (longitude / weight),
            LatitudeDegrees = First.LatitudeDegrees + (latitude / weight),
            Details = First.Details with
            {
                Operator = network,
                Radio = string.Join('+', radio),
                RangeMetres = range,
                Samples = samples,
                CellCount = cells,
            },
        };
    }
}
