using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Where a run stands.</summary>
/// <param name="Stage">The stage that begins or goes on.</param>
/// <param name="Fraction">Share of the stage that is done, 0–1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StudyProgress(StudyStage Stage, double Fraction)
{
    /// <summary>Name of the stage for people.</summary>
    public LocalizedText StageName => Stage switch
    {
        StudyStage.Import => new("Đọc dữ liệu", "Reading the data"),
        StudyStage.Prepare => new("Chuẩn bị tọa độ", "Preparing coordinates"),
        StudyStage.Measure => new("Tính chỉ tiêu", "Measuring"),
        StudyStage.Cover => new("Tính vùng phủ", "Covering"),
        StudyStage.Terrain => new("Tính địa hình", "Looking at the terrain"),
        StudyStage.Classify => new("Xếp loại và tìm chỗ thiếu", "Classifying and finding gaps"),
        _ => new("Ghi kết quả", "Writing the results"),
    };
}
