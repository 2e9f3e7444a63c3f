using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Says where neighbouring communes overlap and where they leave gaps: the sums as warnings, the largest one by one.</summary>
public static class BoundaryTopologyFindings
{
    /// <summary>
    /// Overlaps, and gaps, that are listed one by one: the largest. A map thinned commune by commune has hundreds in a province;
    /// the sums tell what they weigh, the report keeps them all.
    /// </summary>
    public const int MostListed = 50;

    /// <summary>Checks the boundaries of a layer and reports.</summary>
    /// <param name="communes">The communes, polygons in WGS 84.</param>
    /// <param name="plane">The metric plane to measure in.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <returns>All overlaps and gaps, in coordinates of the plane.</returns>
    public static BoundaryTopologyReport Check(
        CommuneLayer communes, CoordinateReferenceSystem plane, int threads, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(findings);
        double[] x = [.. communes.Polygons.X], y = [.. communes.Polygons.Y];
        plane.FromWgs84(x, y);
        BoundaryTopologyReport report = BoundaryTopology.Check(
            communes.Polygons.WithCoordinates(x, y), BoundaryTopology.DefaultMinimumAreaSquareMetres, threads, cancellation);
        ReportOverlaps(communes, report, plane, findings);
        ReportGaps(communes, report, plane, findings);
        return report;
    }

    private static void ReportOverlaps(CommuneLayer communes, BoundaryTopologyReport report, CoordinateReferenceSystem plane, FindingLog findings)
    {
        if (report.Overlaps.Count == 0)
        {
            return;
        }

        BoundaryOverlap largest = report.Overlaps[0];
        Commune a = communes.Communes[largest.UnitA], b = communes.Communes[largest.UnitB];
        findings.Add(Locate(plane, largest.X, largest.Y, new Finding(
            "overlaps",
            FindingRank.Warning,
            SourcePlace.OfFile(a.Place.File),
            LocalizedText.Of(
                $"{report.Overlaps.Count:N0} cặp xã chồng lên nhau, tổng {report.OverlapAreaHectares:N1} ha; lớn nhất {largest.AreaHectares:N1} ha giữa {a.Name} và {b.Name}.",
                $"{report.Overlaps.Count:N0} pairs of communes overlap, {report.OverlapAreaHectares:N1} ha in all; the largest {largest.AreaHectares:N1} ha between {a.Name} and {b.Name}."),
            LocalizedText.Of(
                $"Giữ nguyên; điểm nằm ở đó thuộc xã có mã nhỏ nhất. {Math.Min(MostListed, report.Overlaps.Count):N0} chỗ lớn nhất được liệt kê riêng.",
                $"Kept; a point there goes to the commune with the lowest code. The largest {Math.Min(MostListed, report.Overlaps.Count):N0} are listed one by one."))));
        foreach (BoundaryOverlap overlap in report.Overlaps.Take(MostListed))
        {
            Commune first = communes.Communes[overlap.UnitA], second = communes.Communes[overlap.UnitB];
            findings.Add(Locate(plane, overlap.X, overlap.Y, new Finding(
                "overlap",
                FindingRank.Info,
                first.Place,
                LocalizedText.Of(
                    $"{first.Name} ({first.Code}) và {second.Name} ({second.Code}) chồng lên nhau {overlap.AreaHectares:N2} ha.",
                    $"{first.Name} ({first.Code}) and {second.Name} ({second.Code}) overlap by {overlap.AreaHectares:N2} ha."),
                LocalizedText.Of($"Giữ nguyên.", $"Kept."))));
        }
    }

    private static void ReportGaps(CommuneLayer communes, BoundaryTopologyReport report, CoordinateReferenceSystem plane, FindingLog findings)
    {
        if (report.Gaps.Count == 0)
        {
            return;
        }

        BoundaryGap largest = report.Gaps[0];
        findings.Add(Locate(plane, largest.X, largest.Y, new Finding(
            "gaps",
            FindingRank.Warning,
            SourcePlace.OfFile(communes.Communes[0].Place.File),
            LocalizedText.Of(
                $"{report.Gaps.Count:N0} khoảng hở giữa các xã, tổng {report.GapAreaHectares:N1} ha; lớn nhất {largest.AreaHectares:N1} ha giữa {Names(communes, largest)}.",
                $"{report.Gaps.Count:N0} gaps between communes, {report.GapAreaHectares:N1} ha in all; the largest {largest.AreaHectares:N1} ha between {Names(communes, largest)}."),
            LocalizedText.Of(
                $"Giữ nguyên; điểm nằm ở đó không thuộc xã nào. {Math.Min(MostListed, report.Gaps.Count):N0} chỗ lớn nhất được liệt kê riêng.",
                $"Kept; a point there stands in no commune. The largest {Math.Min(MostListed, report.Gaps.Count):N0} are listed one by one."))));
        foreach (BoundaryGap gap in report.Gaps.Take(MostListed))
        {
            findings.Add(Locate(plane, gap.X, gap.Y, new Finding(
                "gap",
                FindingRank.Info,
                gap.Units.Count > 0 ? communes.Communes[gap.Units[0]].Place : new SourcePlace(),
                LocalizedText.Of(
                    $"Khoảng hở {gap.AreaHectares:N2} ha giữa {Names(communes, gap)}.",
                    $"A gap of {gap.AreaHectares:N2} ha between {Names(communes, gap)}."),
                LocalizedText.Of($"Giữ nguyên.", $"Kept."))));
        }
    }

    private static string Names(CommuneLayer communes, BoundaryGap gap) =>
        string.Join(", ", gap.Units.Select(u => $"{communes.Communes[u].Name} ({communes.Communes[u].Code})"));

    private static Finding Locate(CoordinateReferenceSystem plane, double easting, double northing, Finding finding)
    {
        double[] x = [easting], y = [northing];
        plane.ToWgs84(x, y);
        return finding with { LongitudeDegrees = x[0], LatitudeDegrees = y[0] };
    }
}
