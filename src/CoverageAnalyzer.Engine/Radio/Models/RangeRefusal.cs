using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Words for what is outside the range a model is made for.</summary>
internal static class RangeRefusal
{
    /// <summary>Null when the value is within the range; else which value, the range and the model. NaN is outside every range.</summary>
    public static LocalizedText? Outside(double value, double least, double most, LocalizedText what, string unit, string model) =>
        value >= least && value <= most
            ? null
            : LocalizedText.Of(
                $"{what.Vietnamese} là {value:#,0.###} {unit}; {model} dùng từ {least:#,0.###} đến {most:#,0.###} {unit}.", $"{what.English} is {value:#,0.###} {unit}; {model} is for {least:#,0.###} to {most:#,0.###} {unit}.");

    /// <summary>Null when the profile has two points or more and all its heights are known.</summary>
    public static LocalizedText? Path(Profiles.TerrainProfile profile) =>
        profile.Count < 2
            ? new LocalizedText(
                "Mặt cắt có ít hơn hai điểm: máy thu ở ngay chỗ máy phát. Cần ít nhất hai điểm.", "The profile has fewer than two points: the receiver is at the transmitter. Give two points or more.")
            : profile.IsUnknown
            ? new LocalizedText(
                "Trên đường truyền có chỗ không biết độ cao mặt đất, nên không biết suy hao.", "The height of the ground is not known somewhere along the path, so neither is the loss.")
            : null;
}
