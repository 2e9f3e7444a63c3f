using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Viewing;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The view of an interactive map that is put on a <see cref="MapSheet"/>: its size, its scale and what of the legend it shows.</summary>
public sealed record MapSheetView
{
    /// <summary>Width on the screen in px.</summary>
    public required float WidthPixels { get; init; }

    /// <summary>Height on the screen in px.</summary>
    public required float HeightPixels { get; init; }

    /// <summary>Width of a px in the plane of <see cref="WebMercator"/>, in metres.</summary>
    public required double MetresPerPixel { get; init; }

    /// <summary>Latitude of its middle, in degrees: the scale bar holds there.</summary>
    public required double LatitudeDegrees { get; init; }

    /// <summary>Whether a layer (position in the map) is drawn.</summary>
    public required Func<int, bool> IsLayerShown { get; init; }

    /// <summary>Whether a class (layer's position, position in its legend) is drawn.</summary>
    public required Func<int, int, bool> IsClassShown { get; init; }

    /// <summary>Said after the notes of the map, such as the filter that makes communes pale; empty for nothing.</summary>
    public LocalizedText Remark { get; init; }
}
