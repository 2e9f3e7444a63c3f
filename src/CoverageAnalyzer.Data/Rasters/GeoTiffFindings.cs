using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>What was converted or cannot be believed of the head of a GeoTIFF with heights.</summary>
internal static class GeoTiffFindings
{
    /// <summary>Adds the findings.</summary>
    /// <param name="place">The file.</param>
    /// <param name="directory">Its directory.</param>
    /// <param name="metadata">What GDAL's metadata say.</param>
    /// <param name="unit">The unit of its heights.</param>
    /// <param name="isSouthUp">True where its first row is in the south.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Add(SourcePlace place, TiffDirectory directory, GdalMetadata metadata, VerticalUnit unit, bool isSouthUp, FindingLog findings)
    {
        if (isSouthUp)
        {
            AddSouthUp(place, hasMatrix: directory.Numbers(34264).Length >= 8, findings);
        }

        if (unit.Metres != 1)
        {
            findings.Add(
                "elevation-unit-converted",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"độ cao tính bằng {unit.Words.Vietnamese}.", $"the heights are in {unit.Words.English}."),
                new("Đã đổi sang mét.", "They were converted to metres."));
        }

        if (!metadata.IsReadable)
        {
            findings.Add(
                "elevation-metadata-unreadable",
                FindingRank.Warning,
                place,
                new("không đọc được siêu dữ liệu GDAL của tệp (hệ số, độ dời, đơn vị).", "the GDAL metadata of the file (scale, offset, unit) cannot be read."),
                new("Đã đọc số trong tệp như mét; kiểm tra vài độ cao.", "The numbers were read as metres; check some heights."));
        }
        else if (metadata.Scale != 1 || metadata.Offset != 0)
        {
            findings.Add(
                "elevation-scaled",
                FindingRank.Info,
                place,
                LocalizedText.Of($"tệp ghi hệ số {metadata.Scale:0.########} và độ dời {metadata.Offset:0.########}.", $"the file states the scale {metadata.Scale:0.########} and the offset {metadata.Offset:0.########}."),
                new("Đã áp dụng.", "They were applied."));
        }

        AddNoData(place, directory, "elevation-nodata-unreadable", findings);
    }

    /// <summary>Says it where the value for 'no data' is no number: cells that hold it are then taken for what they hold.</summary>
    /// <param name="place">The file.</param>
    /// <param name="directory">Its directory.</param>
    /// <param name="code">Code of the finding.</param>
    /// <param name="findings">Takes it.</param>
    public static void AddNoData(SourcePlace place, TiffDirectory directory, string code, FindingLog findings)
    {
        var noData = new TiffNoData(directory);
        if (noData.IsUnreadable)
        {
            findings.Add(
                code,
                FindingRank.Warning,
                place,
                LocalizedText.Of($"giá trị 'không có số liệu' của tệp không phải là số: '{Shown(noData.Text)}'.", $"the file's value for 'no data' is no number: '{Shown(noData.Text)}'."),
                new("Bỏ qua giá trị này.", "It was passed over."));
        }
    }

    private static void AddSouthUp(SourcePlace place, bool hasMatrix, FindingLog findings) => findings.Add(
        "elevation-south-up",
        hasMatrix ? FindingRank.Info : FindingRank.Warning,
        place,
        new("hàng đầu của lưới ở phía nam.", "the first row of the grid is in the south."),
        hasMatrix
            ? new("Đã lật lại.", "It was turned round.")
            : new(
                "Đã lật lại theo chuẩn GeoTIFF; GDAL và QGIS không lật tệp có kích thước ô âm: kiểm tra vài độ cao.",
                "It was turned round as the GeoTIFF standard says; GDAL and QGIS do not turn a file with a negative cell size: check some heights."));

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
