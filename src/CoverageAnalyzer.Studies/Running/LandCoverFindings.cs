using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What the cells of the communes say about the raster of land cover.</summary>
internal static class LandCoverFindings
{
    private const int CodesNamed = 10;
    private const double FewFraction = 0.01; // below, a strip at the edge of a clipped raster

    /// <summary>Says that a layer is not used, where it is not.</summary>
    /// <param name="study">The study.</param>
    /// <param name="findings">Takes the finding.</param>
    public static void AddUse(StudyFile study, FindingLog findings)
    {
        var place = new SourcePlace { File = StudyFile.FileName, Field = "layers.landCover" };
        if (study.Elevation is null)
        {
            findings.Add(
                "land-cover-not-used", FindingRank.Warning, place,
                new("có lớp phủ bề mặt nhưng không có mô hình độ cao.", "there is land cover but no elevation model."),
                new("Không dùng lớp này; thêm layers.elevation.", "The layer is not used; add layers.elevation."));
        }
        else if (study.Radio.Model == MobileModel.Distance)
        {
            findings.Add(
                "land-cover-not-used", FindingRank.Info, place,
                new("có lớp phủ bề mặt nhưng 'mobile.model' là 'distance', không xét cây và nhà.", "there is land cover but 'mobile.model' is 'distance', which looks at no trees and houses."),
                new("Chỉ lệnh link dùng lớp này; chọn mô hình truyền sóng (ví dụ p1812) để dùng.", "Only the verb link uses it; choose a model of radio waves (p1812, for example) to use it."));
        }
    }

    /// <summary>Says how much of the communes has no class, and which codes no class has.</summary>
    /// <param name="file">The raster.</param>
    /// <param name="tally">Cells by class.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Add(string file, LandCoverTally tally, FindingLog findings)
    {
        var place = SourcePlace.OfFile(file);
        if (tally.Classes[0].Cells > 0)
        {
            findings.Add(new Finding(
                "land-cover-missing",
                tally.NoneFraction < FewFraction ? FindingRank.Info : FindingRank.Warning,
                place,
                LocalizedText.Of(
                    $"{tally.NoneFraction:P2} ô của các xã không có lớp phủ (ngoài ảnh hoặc ô trống).", $"{tally.NoneFraction:P2} of the communes' cells have no land cover (outside the raster, or on a void of it)."),
                new("Coi như ở đó không có cây, nhà; thêm mảnh ảnh nếu cần.", "Nothing is taken to stand there; add tiles if that is not meant.")));
        }

        foreach ((int code, long cells) in tally.UnknownCodes.Take(CodesNamed))
        {
            findings.Add(new Finding(
                "land-cover-code-unknown",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"mã {code} ở {cells:N0} ô của các xã không có trong bảng lớp phủ.", $"the code {code}, in {cells:N0} cells of the communes, is none of the clutter classes."),
                new("Coi như ở đó không có gì (0 m); thêm mã này vào tệp của khóa mobile.clutter.", "Nothing is taken to stand there (0 m); add the code to the file of the key mobile.clutter.")));
        }

        if (tally.UnknownCodes.Count > CodesNamed)
        {
            long cells = tally.UnknownCodes.Skip(CodesNamed).Sum(u => u.Cells);
            findings.Add(new Finding(
                "land-cover-code-unknown",
                FindingRank.Warning,
                place,
                LocalizedText.Of(
                    $"{tally.UnknownCodes.Count - CodesNamed:N0} mã khác, ở {cells:N0} ô của các xã, cũng không có trong bảng lớp phủ.",
                    $"{tally.UnknownCodes.Count - CodesNamed:N0} more codes, in {cells:N0} cells of the communes, are none of the clutter classes either."),
                new("Coi như ở đó không có gì (0 m); kiểm tra có đúng là ảnh lớp phủ không.", "Nothing is taken to stand there (0 m); check that this is a raster of land cover.")));
        }
    }
}
