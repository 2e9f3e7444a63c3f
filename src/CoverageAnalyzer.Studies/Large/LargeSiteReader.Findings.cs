using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Large;

/// <content>What is told of the rows: the codes of a layer that is held, the first rows whole and the rest counted.</content>
internal sealed partial class LargeSiteReader
{
    /// <summary>Code of the finding that says the layer was streamed.</summary>
    public const string StreamedCode = "sites-streamed";

    private long cellRows;
    private long singleRows;

    private void Report()
    {
        var file = new SourcePlace { File = Path.GetFileName(layer.Files[0]) };
        if (areCells)
        {
            findings.Add(
                "cells-grouped",
                FindingRank.Info,
                file,
                LocalizedText.Of($"{cellRows:N0} ô phủ (cell); {singleRows:N0} ô chỉ dựa trên một lần đo.", $"{cellRows:N0} cells; {singleRows:N0} of them rest on a single measurement."),
                LocalizedText.Of(
                    $"Đã gộp thành {sites:N0} trạm (cùng mạng, trong vòng {CellGrouping.SiteRadiusMetres:N0} m).",
                    $"They were grouped into {sites:N0} sites (same network, within {CellGrouping.SiteRadiusMetres:N0} m)."));
        }

        ReportOutside();
        Tell(repeated, "point-duplicate", FindingRank.Warning, new("Lặp lại một dòng trước: cùng một điểm.", "Repeats an earlier row: the same point."), new("Chỉ tính một lần.", "Counted once."), each: true);
        Tell(
            samePlace, "sites-same-place", FindingRank.Info,
            LocalizedText.Of($"{samePlace.Count:N0} trạm đứng cùng chỗ với trạm khác (dưới 1 m).", $"{samePlace.Count:N0} sites stand at the place of another (within 1 m)."),
            new("Giữ tất cả: nhiều mạng dùng chung cột.", "All kept: operators share masts."), each: false);
        Tell(
            withoutCode, "point-code-missing", FindingRank.Info,
            LocalizedText.Of($"{withoutCode.Count:N0} dòng không có mã điểm.", $"{withoutCode.Count:N0} rows have no point code."),
            new("Đếm như các dòng khác.", "They count like any other."), each: false);
        findings.Add(
            StreamedCode,
            FindingRank.Info,
            file,
            LocalizedText.Of(
                $"lớp trạm BTS ({sites:N0} trạm) được đọc từng phần vì không vừa bộ nhớ.", $"the layer of BTS sites ({sites:N0} sites) was streamed, for it does not fit in memory."),
            new(
                "Mọi chỉ tiêu theo xã, huyện, tỉnh như khi đọc cả lớp; riêng từng trạm không được ghi vào results.gpkg và không vẽ trên bản đồ: mở chính tệp trạm trong QGIS.",
                "All figures of communes, districts and the province are those of the whole layer; single sites are not written to results.gpkg nor drawn on maps: open their own file in QGIS."));
    }

    private void ReportOutside()
    {
        var communeOf = new CommuneOfPoint(communes.Layer, locator, findings, nearest);
        foreach (SiteRecord record in outside.First)
        {
            communeOf.Find(PlaceOf(record), record.LongitudeDegrees, record.LatitudeDegrees);
        }

        if (outside.Count > outside.First.Count)
        {
            // The log names the first that is only counted; this adds the number of the others.
            findings.Add(new Finding("point-outside", FindingRank.Warning, PlaceOf(outside.First[^1]), LocalizedText.Empty, LocalizedText.Empty)
            {
                Count = outside.Count - outside.First.Count,
            });
        }

        if (far.Count > 0)
        {
            SiteRecord first = far.First[0];
            double metres = nearest.Value.Find(first.LongitudeDegrees, first.LatitudeDegrees).DistanceMetres;
            findings.Add(new Finding(
                "points-far-outside",
                FindingRank.Warning,
                PlaceOf(first),
                LocalizedText.Of(
                    $"{far.Count:N0} điểm cách mọi xã hơn {CommuneOfPoint.FarMetres / 1000:N0} km (điểm này: {metres / 1000:N0} km).",
                    $"{far.Count:N0} points lie more than {CommuneOfPoint.FarMetres / 1000:N0} km from every commune (this one: {metres / 1000:N0} km)."),
                new(
                    "Giữ các điểm nhưng không tính cho xã nào; nếu tất cả đều như vậy, hãy kiểm tra hệ tọa độ hoặc tệp.",
                    "They are kept but count for no commune; if all are like that, check the coordinate system or the file."))
            {
                Count = far.Count,
            });
        }
    }

    private void Tell(OutsideRows rows, string code, FindingRank rank, LocalizedText message, LocalizedText action, bool each)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (!each)
        {
            findings.Add(new Finding(code, rank, PlaceOf(rows.First[0]), message, action) { Count = rows.Count });
            return;
        }

        foreach (SiteRecord record in rows.First)
        {
            findings.Add(new Finding(code, rank, PlaceOf(record), message, action) { LongitudeDegrees = record.LongitudeDegrees, LatitudeDegrees = record.LatitudeDegrees });
        }

        if (rows.Count > rows.First.Count)
        {
            findings.Add(new Finding(code, rank, PlaceOf(rows.First[^1]), message, action) { Count = rows.Count - rows.First.Count });
        }
    }

    private SourcePlace PlaceOf(in SiteRecord record) => placeOf[record.File](record.Line);
}
