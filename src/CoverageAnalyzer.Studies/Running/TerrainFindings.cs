using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What is wrong with the elevation model under the communes: places without a height, communes outside it, one height everywhere.</summary>
internal static class TerrainFindings
{
    /// <summary>Adds the findings.</summary>
    /// <param name="file">The model's file or folder.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="terrain">Their terrain.</param>
    /// <param name="maximumUnknownFraction">Share without a height above which a commune's terrain is undecidable.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Add(
        string file, IReadOnlyList<Commune> communes, IReadOnlyList<UnitTerrain> terrain, double maximumUnknownFraction, FindingLog findings)
    {
        var place = new SourcePlace { File = Path.GetFileName(Path.TrimEndingDirectorySeparator(file)) };
        Commune[] drawn = [.. communes.Where(c => terrain[c.Index].AreaSquareKilometres > 0)];
        Commune[] outside = [.. drawn.Where(c => terrain[c.Index].UnknownFraction >= 1 - 1e-9)];
        if (drawn.Length > 0 && outside.Length == drawn.Length)
        {
            findings.Add(
                "elevation-covers-nothing",
                FindingRank.Error,
                place,
                new("mô hình độ cao không có độ cao nào trong các xã.", "the elevation model has no height in any commune."),
                new("Kiểm tra hệ tọa độ và vùng của mô hình (inspect); các xếp loại theo địa hình để là chưa xác định được.", "Check its coordinate system and extent (inspect); classes by terrain are undecidable."));
            return;
        }

        if (outside.Length > 0)
        {
            findings.Add(
                "elevation-misses-communes",
                FindingRank.Warning,
                place,
                LocalizedText.Of(
                    $"mô hình độ cao không có độ cao nào ở {outside.Length:N0} xã: {FirstNames.Of(outside)}.",
                    $"the elevation model has no height in {outside.Length:N0} communes: {FirstNames.Of(outside)}."),
                new("Thêm các mảnh còn thiếu; các xã này là chưa xác định được.", "Add the missing tiles; these communes are undecidable."));
        }

        Commune[] partly = [.. drawn.Where(c => terrain[c.Index].UnknownFraction is > 1e-9 and < 1 - 1e-9)];
        Commune[] tooMuch = [.. partly.Where(c => terrain[c.Index].UnknownFraction > maximumUnknownFraction)];
        if (partly.Length > 0)
        {
            double hectares = 100 * partly.Sum(c => terrain[c.Index].UnknownAreaSquareKilometres);
            LocalizedText undecided = tooMuch.Length == 0
                ? LocalizedText.Of($"không xã nào quá {maximumUnknownFraction:P0} diện tích.", $"in no commune more than {maximumUnknownFraction:P0} of the area.")
                : LocalizedText.Of(
                    $"quá {maximumUnknownFraction:P0} diện tích ở {tooMuch.Length:N0} xã: {FirstNames.Of(tooMuch)}.",
                    $"more than {maximumUnknownFraction:P0} of the area in {tooMuch.Length:N0} communes: {FirstNames.Of(tooMuch)}.");
            LocalizedText where = LocalizedText.Of(
                $"{hectares:N0} ha ở {partly.Length:N0} xã không có độ cao; ", $"{hectares:N0} ha in {partly.Length:N0} communes have no height; ");
            findings.Add(
                "elevation-unknown",
                tooMuch.Length > 0 ? FindingRank.Warning : FindingRank.Info,
                place,
                new(where.Vietnamese + undecided.Vietnamese, where.English + undecided.English),
                new("Không coi là mực nước biển; xã thiếu quá mức là chưa xác định được.", "They are not taken for sea level; communes above that share are undecidable."));
        }

        double least = drawn.Min(c => terrain[c.Index] is { MinimumElevationMetres: var m } && !double.IsNaN(m) ? m : double.PositiveInfinity);
        double most = drawn.Max(c => terrain[c.Index] is { MaximumElevationMetres: var m } && !double.IsNaN(m) ? m : double.NegativeInfinity);
        if (least == most && !findings.ToList().Any(f => f.Code == "elevation-flat")) // the reader may have seen it in the cells
        {
            findings.Add(
                "elevation-flat",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"mọi xã đều có cùng một độ cao {least:N0} m.", $"every commune has one and the same height of {least:N0} m."),
                new("Kiểm tra tệp: có thể là lưới trống.", "Check the file: it may be an empty raster."));
        }
    }
}
