using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Units as people read them.</summary>
internal static class ColumnUnits
{
    public static LocalizedText Kilometre { get; } = LocalizedText.Same("km");

    public static LocalizedText KilometrePerPoint { get; } = LocalizedText.Of($"km/điểm", $"km/point");

    public static LocalizedText SquareKilometre { get; } = LocalizedText.Same("km²");

    public static LocalizedText Metre { get; } = LocalizedText.Same("m");

    public static LocalizedText Degree { get; } = LocalizedText.Same("°");

    public static LocalizedText People { get; } = LocalizedText.Of($"người", $"people");

    public static LocalizedText PeoplePerPoint { get; } = LocalizedText.Of($"người/điểm", $"people/point");

    public static LocalizedText Decibel { get; } = LocalizedText.Same("dB");

    public static LocalizedText DecibelMilliwatt { get; } = LocalizedText.Same("dBm");

    public static LocalizedText Percent { get; } = LocalizedText.Same("%");
}
