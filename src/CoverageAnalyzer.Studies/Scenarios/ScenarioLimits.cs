using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>What a change must keep to whatever the study: its place is on the ground, its radius one that a cell reaches.</summary>
public static class ScenarioLimits
{
    /// <summary>The greatest radius of a BTS site in km; beyond it no cell reaches.</summary>
    public const double MaximumRadiusKilometres = 200;

    /// <summary>The least radius of a BTS site in km: one metre.</summary>
    public const double MinimumRadiusKilometres = 0.001;

    /// <summary>The longest code and name.</summary>
    public const int MaximumTextLength = 200;

    /// <summary>What is wrong with a change taken by itself; null where nothing is.</summary>
    /// <param name="edit">The change.</param>
    public static LocalizedText? Fault(ScenarioEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (string.IsNullOrWhiteSpace(edit.Code))
        {
            return new("Thay đổi không ghi mã điểm.", "The change names no code.");
        }

        if (edit.Code.Length > MaximumTextLength || edit.Name.Length > MaximumTextLength || edit.Type.Length > MaximumTextLength)
        {
            return LocalizedText.Of(
                $"Mã, tên hoặc loại điểm dài quá {MaximumTextLength:N0} ký tự.", $"A code, name or kind is longer than {MaximumTextLength:N0} characters.");
        }

        if (edit.Action == ScenarioAction.Remove)
        {
            return null;
        }

        if (!(Math.Abs(edit.LongitudeDegrees) <= 180 && Math.Abs(edit.LatitudeDegrees) <= 90))
        {
            return double.IsNaN(edit.LongitudeDegrees) || double.IsNaN(edit.LatitudeDegrees)
                ? LocalizedText.Of($"Điểm {edit.Code} chưa có tọa độ.", $"Point {edit.Code} has no coordinates.")
                : LocalizedText.Of(
                    $"Tọa độ của điểm {edit.Code} nằm ngoài Trái Đất: kinh độ {edit.LongitudeDegrees:G9} (từ −180 đến 180), vĩ độ {edit.LatitudeDegrees:G9} (từ −90 đến 90).",
                    $"The coordinates of point {edit.Code} do not lie on the earth: longitude {edit.LongitudeDegrees:G9} (−180 to 180), latitude {edit.LatitudeDegrees:G9} (−90 to 90).");
        }

        if (!double.IsNaN(edit.RadiusKilometres) && !(edit.RadiusKilometres >= MinimumRadiusKilometres && edit.RadiusKilometres <= MaximumRadiusKilometres))
        {
            return LocalizedText.Of(
                $"Bán kính phủ {edit.RadiusKilometres:G9} km của trạm {edit.Code} phải từ {MinimumRadiusKilometres:0.###} đến {MaximumRadiusKilometres:N0} km.",
                $"The radius of {edit.RadiusKilometres:G9} km of site {edit.Code} must lie between {MinimumRadiusKilometres:0.###} and {MaximumRadiusKilometres:N0} km.");
        }

        return null;
    }
}
