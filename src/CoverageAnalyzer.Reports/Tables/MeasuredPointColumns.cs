using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Measurements;
using static CoverageAnalyzer.Reports.Tables.ColumnUnits;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<CoverageAnalyzer.Engine.Radio.Measurements.MeasuredComparison>;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The columns of <c>mobile_measurements.csv</c> and of the layer of that name: each measured point, and beside it what is predicted at its cell.</summary>
public static class MeasuredPointColumns
{
    /// <summary>The columns, in their published order.</summary>
    public static IReadOnlyList<RowColumn<MeasuredComparison>> All { get; } =
    [
        Column.OfText("source", LocalizedText.Of($"Vị trí trong tệp", $"Place in the file"), (m, language) => m.Point.Place.In(language), 26),
        Column.OfNumber("longitude", LocalizedText.Of($"Kinh độ", $"Longitude"), Degree, 6, m => m.Point.LongitudeDegrees),
        Column.OfNumber("latitude", LocalizedText.Of($"Vĩ độ", $"Latitude"), Degree, 6, m => m.Point.LatitudeDegrees),
        Column.OfText("time", LocalizedText.Of($"Thời điểm đo", $"Time"), (m, _) => m.Point.Time, 20),
        Column.OfText("operator", LocalizedText.Of($"Nhà mạng", $"Operator"), (m, _) => m.Point.Operator),
        Column.OfText("radio", LocalizedText.Of($"Công nghệ", $"Radio"), (m, _) => m.Point.Radio),
        Column.OfText("clutter_class", LocalizedText.Of($"Lớp phủ bề mặt", $"Clutter class"), (m, _) => m.Point.ClutterClass, 18),
        Column.OfNumber("measured_dbm", LocalizedText.Of($"Mức thu đo được", $"Measured power"), DecibelMilliwatt, 1, m => m.Point.PowerDbm),
        Column.OfNumber("predicted_dbm", LocalizedText.Of($"Mức thu dự báo", $"Predicted power"), DecibelMilliwatt, 1, m => m.PredictedDbm),
        Column.OfNumber("difference_db", LocalizedText.Of($"Đo trừ dự báo", $"Measured less predicted"), Decibel, 1, m => m.DifferenceDb),
        Column.OfChoice("measured_covered", LocalizedText.Of($"Có sóng theo đo", $"Covered as measured"), ColumnChoices.Verdicts, m => ColumnChoices.Of(m.IsMeasuredCovered)),
        Column.OfChoice("predicted_covered", LocalizedText.Of($"Có sóng theo dự báo", $"Covered as predicted"), ColumnChoices.Verdicts, m => ColumnChoices.Of(IsJudged(m) ? m.IsPredictedCovered : null)),
        Column.OfChoice("status", LocalizedText.Of($"So sánh", $"Comparison"), ColumnChoices.Measurements, m => ColumnChoices.Of(m.Status)),
    ];

    /// <summary>Further columns in the GeoPackage alone, from which a reader makes the figures by clutter class again.</summary>
    public static IReadOnlyList<RowColumn<MeasuredComparison>> Extra { get; } =
    [
        Column.OfCount("cell", LocalizedText.Of($"Ô của mô hình độ cao, đếm từ 0 theo hàng từ phía bắc", $"Cell of the elevation model, counted from 0 by rows from the north"), m => m.Cell),
        Column.OfNumber("land_cover_offset_db", LocalizedText.Of($"Hiệu chỉnh của lớp phủ tại điểm đo", $"Offset of the land cover at the point"), Decibel, 1, m => m.Point.LandCoverOffsetDb),
        Column.OfNumber("threshold_dbm", LocalizedText.Of($"Ngưỡng thu của giá trị đo", $"Threshold of the measured power"), DecibelMilliwatt, 1, m => m.ThresholdDbm),
    ];

    private static bool IsJudged(MeasuredComparison comparison) => comparison.Status is MeasurementStatus.Compared or MeasurementStatus.NoServer;
}
