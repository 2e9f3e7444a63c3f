using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Measurements;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Radio.Measurements.MeasurementClass>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of <c>mobile_tuning.csv</c>: how the prediction agrees with measured cells, over all and for each clutter class, and the offset that suggests.</summary>
public static class MeasurementClassColumns
{
    /// <summary>The columns, in their published order.</summary>
    public static IReadOnlyList<RowColumn<MeasurementClass>> All { get; } =
    [
        Column.OfChoice("scope", LocalizedText.Of($"Phạm vi", $"Scope"), ColumnChoices.MeasurementScopes, c => c.IsAll ? "all" : "class"),
        Column.OfText("clutter_class", LocalizedText.Of($"Lớp phủ bề mặt", $"Clutter class"), (c, _) => c.ClutterClass, 18),
        Column.OfCount("points", LocalizedText.Of($"Số điểm đo", $"Points"), c => c.Figures.Points),
        Column.OfCount("cells", LocalizedText.Of($"Số ô so sánh", $"Cells"), c => c.Figures.Cells),
        Column.OfNumber("bias_db", LocalizedText.Of($"Sai lệch trung bình", $"Bias"), Decibel, 2, c => c.Figures.BiasDb),
        Column.OfNumber("standard_deviation_db", LocalizedText.Of($"Độ lệch chuẩn", $"Standard deviation"), Decibel, 2, c => c.Figures.StandardDeviationDb),
        Column.OfNumber("rmse_db", LocalizedText.Of($"Sai số RMSE", $"RMSE"), Decibel, 2, c => c.Figures.RootMeanSquareDb),
        Column.OfNumber("correlation", LocalizedText.Of($"Hệ số tương quan", $"Correlation"), LocalizedText.Empty, 3, c => c.Figures.Correlation),
        Column.OfNumber("standard_error_db", LocalizedText.Of($"Sai số chuẩn của sai lệch", $"Standard error of the bias"), Decibel, 2, c => c.Figures.StandardErrorDb),
        Column.OfNumber("applied_offset_db", LocalizedText.Of($"Hiệu chỉnh đang dùng", $"Offset in use"), Decibel, 2, c => c.AppliedOffsetDb),
        Column.OfNumber("offset_db", LocalizedText.Of($"Hiệu chỉnh đề xuất", $"Suggested offset"), Decibel, 2, c => c.OffsetDb),
        Column.OfCount("hits", LocalizedText.Of($"Đo có sóng, dự báo có", $"Hits"), c => c.Figures.Hits),
        Column.OfCount("misses", LocalizedText.Of($"Đo có sóng, dự báo không", $"Misses"), c => c.Figures.Misses),
        Column.OfCount("false_alarms", LocalizedText.Of($"Đo không có sóng, dự báo có", $"False alarms"), c => c.Figures.FalseAlarms),
        Column.OfCount("right_rejections", LocalizedText.Of($"Đo không có sóng, dự báo không", $"Right rejections"), c => c.Figures.RightRejections),
    ];
}
