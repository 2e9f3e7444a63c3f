using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The part of a legend that belongs to one layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Heading">Heading over classes, or the text of the one look.</param>
/// <param name="Classes">The classes, the one without data last; empty for one look.</param>
/// <param name="Features">Features of the layer.</param>
internal sealed record LegendBlock(MapLayer Layer, LocalizedText Heading, IReadOnlyList<LegendEntry> Classes, int Features)
{
    /// <summary>Said after the heading, or empty.</summary>
    public LocalizedText Note { get; init; }

    /// <summary>Legend of borders where provinces stand for districts.</summary>
    public static LocalizedText ProvinceBorder { get; } = new("ranh giới tỉnh, thành phố", "province boundary");

    /// <summary>Says that marks are merged.</summary>
    /// <param name="most">Points that the largest mark stands for.</param>
    public static LocalizedText MergedNote(int most) => LocalizedText.Of(
        $"các điểm gần nhau gộp thành một dấu; dấu lớn nhất: {most:N0}", $"those close together share a mark; the largest stands for {most:N0}");

    /// <summary>What the numbers beside the classes are.</summary>
    public LocalizedText AmountHeading => Classes.Any(c => !double.IsNaN(c.AreaSquareKilometres))
        ? LocalizedText.Of($"diện tích trong phạm vi các xã", $"area within the communes")
        : CountHeading(Layer.Source);

    /// <summary>What the numbers beside the classes count.</summary>
    private static LocalizedText CountHeading(MapSource source) => source switch
    {
        MapSource.Communes => LocalizedText.Of($"số xã, phường, thị trấn", $"number of communes"),
        MapSource.Villages => LocalizedText.Of($"số thôn, bản", $"number of villages"),
        MapSource.BtsSites => LocalizedText.Of($"số trạm", $"number of sites"),
        MapSource.MobileAreas => LocalizedText.Of($"số vùng", $"number of areas"),
        MapSource.MobileMeasurements => LocalizedText.Of($"số điểm đo", $"number of measured points"),
        _ => LocalizedText.Of($"số điểm", $"number of points"),
    };
}
